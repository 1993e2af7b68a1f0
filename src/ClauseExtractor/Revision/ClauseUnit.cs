using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision;

/// <summary>A clause as the comparison sees it: its own text, what that text says, and where it hangs in the tree.</summary>
internal sealed class ClauseUnit
{
    private ClauseUnit(
        string path,
        string label,
        int parent,
        string? heading,
        string text,
        IReadOnlyList<TextPiece> pieces,
        ClauseUnit? twin = null
    )
    {
        (Path, Label, Parent, Text, Pieces) = (path, label, parent, text, pieces);
        Heading = heading is null ? "" : EditorialKey.Of(heading);
        Substance = twin?.Substance ?? EditorialKey.Of(text);
        Shingles = twin?.Shingles ?? Revision.Shingles.Of(Substance);
    }

    public string Path { get; }

    public string Label { get; }

    /// <summary>True for 序 and 尾.</summary>
    public bool IsAround { get; private init; }

    /// <summary>Index of the parent among the units of the document, -1 for none.</summary>
    public int Parent { get; }

    /// <summary>The heading without what is only editorial; empty for none.</summary>
    public string Heading { get; }

    /// <summary>The own text, without numbered children.</summary>
    public string Text { get; }

    /// <summary>Where the pieces of <see cref="Text"/> stand in the canonical text.</summary>
    public IReadOnlyList<TextPiece> Pieces { get; }

    /// <summary>The text without what is only editorial.</summary>
    public string Substance { get; }

    /// <summary>The distinct character pairs of <see cref="Substance"/>, ascending.</summary>
    public int[] Shingles { get; }

    /// <summary>
    /// What <see cref="ShingleWeights.Of"/> made of <see cref="Shingles"/>: a unit is compared within one pair of documents.
    /// </summary>
    public WeightedShingles? Weighted { get; set; }

    public List<int> Children { get; } = [];

    /// <summary>The words before the list that the clause is an item of (有下列情形之一的，不得…：); null where it is none.</summary>
    public string? Lead { get; private init; }

    /// <summary>The units of two records, each in document order. What is made of a text that both have is made once.</summary>
    public static (IReadOnlyList<ClauseUnit> Old, IReadOnlyList<ClauseUnit> New) Of(PolicyRecord old, PolicyRecord @new)
    {
        var units = Of(old, []);
        return (units, Of(@new, units.DistinctBy(u => u.Text).ToDictionary(u => u.Text)));
    }

    private static List<ClauseUnit> Of(PolicyRecord record, Dictionary<string, ClauseUnit> twins)
    {
        var byPath = new Dictionary<string, int>();
        var units = new List<ClauseUnit>(record.Clauses.Count);
        foreach (var clause in record.Clauses)
        {
            int parent = clause.Parent is { } p && byPath.TryGetValue(p, out int at) ? at : -1;
            var unit = new ClauseUnit(
                clause.Path,
                clause.Label,
                parent,
                clause.Heading,
                clause.Text,
                PiecesOf(clause),
                twins.GetValueOrDefault(clause.Text)
            )
            {
                Lead = parent >= 0 ? units[parent].Text.Split('\n').LastOrDefault(l => l.TrimEnd() is [.., '：' or ':']) : null,
            };
            byPath.TryAdd(clause.Path, units.Count);
            if (parent >= 0)
                units[parent].Children.Add(units.Count);
            units.Add(unit);
        }
        return units;
    }

    /// <summary>序 or 尾: text that belongs to no clause.</summary>
    public static ClauseUnit Around(string name, string text, IReadOnlyList<TextPiece> pieces) =>
        new(name, name, -1, null, text, pieces) { IsAround = true };

    private static List<TextPiece> PiecesOf(Clause clause)
    {
        var pieces = new List<TextPiece>(1 + clause.More.Count);
        int at = 0;
        foreach (var span in clause.More.Prepend(clause.Span))
        {
            pieces.Add(new TextPiece(at, span.Start, span.Quote.Length));
            at += span.Quote.Length + 1;
        }
        return pieces;
    }
}

/// <summary>A piece of a unit's text.</summary>
/// <param name="Start">Offset in the unit's text.</param>
/// <param name="DocumentStart">Offset in the canonical text.</param>
internal readonly record struct TextPiece(int Start, int DocumentStart, int Length);
