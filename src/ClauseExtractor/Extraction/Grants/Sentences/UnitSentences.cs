using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>The sentences of one unit, and whether it looks back.</summary>
internal static class UnitSentences
{
    private static readonly WordList Retrospects = Words.Of(WordClass.Retrospect);

    /// <summary>The sentences of a unit's own text, its run-in heading left out.</summary>
    public static List<Sentence> Of(PolicyText text, ClauseNode node)
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
            sentences.AddRange(SentenceSplitter.Split(text.Folded, range, Lexer.Read(text.Folded, range)));
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
