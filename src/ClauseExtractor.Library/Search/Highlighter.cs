using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>Finds a query's words in an original text, by the same form that the index uses, and cuts the part around them.</summary>
public static class Highlighter
{
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
                found.AddRange((figures ??= FigureMentions.Find(text)).Where(f => term.Figures.Contains(f.Key)).Select(f => new TextRange(f.Start, f.End)));
        }
        return Join(found);
    }

    /// <summary>The part of about <paramref name="length"/> characters that shows most of the words found; the beginning where none is found.</summary>
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
        // No half of a surrogate pair at either end.
        start -= start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return new Snippet(text[start..end], start, [.. found.Where(f => f.Start < end && f.End > start).Select(f => new TextRange(Math.Max(f.Start, start) - start, Math.Min(f.End, end) - start))]);
    }

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
