using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>What the kinds of blocks are called.</summary>
public static class BlockNames
{
    /// <summary>The kind in words.</summary>
    public static string Of(BlockKind kind, ReportLanguage language) =>
        kind switch
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

    /// <summary>
    /// A block of one line in one line: with its title where the line itself does not say what it is about (并处500万元: for what?).
    /// </summary>
    public static string Whole(FactBlock block, ReportLanguage language)
    {
        var line = block.Lines[0];
        bool says =
            line.Fact.Subject is FactSubject.Benefit or FactSubject.Date or FactSubject.Document or FactSubject.Repeal
            || FactBlocks.IsRule(line.Fact);
        if (says || line.Text.Contains(block.Title.TrimEnd('…'), StringComparison.Ordinal))
            return line.Text;
        // The words before a figure that the title has already are not said twice.
        string text = Repeats(block, line)
            ? line.Text.Replace(line.About + language.Text("：", ": "), "", StringComparison.Ordinal)
            : line.Text;
        return block.Title + language.Text("：", ": ") + text;
    }

    /// <summary>
    /// A block as it is read: one line where it says one thing, else a line for each of its facts below the title. The rules of a clause
    /// that came or went stand one by one below 新增规定（应当 3、不得 1）.
    /// </summary>
    public static IReadOnlyList<string> Read(FactBlock block, ReportLanguage language) =>
        block switch
        {
            { Lines.Count: 1 } => [Whole(block, language)],
            _ when IsRules(block) => [Head(block, language), .. Rules(block)],
            _ => [block.Title, .. block.Lines.Select(l => Line(l, block))],
        };

    /// <summary>True for the rules of a clause that came or went, where they are several: they are shown as a list.</summary>
    public static bool IsRules(FactBlock block) => block.Lines.Count > 1 && block.Lines.All(l => FactBlocks.IsRuleAlone(l.Fact));

    /// <summary>What stands above the facts of a block: its title, or how many rules of each force came or went.</summary>
    public static string Head(FactBlock block, ReportLanguage language)
    {
        if (!IsRules(block))
            return block.Title;
        bool came = block.Lines[0].Fact.OldClause is null;
        string forces = string.Join(
            language.Text("、", ", "),
            block.Lines.GroupBy(l => came ? l.Fact.New : l.Fact.Old).Select(g => $"{g.Key} {g.Count()}")
        );
        return came
            ? language.Text($"新增规定（{forces}）", $"new rules ({forces})")
            : language.Text($"取消规定（{forces}）", $"rules that are gone ({forces})");
    }

    /// <summary>The rules of a block, one each, in the order of the text.</summary>
    public static IReadOnlyList<string> Rules(FactBlock block) => [.. block.Lines.Select(l => l.New.Length > 0 ? l.New : l.Old).Distinct()];

    /// <summary>
    /// What a line of a table is about, where nothing stands above it: the title of the block in its first line, then the field.
    /// </summary>
    public static string What(FactBlock block, FactLine line, ReportLanguage language)
    {
        bool first = line == block.Lines[0];
        if (FactBlocks.IsRule(line.Fact))
            return language.Text($"规定（{line.Fact.New ?? line.Fact.Old}）", $"rule ({line.Fact.New ?? line.Fact.Old})");
        bool same = line.About.Length > 0 && line.About == block.Title || first && Repeats(block, line);
        string own =
            line.About.Length > 0 && !same
                ? line.Field.Length > 0
                    ? $"{line.About}{language.Text("：", ": ")}{line.Field}"
                    : line.About
                : line.Field.Length > 0
                    ? line.Field
                    : line.Subject;
        return first && !own.Contains(block.Title.TrimEnd('…'), StringComparison.Ordinal)
            ? $"{block.Title}{language.Text("：", ": ")}{own}"
            : own;
    }

    /// <summary>What a line says below the title of its block: the field and the two values, without what the title says already.</summary>
    public static string Line(FactLine line, FactBlock block) =>
        line.About.Length > 0 && block.Title == line.About && line.Text.StartsWith(line.About, StringComparison.Ordinal)
            ? line.Text[line.About.Length..].TrimStart('：', ':', ' ')
            : line.Text;

    /// <summary>The title is the sentence of a figure, and has the words before it.</summary>
    private static bool Repeats(FactBlock block, FactLine line) =>
        line.Fact.Subject is FactSubject.Amount or FactSubject.Period or FactSubject.Number
        && line.About.Length > 0
        && block.Title.Contains(line.About, StringComparison.Ordinal);
}
