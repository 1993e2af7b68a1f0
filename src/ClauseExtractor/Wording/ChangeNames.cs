using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>What the kinds of changes are called.</summary>
public static class ChangeNames
{
    /// <summary>The kind in words.</summary>
    public static string Of(FactChangeKind kind, ReportLanguage language) =>
        kind switch
        {
            FactChangeKind.Added => language.Text("新增", "added"),
            FactChangeKind.Removed => language.Text("取消", "removed"),
            _ => language.Text("改变", "changed"),
        };

    /// <summary>The kind in words.</summary>
    public static string Of(ChangeKind kind, ReportLanguage language) =>
        kind switch
        {
            ChangeKind.Unchanged => language.Text("未变", "unchanged"),
            ChangeKind.Editorial => language.Text("标点格式", "editorial"),
            ChangeKind.Reworded => language.Text("修改", "reworded"),
            ChangeKind.Inserted => language.Text("新增", "inserted"),
            ChangeKind.Deleted => language.Text("删除", "deleted"),
            ChangeKind.Split => language.Text("拆分", "split"),
            _ => language.Text("合并", "merged"),
        };

    /// <summary>What happened to a value as a reader sees it: a field that had none before was added.</summary>
    public static FactChangeKind Of(FactLine line) =>
        line switch
        {
            { Old.Length: 0, New.Length: > 0 } => FactChangeKind.Added,
            { Old.Length: > 0, New.Length: 0 } => FactChangeKind.Removed,
            _ => line.Fact.Change,
        };

    /// <summary>Direction and size of a change, or that the thing came or went.</summary>
    public static string Size(FactLine line, ReportLanguage language) =>
        Of(line) is not FactChangeKind.Changed and var kind ? Of(kind, language) : line.Size;
}
