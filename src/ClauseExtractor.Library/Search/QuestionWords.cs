using System.Text.RegularExpressions;

namespace ClauseExtractor.Library.Search;

/// <summary>The words of questions (question-words.txt): no policy has them, so a question is searched without them.</summary>
internal static partial class QuestionWords
{
    // Longer ones first: 最高多少 before 多少.
    private static readonly (string Word, bool AsksSum)[] All =
    [
        .. Thesaurus
            .Lines("question-words.txt")
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (line.TrimStart('+'), line[0] == '+'))
            .OrderByDescending(w => w.Item1.Length),
    ];

    /// <summary>What remains of a word of a query, in order; the word itself where it holds no question.</summary>
    /// <param name="asksSum">True where the question is for a sum.</param>
    public static IReadOnlyList<string> Strip(string word, out bool asksSum)
    {
        asksSum = false;
        string rest = word;
        foreach (var (question, sum) in All)
        {
            if (
                char.IsAsciiLetter(question[0])
                    ? !rest.Equals(question, StringComparison.OrdinalIgnoreCase)
                    : !rest.Contains(question, StringComparison.Ordinal)
            )
                continue;
            rest = rest.Replace(question, " ", StringComparison.OrdinalIgnoreCase);
            asksSum |= sum;
        }
        if (rest.Length != word.Length)
            rest = Particles().Replace(Counted().Replace(rest, " "), "");
        else
            rest = Particles().Replace(rest, "");
        return rest.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>一张养老床位补多少钱: one of what is asked about.</summary>
    [GeneratedRegex("^ *(?:[一两几每][张个家项名人户台套辆亩位])")]
    private static partial Regex Counted();

    [GeneratedRegex("[吗呢吧么?？]+$")]
    private static partial Regex Particles();
}
