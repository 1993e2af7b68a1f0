using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Amounts;

/// <summary>For whom something is reduced where that stands behind the noun: 按50%幅度减免<u>小规模纳税人的资源税</u>.</summary>
internal static class Reductions
{
    private static readonly WordList Accordings = Words.Of(WordClass.According);

    /// <summary>The condition with the words behind the noun: 继续按照 before the share is how, no condition.</summary>
    /// <param name="inherited">True where the condition was said of an earlier grant: it then gives way.</param>
    public static (IReadOnlyList<TextRange> Condition, bool Inherited) Condition(
        string text,
        GrantPhrase phrase,
        IReadOnlyList<TextRange> condition,
        bool inherited
    )
    {
        if (
            phrase is not { Verb: < 0, NounToken: { } reduced, Wording.Name: not "waiver" }
            || text[reduced.Start] is not ('减' or '免')
            || phrase.Segment.Range.End - reduced.End <= 4
            || phrase.Tokens.Any(t => t.IsFigure && t.Start > reduced.Start)
        )
            return (condition, inherited);
        var own = inherited ? [] : condition.Select(c => WithoutManner(text, c)).Where(c => c.Length >= 2);
        return ([.. own, new TextRange(reduced.End, phrase.Segment.Range.End)], false);
    }

    // 2026年,继续按照 is 2026年.
    private static TextRange WithoutManner(string text, TextRange condition)
    {
        int end = condition.End;
        for (bool again = true; again; )
        {
            again = false;
            foreach (string word in Accordings.Words.Append("继续").Append("仍").Append(","))
                if (
                    end - condition.Start >= word.Length
                    && text.AsSpan(condition.Start, end - condition.Start).EndsWith(word, StringComparison.Ordinal)
                )
                    (end, again) = (end - word.Length, true);
        }
        return condition with { End = end };
    }

    /// <summary>Whose cost is reduced: <u>A类企业</u>的费用; null where the words behind the noun name nobody.</summary>
    public static TextRange? Recipient(string text, GrantPhrase phrase, IReadOnlyList<TextRange> condition)
    {
        if (phrase.NounToken is not { } reduced || condition is not [.., var last] || last.Start != reduced.End)
            return null;
        int of = text.LastIndexOf('的', last.End - 1, last.Length);
        return
            of - last.Start >= 2
            && GrantRecipient.Ends(text.AsSpan(last.Start, of - last.Start))
            && text.IndexOf('的', last.Start, of - last.Start) < 0
            ? last with
            {
                End = of,
            }
            : null;
    }
}
