using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>Finds the noun that stands behind all sums of a sentence: …的,每人每月100元;…的,每人每月200元,<u>发放高龄津贴</u>.</summary>
internal static class ClosingNoun
{
    /// <summary>
    /// The sentence without the words at its end that only name what is given, and the noun; null where a statement of it has a grant of
    /// its own.
    /// </summary>
    public static (Sentence Sentence, string Noun)? Of(string text, Sentence sentence)
    {
        if (
            sentence.Statements.Count < 2
            || sentence.Statements[^1].Segments is not [_, .., var last]
            || last.Grant(text) is not { Verb: >= 0, NounToken: { } noun } phrase
            || phrase.Start - last.Range.Start > 1
            || (last.Classes & (Wordings.TokenClasses.Figure | Wordings.TokenClasses.Whole | Wordings.TokenClasses.Multiple)) != 0
        )
            return null;
        var ending = new Statement([.. sentence.Statements[^1].Segments.SkipLast(1)]);
        var statements = sentence.Statements.SkipLast(1).Append(ending).ToList();
        foreach (var statement in statements)
            if (
                !statement.Segments[^1].Tokens.Any(t => t.Kind == TokenKind.Money && GrantFinder.IsGivenFigure(t))
                || statement.GivesBehind(text, -1)
            )
                return null;
        return (sentence with { Statements = statements }, text[noun.Start..noun.End]);
    }
}
