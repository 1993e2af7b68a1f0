using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// The force of a rule: 应当 → 可以, 不得 that came or went, within matched clauses. Told where what is ruled (the words behind) stayed, so that a sentence written anew tells nothing.
/// </summary>
internal static partial class DutyComparer
{
    /// <summary>Characters behind a modal word that say what is ruled, and how alike they must be.</summary>
    private const int Ruled = 10;

    private const double SameRule = 0.5;

    public static IEnumerable<FactChange> Compare(RowAlignment row)
    {
        if (row.Stretches.All(s => s.Equal))
            yield break;
        List<TextRange> old = Changed(row, row.Old.Text, s => s.Old), @new = Changed(row, row.New.Text, s => s.New);
        foreach (var from in old)
        {
            int at = @new.FindIndex(to => SameRuled(row, from.End, to.End));
            if (at < 0)
            {
                if (Carried(row, from) is { } place && SameRuled(row, from.End, place))
                    yield return Fact(row, FactChangeKind.Removed, from, null);
                continue;
            }
            var partner = @new[at];
            @new.RemoveAt(at);
            if (row.Old.Text[from.Start..from.End] != row.New.Text[partner.Start..partner.End])
                yield return Fact(row, FactChangeKind.Changed, from, partner);
        }
        foreach (var to in @new)
            if (Stretch(row, to, s => s.New) is { Old.Length: <= Ruled } stretch && SameRuled(row, stretch.Old.End, to.End))
                yield return Fact(row, FactChangeKind.Added, null, to);
    }

    // A modal word that went alone leaves its rule behind: the new place right behind the stretch that it stood in.
    private static int? Carried(RowAlignment row, TextRange old) => Stretch(row, old, s => s.Old) is { New.Length: <= Ruled } stretch ? stretch.New.End - (stretch.Old.End - old.End) : null;

    private static RowAlignment.Stretch? Stretch(RowAlignment row, TextRange word, Func<RowAlignment.Stretch, TextRange> side)
    {
        foreach (var stretch in row.Stretches)
            if (!stretch.Equal && side(stretch).Contains(word.Start))
                return stretch;
        return null;
    }

    private static List<TextRange> Changed(RowAlignment row, string text, Func<RowAlignment.Stretch, TextRange> side) =>
        [.. Modal().Matches(text).Select(m => new TextRange(m.Index, m.Index + m.Length)).Where(w => Stretch(row, w, side) is not null)];

    private static bool SameRuled(RowAlignment row, int old, int @new)
    {
        string a = Behind(row.Old.Text, old), b = Behind(row.New.Text, @new);
        return a.Length > 1 && b.Length > 1 && Wording.Similarity(a, b) >= SameRule;
    }

    private static string Behind(string text, int at) => at < 0 || at >= text.Length ? "" : text[at..Math.Min(text.Length, at + Ruled)];

    private static FactChange Fact(RowAlignment row, FactChangeKind change, TextRange? old, TextRange? @new)
    {
        Span? oldSpan = old is { } o ? row.Old.Span(o) : null, newSpan = @new is { } n ? row.New.Span(n) : null;
        return new FactChange(
            FactSubject.Duty, change, row.Row.Old[0].Path, row.Row.New[0].Path, null, null, "text", oldSpan?.Quote, newSpan?.Quote, oldSpan, newSpan);
    }

    [GeneratedRegex("不得|不可以|不予|应当|必须|可以|有权|禁止|严禁|不应当|无须|无需|鼓励")]
    private static partial Regex Modal();
}
