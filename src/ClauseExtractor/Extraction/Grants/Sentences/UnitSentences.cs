using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>The sentences of the units of a document, and whether a unit looks back.</summary>
internal sealed class UnitSentences(PolicyText text)
{
    private static readonly WordList Retrospects = Words.Of(WordClass.Retrospect);

    private readonly List<Token> _tokens = [];
    private readonly SentenceSplitter _splitter = new(text.Folded);

    /// <summary>The sentences of a unit's own text, its run-in heading left out.</summary>
    public List<Sentence> Of(ClauseNode node)
    {
        var sentences = new List<Sentence>();
        foreach (var own in node.Own)
        {
            var range = own;
            if (node.Heading is { } heading && own.Contains(heading) && heading.End < own.End)
                // 【研发补助】: its closing bracket is no word of the sentence behind it.
                range = range with
                {
                    Start = heading.End < text.Folded.Length && text.Folded[heading.End] is ']' or ')' ? heading.End + 1 : heading.End,
                };
            Lexer.Read(text.Folded, range, _tokens);
            _splitter.Split(range, _tokens, sentences);
        }
        return sentences;
    }

    /// <summary>True for a unit under a heading that looks back: what it tells was given or reached is neither benefit nor
    /// target.</summary>
    public static bool LookBack(ClauseTree tree, int index)
    {
        for (int i = index; i >= 0; i = tree.Nodes[i].Parent)
            if (tree.Nodes[i].Heading is { } heading && Retrospects.In(tree.Text.Text.AsSpan(heading.Start, heading.Length)))
                return true;
        return false;
    }
}
