namespace ClauseExtractor.Reading;

/// <summary>One line of a source, as it stands there.</summary>
/// <param name="Text">The characters as the source has them, without the line end.</param>
/// <param name="Page">Page from 1, null where the source has no pages.</param>
public sealed record SourceLine(string Text, int? Page = null)
{
    /// <summary>Where the line stands on its page; null where the reader does not know.</summary>
    public Box? Box { get; init; }

    /// <summary>
    /// The x of the left edge of each UTF-16 unit of <see cref="Text"/> in points, and after them the right edge of the last;
    /// length <c>Text.Length + 1</c>. Null where the reader does not know.
    /// </summary>
    public IReadOnlyList<float>? Edges { get; init; }

    /// <summary>Height of the type in points; null where unknown.</summary>
    public float? FontSize { get; init; }

    /// <summary>Set where the line is a row of a table.</summary>
    public TableRow? Row { get; init; }

    /// <summary>
    /// Mean confidence of the recognised words of the line, 0 to 1; null where the text was not recognised from a picture.
    /// </summary>
    public float? Confidence { get; init; }

    /// <summary>Where in <see cref="Text"/> characters stand that recognition was not sure of, in order.</summary>
    public IReadOnlyList<int> Faint { get; init; } = [];

    /// <summary>Where recognition was mended, in order; <see cref="Text"/> has the new words.</summary>
    public IReadOnlyList<LineMend> Mends { get; init; } = [];
}

/// <summary>What the language makes certain of a recognised line.</summary>
public enum MendReason
{
    /// <summary>【2025】 between an agency's short name and 号.</summary>
    DocumentNumber,

    /// <summary>A bar between two shares.</summary>
    PercentRange,

    /// <summary>（二） between （一） and （三）.</summary>
    Label,
}

/// <summary>Words that were recognised wrong and mended.</summary>
/// <param name="Start">First UTF-16 unit in the line's text.</param>
/// <param name="Old">What was recognised; as long as <paramref name="New"/>.</param>
/// <param name="New">What stands there now.</param>
public sealed record LineMend(int Start, string Old, string New, MendReason Reason);

/// <summary>A rectangle in points from the top left of the page.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height);

/// <summary>A row of a table.</summary>
/// <param name="Table">Number of the table in the document, from 1.</param>
/// <param name="Cells">The cells in order, as ranges of the line's text; the text between two cells is white space only.</param>
public sealed record TableRow(int Table, IReadOnlyList<CellRange> Cells);

/// <summary>A cell's range in its line's text.</summary>
public readonly record struct CellRange(int Start, int End);
