using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>A paragraph, or the part of one from a label in its middle on.</summary>
/// <param name="Paragraph">Index of the paragraph.</param>
/// <param name="Range">Where it stands in the canonical text.</param>
/// <param name="Label">The label it starts with, null where there is none.</param>
internal sealed record Piece(int Paragraph, TextRange Range, PrintedLabel? Label)
{
    /// <summary>From after the label.</summary>
    public TextRange Body => new(Math.Min(Range.End, Range.Start + (Label?.Length ?? 0)), Range.End);
}
