using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>What the kinds of changes are called.</summary>
public static class ChangeNames
{
    public static string Of(FactChangeKind kind, ReportLanguage language) => kind switch
    {
        FactChangeKind.Added => language.Text("新增", "added"),
        FactChangeKind.Removed => language.Text("取消", "removed"),
        _ => language.Text("改变", "changed"),
    };

    public static string Of(ChangeKind kind, ReportLanguage language) => kind switch
    {
        ChangeKind.Unchanged => language.Text("未变", "unchanged"),
        ChangeKind.Editorial => language.Text("标点格式", "editorial"),
        ChangeKind.Reworded => language.Text("修改", "reworded"),
        ChangeKind.Inserted => language.Text("新增", "inserted"),
        ChangeKind.Deleted => language.Text("删除", "deleted"),
        ChangeKind.Split => language.Text("拆分", "split"),
        _ => language.Text("合并", "merged"),
    };

    /// <summary>Direction and size of a change, or that the thing came or went.</summary>
    public static string Size(FactLine line, ReportLanguage language) => line switch
    {
        { Fact.Change: not FactChangeKind.Changed } => Of(line.Fact.Change, language),
        { Old.Length: 0, New.Length: > 0 } => Of(FactChangeKind.Added, language),
        { Old.Length: > 0, New.Length: 0 } => Of(FactChangeKind.Removed, language),
        _ => line.Size,
    };
}
