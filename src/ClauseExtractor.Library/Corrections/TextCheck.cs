using ClauseExtractor.Extraction;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Corrections;

/// <summary>Whether a new value stands in the text that it is about. A reviewer may know better; he is told.</summary>
public static class TextCheck
{
    private static readonly HashSet<string> Words =
    [
        "beneficiary",
        "condition",
        "term",
        "procedure",
        "base",
        "heading",
        "title",
        "documentNumber",
        "issuers",
    ];

    private static readonly char[] Joints = ['；', ';', '，', ',', '。', '、', '：', ':'];

    /// <summary>
    /// The parts of a new value that do not stand in the clause or what it stands under (for the document's own fields: in the document),
    /// in order; empty where all do, and where the value is none of words, money or shares.
    /// </summary>
    /// <param name="field">See <see cref="Correction.Field"/>.</param>
    /// <param name="value">As people write it; null for what is taken out.</param>
    public static IReadOnlyList<string> Missing(PolicyRecord record, string? clause, string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return [];
        string leaf = field[(field.LastIndexOf('.') + 1)..];
        string text = clause is null ? record.Text : string.Concat(Around(record, clause).Select(c => c.Text + "\n"));
        if (Words.Contains(leaf))
        {
            string plain = Plain(text);
            return
            [
                .. value
                    .Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Where(part => !plain.Contains(Plain(part), StringComparison.Ordinal)),
            ];
        }
        bool stands = leaf is "amount" or "lower" or "caps[+]"
            ? (FigureMentions.Parse(value) ?? Number(value)) is not { } sum || FigureMentions.Find(text).Any(f => f.Value == sum)
            : leaf is not ("value" or "match") || Share(value) is not { } share || Shares(record, clause, share);
        return stands ? [] : [value];
    }

    private static IEnumerable<Clause> Around(PolicyRecord record, string clause) =>
        record.Clauses.Where(c => c.Path == clause || clause.StartsWith(c.Path + "/", StringComparison.Ordinal));

    /// <summary>A share or ratio of that value among the figures of the clause.</summary>
    private static bool Shares(PolicyRecord record, string? clause, decimal share) =>
        record.Figures.Any(f =>
            f.Kind != AccountedFigureKind.Money
            && (clause is null || f.Clause == clause || clause.StartsWith(f.Clause + "/", StringComparison.Ordinal))
            && (f.Value == share || f.Upper == share)
        );

    private static decimal? Share(string value) => value.EndsWith('%') ? Number(value[..^1]) / 100 : Number(value);

    private static decimal? Number(string value) =>
        decimal.TryParse(
            value,
            System.Globalization.NumberStyles.Number,
            System.Globalization.CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : null;

    private static string Plain(string text) => string.Concat(TextFold.Fold(text).Where(c => !char.IsWhiteSpace(c)));
}
