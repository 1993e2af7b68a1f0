using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>A unit while its tree is being built.</summary>
internal sealed class Unit
{
    public required string Name { get; init; }

    /// <summary>Null for units without a number: annexes, boxes, tables, plans and titles.</summary>
    public PrintedLabel? Label { get; init; }

    public required ClauseKind Kind { get; set; }

    public required TextRange LabelRange { get; init; }

    public required double Rank { get; init; }

    /// <summary>Index of the parent in the list of units, -1 at the top.</summary>
    public required int Parent { get; init; }

    public required int Level { get; init; }

    /// <summary>Own paragraphs in order: the first starts right after the label.</summary>
    public List<TextRange> Own { get; } = [];

    /// <summary>How many of <see cref="Own"/> stand before the first child.</summary>
    public int OwnBeforeChildren { get; set; }

    public bool HasChildren { get; set; }

    /// <summary>Title or caption that is known from how it is printed (an annex's title, a box's caption).</summary>
    public TextRange? Title { get; set; }

    /// <summary>The division it stands in.</summary>
    public required int Division { get; init; }

    /// <summary>Last number of each family among its children.</summary>
    public Dictionary<LabelFamily, int> LastChild { get; } = [];

    public void Add(TextRange range)
    {
        Own.Add(range);
        if (!HasChildren)
            OwnBeforeChildren = Own.Count;
    }
}
