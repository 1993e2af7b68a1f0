using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>What the rules said of a figure: the strongest features of the tagger.</summary>
[Flags]
internal enum FigureEvidence
{
    None = 0,

    /// <summary>A row rests on it.</summary>
    Row = 1,

    /// <summary>It stands within a row's words, and the row does not rest on it.</summary>
    WithinRow = 2,

    Threshold = 4,

    Indicator = 8,

    /// <summary>A cap of a provision.</summary>
    Ceiling = 16,

    /// <summary>A provision of another kind holds its sentence.</summary>
    Provision = 32,

    /// <summary>It stands in a row's condition.</summary>
    Condition = 64,

    /// <summary>The sentence has a row that rests on another figure.</summary>
    SentenceHasRow = 128,

    /// <summary>The clause has one.</summary>
    ClauseHasRow = 256,

    /// <summary>The clause has a row without a figure.</summary>
    ClauseHasBareRow = 512,

    /// <summary>It stands in the words of a row without a figure.</summary>
    WithinBareRow = 1024,
}

/// <summary>A figure with the words around it and what the rules said.</summary>
/// <param name="Folded">The folded text of the document.</param>
/// <param name="Sentence">The words between two full stops or semicolons.</param>
/// <param name="Heading">The heading of its clause; empty where there is none.</param>
internal readonly record struct FigureContext(
    string Folded,
    TextRange Sentence,
    TextRange Heading,
    FigureMention Mention,
    FigureEvidence Evidence
)
{
    private const int Furthest = 160;

    /// <summary>The sentence around a figure within a unit's own text.</summary>
    public static TextRange SentenceAround(string folded, TextRange own, TextRange figure)
    {
        int start = figure.Start,
            end = figure.End;
        while (start > own.Start && figure.Start - start < Furthest && !IsEnd(folded[start - 1]))
            start--;
        while (end < own.End && end - figure.End < Furthest && !IsEnd(folded[end]))
            end++;
        return new TextRange(start, end);
    }

    private static bool IsEnd(char c) => c is '。' or ';' or '!' or '?' or '\n';
}
