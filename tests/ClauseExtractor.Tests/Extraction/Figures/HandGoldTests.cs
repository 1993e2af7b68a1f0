using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Extraction.Figures;

/// <summary>
/// Figures, thresholds and recipients of the development documents against answers that were given by hand before any were extracted.
/// </summary>
public class HandGoldTests
{
    [SharedFact]
    public void Figures_have_the_role_that_a_person_gave_them() =>
        HandGold.AssertShare(
            HandGold.Read("roles.tsv"),
            0.97,
            answer =>
            {
                string? role = answer
                    .Record.Figures.FirstOrDefault(f => Overlaps(f.Span.Start, f.Span.End, answer))
                    ?.Role.ToString()
                    .ToLowerInvariant();
                return answer.Answers.Contains(role) ? null : $"{string.Join('|', answer.Answers)}, found {role}";
            }
        );

    [SharedFact]
    public void Thresholds_are_those_that_a_person_found() =>
        HandGold.AssertShare(
            HandGold.Read("thresholds.tsv"),
            0.95,
            answer =>
            {
                var found = answer.Record.Thresholds.FirstOrDefault(t => Overlaps(t.Span.Start, t.Span.End, answer));
                return answer.Answers.Any(a => IsThreshold(a, found, answer))
                    ? null
                    : $"{string.Join('|', answer.Answers)}, found {found?.Metric} {found?.Comparator} {found?.Value} {found?.Upper} "
                        + $"{found?.Unit}";
            }
        );

    [SharedFact]
    public void Recipients_are_those_that_a_person_found() =>
        HandGold.AssertShare(
            HandGold.Read("beneficiaries.tsv"),
            0.95,
            answer =>
            {
                var row = answer.Record.Benefits.FirstOrDefault(b =>
                    b.Caps.Any(c => Overlaps(c.Span.Start, c.Span.End, answer))
                    || b.Rate is { } rate && Overlaps(rate.Span.Start, rate.Span.End, answer)
                );
                if (answer.Answers.Contains("*"))
                    return null;
                if (row is null)
                    return "no row";
                return answer.Answers.Any(a => IsRecipient(a, row, answer))
                    ? null
                    : $"«{string.Join('|', answer.Answers.Select(a => a == "-" ? a : Words(a, answer)))}», found «{row.Beneficiary}»";
            }
        );

    private static bool IsThreshold(string wanted, Threshold? found, HandAnswer answer)
    {
        if (wanted == "-" || found is null)
            return wanted == "-" && found is null;
        string[] parts = wanted.Split(' ');
        string[] values = parts[2].Split("..");
        return (parts[0] == "_" || found.Metric.Contains(Words(parts[0], answer), StringComparison.Ordinal))
            && found.Comparator.ToString().Equals(parts[1], StringComparison.OrdinalIgnoreCase)
            && found.Value == Number(values[0])
            && found.Upper == (values.Length > 1 ? Number(values[1]) : null)
            && found.Unit == parts[3];
    }

    // The recipient must hold the words and end in them, and begin neither with a mark nor with a word that leads to it.
    private static bool IsRecipient(string wanted, Benefit row, HandAnswer answer) =>
        wanted == "-"
            ? row.Beneficiary is null
            : row.Beneficiary is { } who
                && who.EndsWith(Words(wanted, answer), StringComparison.Ordinal)
                && !"对给，、的由".Contains(who[0]);

    private static string Words(string place, HandAnswer answer)
    {
        string[] parts = place.Split(':');
        int start = answer.At + int.Parse(parts[0], CultureInfo.InvariantCulture);
        return answer.Record.Text.Substring(start, int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static bool Overlaps(int start, int end, HandAnswer answer) => start < answer.At + answer.Length && answer.At < end;
}
