using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Cli.Output;

/// <summary>
/// Prints a record as people read it: the clause tree, under each clause its facts, and in the words of each fact those that its values
/// rest on underlined.
/// </summary>
internal sealed class ClauseView(Shell shell, PolicyRecord record)
{
    private const int Step = 2;

    /// <summary>The whole tree, with the words of the facts.</summary>
    public void PrintTree()
    {
        PrintDocument();
        foreach (var clause in record.Clauses)
        {
            PrintTitle(clause);
            PrintFacts(clause, withWords: true);
        }
    }

    /// <summary>One clause and those under it, each with its whole text.</summary>
    public void PrintClause(string path)
    {
        foreach (var clause in record.Clauses.Where(c => c.Path == path || c.Path.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            PrintTitle(clause);
            var marks = Marked(clause).ToList();
            foreach (var span in clause.More.Prepend(clause.Span).Where(s => s.End > s.Start))
                PrintWords(span, marks, Indent(clause));
            PrintFacts(clause, withWords: false);
        }
    }

    private void PrintDocument()
    {
        var (document, dates) = (record.Document, record.Document.Dates);
        shell.Out.WriteLine(Bold(document.Title ?? document.Source.File));
        Field(shell.Text("文号", "Number"), document.DocumentNumber);
        Field(shell.Text("发文机关", "Issuer"), string.Join("、", document.Issuers));
        Field(shell.Text("阶段", "Stage"), document.Stage == DocumentStage.Draft ? ValueNames.Of(document.Stage, shell.Language) : null);
        Field(shell.Text("成文日期", "Issued"), Json.CsvFile.Print(dates.Issued));
        Field(shell.Text("征求意见", "Comments"), Between(dates.CommentFrom, dates.CommentTo));
        Field(shell.Text("施行", "In force"), Between(dates.EffectiveFrom, dates.EffectiveTo));
        foreach (var repeal in record.Document.Repeals)
            Field(shell.Text("废止", "Repeals"), $"{repeal.Title} {repeal.DocumentNumber}");
        foreach (var warning in record.Warnings)
            Field(shell.Text("疑点", "Warning"), $"{warning.Code} {shell.Reason(warning.Code, warning.Message)}");
        shell.Out.WriteLine();
    }

    private void PrintTitle(Clause clause)
    {
        string owners = string.Join("、", clause.Owners.Where(o => !o.Inherited).Select(o => o.Name));
        string title = $"{clause.Path}　{clause.Heading}".TrimEnd('　') + (owners.Length == 0 ? "" : $"　[{owners}]");
        foreach (string line in CellWidth.Wrap(title, Math.Max(20, shell.Width - (Indent(clause) - Step))))
            shell.Out.WriteLine(new string(' ', Indent(clause) - Step) + Bold(line));
    }

    private void PrintFacts(Clause clause, bool withWords)
    {
        foreach (var benefit in record.Benefits.Where(b => b.Clause == clause.Path))
            PrintFact(
                clause,
                string.Join(
                    "　",
                    new[]
                    {
                        benefit.Term,
                        BenefitText.Figures(benefit, shell.Language),
                        benefit.Beneficiary is { } who ? shell.Text("给 ", "to ") + who : "",
                        Confidence(benefit),
                    }.Where(p => p.Length > 0)
                ),
                benefit.Span,
                Marked(benefit),
                withWords
            );
        foreach (var indicator in record.Indicators.Where(i => i.Clause == clause.Path))
            PrintFact(
                clause,
                shell.Text("指标", "Target")
                    + $"　{indicator.Metric} "
                    + $"{ValueNames.Sign(indicator.Comparator)}{ValueText.Measure(shell.Language, indicator.Value, indicator.Unit)}"
                    + (indicator.Year is { } year ? shell.Text($"　{year}年", $"　by {year}") : ""),
                indicator.Span,
                [(indicator.Span, true)],
                withWords
            );
        foreach (var threshold in record.Thresholds.Where(t => t.Clause == clause.Path))
            PrintFact(
                clause,
                shell.Text("门槛", "Threshold")
                    + $"　{threshold.Metric} "
                    + $"{ValueNames.Sign(threshold.Comparator)}{ValueText.Measure(shell.Language, threshold.Value, threshold.Unit)}"
                    + (threshold.Upper is { } upper ? $"—{ValueText.Measure(shell.Language, upper, threshold.Unit)}" : ""),
                threshold.Span,
                [(threshold.Span, true)],
                withWords
            );
        foreach (var provision in record.Provisions.Where(p => p.Clause == clause.Path))
            PrintFact(clause, ValueNames.Of(provision.Kind, shell.Language), provision.Span, [(provision.Span, false)], withWords);
        if (UnreadFigures.Say(UnreadFigures.Of(record, clause.Path), shell.English) is { } unread)
            PrintFact(clause, unread, clause.Span, [], withWords: false);
    }

    private void PrintFact(Clause clause, string fact, Span words, IEnumerable<(Span Span, bool IsFigure)> marks, bool withWords)
    {
        string margin = new(' ', Indent(clause));
        foreach (var (i, line) in CellWidth.Wrap(fact, Math.Max(20, shell.Width - Indent(clause) - Step)).Index())
            shell.Out.WriteLine(margin + (i == 0 ? "· " : "  ") + line);
        if (withWords)
            PrintWords(words, marks, Indent(clause) + Step);
    }

    private void PrintWords(Span words, IEnumerable<(Span Span, bool IsFigure)> marks, int indent) =>
        MarkedText.Print(
            shell,
            words.Quote,
            marks
                .Where(m => m.Span.End > words.Start && m.Span.Start < words.End)
                .Select(m => new Mark(
                    (Math.Max(m.Span.Start, words.Start) - words.Start)..(Math.Min(m.Span.End, words.End) - words.Start),
                    m.IsFigure
                )),
            indent
        );

    private IEnumerable<(Span Span, bool IsFigure)> Marked(Clause clause) =>
        record
            .Benefits.Where(b => b.Clause == clause.Path)
            .SelectMany(Marked)
            .Concat(record.Indicators.Where(i => i.Clause == clause.Path).Select(i => (i.Span, true)))
            .Concat(record.Thresholds.Where(t => t.Clause == clause.Path).Select(t => (t.Span, true)))
            .Concat(clause.Owners.Select(o => (o.Span, false)));

    private static IEnumerable<(Span Span, bool IsFigure)> Marked(Benefit benefit)
    {
        foreach (var cap in benefit.Caps)
            yield return (cap.Span, true);
        if (benefit.Rate is { } rate)
            yield return (rate.Span, true);
        if (benefit.BeneficiarySpan is { } who)
            yield return (who, false);
        foreach (var condition in benefit.ConditionSpans)
            yield return (condition, false);
    }

    private string Confidence(Benefit benefit) =>
        benefit.Confidence > 0.9
            ? ""
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{shell.Text("把握", "confidence")} {benefit.Confidence:0.00}"
            )
                + (
                    benefit.Weakest is { } part
                        ? shell.Text($"（{PartWording.Doubtful(part)}）", $" ({PartWording.DoubtfulInEnglish(part)})")
                        : ""
                );

    private void Field(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            shell.Out.WriteLine($"  {name}{new string(' ', Math.Max(1, 10 - CellWidth.Of(name)))}{value}");
    }

    private static string Between(DateOnly? from, DateOnly? to) =>
        from is null && to is null ? "" : $"{Json.CsvFile.Print(from)} — {Json.CsvFile.Print(to)}";

    private string Bold(string text) => shell.Colour ? $"\e[1m{text}\e[0m" : text;

    private static int Indent(Clause clause) => clause.Level * Step;
}
