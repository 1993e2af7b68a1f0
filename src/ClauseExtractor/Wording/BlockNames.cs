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

    /// <summary>A block as it is read: one line where it says one thing, else a line for each of its facts below the title. The rules of a clause that came or went are one line: 新增规定（应当 3、不得 1）：…</summary>
    public static IReadOnlyList<string> Read(FactBlock block, ReportLanguage language)
    {
        if (block.Lines.Count == 1)
            return [Whole(block, language)];
        if (!block.Lines.All(l => FactBlocks.IsRuleAlone(l.Fact)))
            return [block.Title, .. block.Lines.Select(l => Line(l, block))];
        bool came = block.Lines[0].Fact.OldClause is null;
        string forces = string.Join(language.Text("、", ", "), block.Lines.GroupBy(l => came ? l.Fact.New : l.Fact.Old).Select(g => $"{g.Key} {g.Count()}"));
        return [(came ? language.Text($"新增规定（{forces}）：", $"new rules ({forces}): ") : language.Text($"取消规定（{forces}）：", $"rules that are gone ({forces}): ")) + block.Title];
    }

    /// <summary>What a line says below the title of its block: the field and the two values, without what the title says already.</summary>
    public static string Line(FactLine line, FactBlock block) =>
        line.About.Length > 0 && block.Title == line.About && line.Text.StartsWith(line.About, StringComparison.Ordinal) ? line.Text[line.About.Length..].TrimStart('：', ':', ' ') : line.Text;
}
