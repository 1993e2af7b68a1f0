using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Sentences;

namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>Reads a segment in every way that the table of wordings allows; the reading worth most wins.</summary>
internal static class WordingReader
{
    // What each character between the named tokens that belongs to neither a cue nor a joining word takes off, and the most that they take
    // off together.
    private const double PerWord = 0.001,
        Most = 0.02;

    /// <summary>The best reading of a segment with the second beside it; null where nothing is given.</summary>
    public static GrantPhrase? Read(string text, Segment segment)
    {
        int classes = segment.Classes;
        if ((classes & (TokenClasses.Noun | TokenClasses.Verb | TokenClasses.Giver | TokenClasses.Whole)) == 0)
            return null;
        WordingMatch? match = null;
        GrantPhrase? best = null;
        double second = 0;
        string? other = null;
        foreach (var wording in WordingTable.All)
        {
            if (other is not null && wording.Weight < second)
                break;
            if (!wording.Pattern.CanMatch(classes) || !(match ??= new WordingMatch(text, segment)).Find(wording))
                continue;
            double score = wording.Weight - Math.Min(Most, PerWord * Uncovered(match));
            if (best is null || score > best.Score)
                ((second, other), best) = ((best?.Score ?? 0, best?.Wording.Name), GrantBounds.Phrase(text, match, wording, score));
            else if (score > second)
                (second, other) = (score, wording.Name);
        }
        return best is null ? null : best with { Second = other, Margin = best.Score - second };
    }

    private static int Uncovered(WordingMatch match)
    {
        int first = int.MaxValue,
            last = -1;
        foreach (int named in (ReadOnlySpan<int>)[match.Give, match.Term, match.Figure])
            if (named >= 0)
                (first, last) = (Math.Min(first, named), Math.Max(last, named));
        return last <= first
            ? 0
            : FillerWords.UncoveredLength(match.Text, match.Tokens, first + 1, last, match.Tokens[first].End, match.Tokens[last].Start);
    }
}
