using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>
/// Every figure of the sentence stands in the quotes, in the record's rows there, or in the frame (a year in a title, a clause number).
/// </summary>
internal sealed class FigureFoundCheck : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        var said = FigureScanner.Scan(candidate.Text);
        if (FigureScanner.HasUnreadable(candidate.Text, said))
            return new RemovedStatement(Fault.FigureUnreadable, null);
        var given = candidate.Evidence.SelectMany(Given).ToList();
        foreach (var figure in said)
        {
            if (figure.Value < 0)
                return new RemovedStatement(Fault.FigureUnreadable, Words(candidate, figure));
            if (!given.Any(figure.Says) && !CountsDocuments(figure, candidate))
                return new RemovedStatement(Fault.FigureNotFound, Words(candidate, figure));
        }
        return null;
    }

    /// <summary>The figures that evidence gives: its words, its record's values, its frame.</summary>
    public static IEnumerable<Figure> Given(Evidence evidence) =>
        FigureScanner.Scan(evidence.Span.Quote).Concat(evidence.Rows.SelectMany(RowFigures)).Concat(FigureScanner.Scan(evidence.Frame));

    /// <summary>The values of a benefit row.</summary>
    public static IEnumerable<Figure> RowFigures(Benefit row)
    {
        var range = new TextRange(row.Span.Start, row.Span.End);
        foreach (var cap in row.Caps)
        {
            yield return new Figure(range, FigureKind.Money, cap.Amount, "");
            if (cap.Lower is { } lower)
                yield return new Figure(range, FigureKind.Money, lower, "");
        }
        if (row.Rate is { } rate)
            yield return new Figure(range, FigureKind.Share, rate.Value, "");
        if (row.Match is { } match)
            yield return new Figure(range, FigureKind.Ratio, match, "");
        if (row.Years is { } years)
            yield return new Figure(range, FigureKind.Number, years, "年");
    }

    /// <summary>两个区 over two cited documents counts what is there to see.</summary>
    private static bool CountsDocuments(Figure figure, Candidate candidate) =>
        figure is { Kind: FigureKind.Number, Unit: "个" or "区" or "项" or "份" or "家" or "districts" or "documents" or "policies" }
        && figure.Value == candidate.Evidence.Select(e => e.Record.Document.Id).Distinct().Count();

    private static string Words(Candidate candidate, Figure figure) => candidate.Text[figure.Range.Start..figure.Range.End];
}
