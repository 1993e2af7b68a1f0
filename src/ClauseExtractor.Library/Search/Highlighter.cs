using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>Finds a query's words in an original text, by the same form that the index uses, and cuts the part around them.</summary>
public static class Highlighter
{
    /// <summary>Most characters that a part grows by at either end to keep a figure or word whole: an address may be any length.</summary>
    private const int LongestRun = 20;

    /// <summary>The ranges where the terms stand, in order, overlapping ones joined.</summary>
    public static IReadOnlyList<TextRange> Find(string text, IEnumerable<TextTerm> terms)
    {
        var units = IndexForm.Units(text);
        var found = new List<TextRange>();
        IReadOnlyList<FigureMention>? figures = null;
        foreach (var term in terms)
        {
            foreach (var phrase in term.Phrases)
                for (int i = 0; i + phrase.Count <= units.Count; i++)
                    if (StandsAt(units, i, phrase))
                        found.Add(new TextRange(units[i].Start, units[i + phrase.Count - 1].End));
            if (term.Figures.Count > 0)
                found.AddRange(
                    (figures ??= FigureMentions.Find(text))
                        .Where(f => term.Figures.Contains(f.Key))
                        .Select(f => new TextRange(f.Start, f.End))
                );
        }
        return Join(found);
    }

    /// <summary>
    /// The part of about <paramref name="length"/> characters that shows most of the words found; the beginning where none is found.
    /// </summary>
    public static Snippet Cut(string text, IEnumerable<TextTerm> terms, int length = 120)
    {
        var found = Find(text, terms);
        int start = 0;
        if (text.Length > length && found.Count > 0)
        {
            var best = found.MaxBy(f => found.Count(g => g.Start >= f.Start && g.End <= f.Start + length - 20));
            start = Math.Clamp(best.Start - 20, 0, text.Length - length);
            // From the start of its sentence, where that is near.
            int sentence = text.LastIndexOfAny(['。', '；', '\n', '，', ','], Math.Max(0, best.Start - 1), Math.Min(best.Start, 40));
            start = sentence >= 0 ? sentence + 1 : start;
        }
        int end = Math.Min(text.Length, start + length);
        (int from, int to) = (start, end);
        start = found.Where(f => f.Start < from && f.End > from).Select(f => f.Start).DefaultIfEmpty(from).Min();
        end = found.Where(f => f.Start < to && f.End > to).Select(f => f.End).DefaultIfEmpty(to).Max();
        // No half of a figure (1000元 is not to be read as 1), of a word of letters or of a surrogate pair at either end.
        for (int most = LongestRun; start > 0 && most > 0 && AreOne(text[start - 1], text[start]); most--)
            start--;
        for (int most = LongestRun; end < text.Length && most > 0 && AreOne(text[end - 1], text[end]); most--)
            end++;
        return new Snippet(
            text[start..end],
            start,
            [
                .. found
                    .Where(f => f.Start < end && f.End > start)
                    .Select(f => new TextRange(Math.Max(f.Start, start) - start, Math.Min(f.End, end) - start)),
            ]
        );
    }

    private static bool AreOne(char before, char after) =>
        char.IsLowSurrogate(after)
        || IsOfRun(before) && IsOfRun(after)
        || char.IsDigit(before) && after is '万' or '亿' or '千' or '百' or '元' or '％'
        || before is '万' or '亿' && after is '亿' or '元';

    /// <summary>True for what figures, words of letters and addresses are made of.</summary>
    private static bool IsOfRun(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '%' or ',' or >= '０' and <= '９' || c is >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ';

    private static bool StandsAt(IReadOnlyList<TextUnit> units, int at, IReadOnlyList<string> phrase)
    {
        for (int i = 0; i < phrase.Count; i++)
            if (units[at + i].Text != phrase[i] || (i > 0 && units[at + i].AfterBreak))
                return false;
        return true;
    }

    private static List<TextRange> Join(List<TextRange> ranges)
    {
        var joined = new List<TextRange>();
        foreach (var range in ranges.OrderBy(r => r.Start).ThenBy(r => r.End))
            if (joined.Count > 0 && range.Start <= joined[^1].End)
                joined[^1] = new TextRange(joined[^1].Start, Math.Max(joined[^1].End, range.End));
            else
                joined.Add(range);
        return joined;
    }
}
