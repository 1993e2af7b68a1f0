namespace ClauseExtractor.Reading.Paged;

/// <summary>What stands in one column of a table in lines that are set closely: a cell, or a part of one.</summary>
internal sealed class TableCell(int column, Segment first, double middle)
{
    public int Column { get; } = column;

    public List<Segment> Pieces { get; } = [first];

    /// <summary>The middles of its lines.</summary>
    public List<double> Middles { get; } = [middle];

    public double LastMiddle => Middles[^1];

    /// <summary>The middle of the cell as a whole.</summary>
    public double Centre => (Middles[0] + Middles[^1]) / 2;

    public double Em => Pieces[0].Runs[0].Em;

    public void Add(Segment piece, double at)
    {
        Pieces.Add(piece);
        Middles.Add(at);
    }
}
