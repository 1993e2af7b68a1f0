namespace ClauseExtractor.Wording;

/// <summary>What the kinds of blocks are called.</summary>
public static class BlockNames
{
    public static string Of(BlockKind kind, ReportLanguage language) => kind switch
    {
        BlockKind.Raised => language.Text("提高", "Raised"),
        BlockKind.Lowered => language.Text("降低", "Lowered"),
        BlockKind.Gone => language.Text("取消的金额与扶持", "Sums and benefits that are gone"),
        BlockKind.New => language.Text("新增的金额与扶持", "New sums and benefits"),
        BlockKind.Changed => language.Text("扶持内容调整", "Benefits changed otherwise"),
        BlockKind.Date => language.Text("日期与文号", "Dates and numbers"),
        BlockKind.Duty => language.Text("义务、权力与期限", "Duties, powers and periods"),
        BlockKind.Authority => language.Text("责任与审批单位", "Authorities"),
        _ => language.Text("其他", "Other"),
    };

    /// <summary>A block of one line in one line: with its title where the line itself does not say what it is about (并处500万元: for what?).</summary>
    public static string Whole(FactBlock block, ReportLanguage language)
    {
        var line = block.Lines[0];
        bool says = line.Fact.Subject is Revision.FactSubject.Benefit or Revision.FactSubject.Date or Revision.FactSubject.Document or Revision.FactSubject.Repeal
            || line.Fact is { Subject: Revision.FactSubject.Duty, Change: not Revision.FactChangeKind.Changed };
        return says || line.Text.Contains(block.Title.TrimEnd('…'), StringComparison.Ordinal) ? line.Text : block.Title + language.Text("：", ": ") + line.Text;
    }

    /// <summary>What a line says below the title of its block: the field and the two values, without what the title says already.</summary>
    public static string Line(FactLine line, FactBlock block) =>
        line.About.Length > 0 && block.Title == line.About && line.Text.StartsWith(line.About, StringComparison.Ordinal) ? line.Text[line.About.Length..].TrimStart('：', ':', ' ') : line.Text;
}
