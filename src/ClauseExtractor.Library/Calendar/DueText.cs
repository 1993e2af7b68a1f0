using ClauseExtractor.Wording;

namespace ClauseExtractor.Library.Calendar;

/// <summary>The names of what comes due.</summary>
public static class DueText
{
    /// <summary>The kind in words.</summary>
    public static string Of(DueKind kind, ReportLanguage language) =>
        kind switch
        {
            DueKind.Ends => language.Text("到期", "ends"),
            DueKind.CommentsEnd => language.Text("征求意见截止", "comments close"),
            DueKind.DraftOverdue => language.Text("草案久未出台", "draft overdue"),
            DueKind.AssumedTerm => language.Text("效力为推定", "term assumed"),
            DueKind.UnknownTerm => language.Text("原文没有日期，效力不明", "no date in the text, validity unknown"),
            DueKind.StillCited => language.Text("已失效仍被引用", "no longer in force, still cited"),
            _ => language.Text("新版本", "new version"),
        };
}
