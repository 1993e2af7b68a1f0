using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>Who is bound by a rule whose force stayed: 经营单位，应当… → 经营单位，以及加工单位，应当… The field is <c>scope</c>.</summary>
internal static partial class ScopeComparer
{
    /// <summary>Least letters that came or went in the words before the force, and how alike the rest must be.</summary>
    private const int LeastChange = 6;

    private const double SameRule = 0.4;

    public static IEnumerable<FactChange> Compare(
        SentencePairing sentences,
        IReadOnlyList<Replacement> replacements,
        ReportedFigures reported
    )
    {
        foreach (var (old, @new) in sentences.Pairs)
        {
            if (
                Force().Match(old.Words) is not { Success: true } from
                || Force().Match(@new.Words) is not { Success: true } to
                || from.Groups["force"].Value != to.Groups["force"].Value
            )
                continue;
            string before = from.Groups["bound"].Value,
                after = to.Groups["bound"].Value;
            Span oldSpan = old.Span(from.Groups["bound"].Index, before.Length),
                newSpan = @new.Span(to.Groups["bound"].Index, after.Length);
            if (
                before.Length == 0
                || after.Length == 0
                || PhraseLikeness.Similarity(before, after) < SameRule
                || reported.Touches(oldSpan, newSpan)
                || Changed(
                    replacements
                        .OrderByDescending(r => r.Old.Length)
                        .Aggregate(Bound(before), (text, r) => text.Replace(r.Old, r.New, StringComparison.Ordinal)),
                    Bound(after)
                ) < LeastChange
            )
                continue;
            yield return new FactChange(
                FactSubject.Duty,
                FactChangeKind.Changed,
                old.Path,
                @new.Path,
                null,
                null,
                "scope",
                before,
                after,
                oldSpan,
                newSpan
            );
        }
    }

    /// <summary>Who is bound, without a name given for what follows (以下统称受理投诉部门).</summary>
    private static string Bound(string words) => ShortName().Replace(words, "");

    [GeneratedRegex("[（(]以下[^）)]*[）)]")]
    private static partial Regex ShortName();

    /// <summary>Letters of the longer side between what both share at either end.</summary>
    private static int Changed(string old, string @new)
    {
        int head = old.Zip(@new).TakeWhile(p => p.First == p.Second).Count(),
            least = Math.Min(old.Length, @new.Length) - head;
        int tail = old.Reverse().Zip(@new.Reverse()).Take(least).TakeWhile(p => p.First == p.Second).Count();
        return Math.Max(old[head..^tail].Count(char.IsLetter), @new[head..^tail].Count(char.IsLetter));
    }

    [GeneratedRegex("^(?<bound>[^：:]*?)[，,]?(?<force>不得|应当|必须|可以|有权)")]
    private static partial Regex Force();
}
