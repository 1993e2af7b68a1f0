using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>The lists of words that are sought in folded text, by class, from <c>vocabulary.tsv</c>.</summary>
internal static class Words
{
    private static readonly Dictionary<WordClass, WordList> Lists = VocabularyLine
        .All.GroupBy(line => line.Class)
        .ToDictionary(group => group.Key, group => new WordList([.. group.Select(line => line.Word)]));

    /// <summary>The words of a class in the order of the file.</summary>
    public static WordList Of(WordClass name) => Lists[name];
}
