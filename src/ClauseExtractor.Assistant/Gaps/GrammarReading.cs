using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Assistant.Gaps;

/// <summary>
/// Reads words with the product's own grammar, the whole pipeline over a document of one clause: what it makes of a quote standing alone.
/// </summary>
internal static class GrammarReading
{
    private const string Before = "一、扶持。";

    /// <summary>
    /// The rows of the words; their spans count from the start of the words. None where the layout would not leave the words as they are.
    /// </summary>
    public static IReadOnlyList<Benefit> Rows(string words)
    {
        string end = words.EndsWith('。') ? "" : "。";
        var source = new SourceInfo("quote.txt", "", "text/plain", "text");
        var record = PolicyPipeline.Run(
            new SourceDocument(source, [new SourceLine("扶持办法"), new SourceLine(Before + words + end)]) { LinesAreParagraphs = true }
        );
        int start = record.Text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return start >= Before.Length && string.CompareOrdinal(record.Text, start, words, 0, words.Length) == 0
            ? [.. record.Benefits.Where(b => b.Span.Start >= start).Select(b => Shift(b, -start))]
            : [];
    }

    /// <summary>The one sum that the words give, read as one that is granted; null where they give none or several.</summary>
    public static Cap? Cap(string words) => Framed(words).Select(r => r.Caps).FirstOrDefault(c => c.Count == 1)?[0];

    /// <summary>The one share that the words give, read as one that is granted; null where they give none or several.</summary>
    public static Rate? Rate(string words) => Framed(words).Select(r => r.Rate).FirstOrDefault(r => r is not null);

    /// <summary>Whether the noun is one that names a benefit.</summary>
    public static bool IsTerm(string noun) =>
        noun.Length is > 0 and <= 12 && Rows($"对企业给予10万元{noun}") is [var row] && row.Term == noun;

    /// <summary>A row moved by a number of characters.</summary>
    public static Benefit Shift(Benefit row, int by)
    {
        Layout.Span Move(Layout.Span span) => span with { Start = span.Start + by, End = span.End + by };
        return row with
        {
            Span = Move(row.Span),
            BeneficiarySpan = row.BeneficiarySpan is { } who ? Move(who) : null,
            ConditionSpans = [.. row.ConditionSpans.Select(Move)],
            Caps = [.. row.Caps.Select(c => c with { Span = Move(c.Span) })],
            Rate = row.Rate is { } rate ? rate with { Span = Move(rate.Span) } : null,
        };
    }

    /// <summary>
    /// Readings of a bare figure, each in a sentence that grants it; only where all of them agree in number is it one thing.
    /// </summary>
    private static IEnumerable<Benefit> Framed(string words) =>
        new[] { $"对企业{words}奖励", $"对企业给予{words}奖励", $"对企业，{words}给予奖励" }
            .Select(Rows)
            .Where(rows => rows.Count == 1)
            .Select(rows => rows[0]);
}
