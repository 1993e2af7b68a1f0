namespace ClauseExtractor.Revision;

/// <summary>
/// Maximum-weight matching in a sparse bipartite graph where any row may stay alone: shortest augmenting paths with potentials
/// (Jonker and Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignment problems, Computing 38, 1987).
/// Each row has a column of its own that stands for "alone", so that a path ends early and the work stays near the number of edges.
/// </summary>
internal sealed class SparseAssignment
{
    private readonly IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows;
    private readonly int columns;
    private readonly double ceiling;
    private readonly int[] rowOf,
        columnOf;
    private readonly double[] price;

    private SparseAssignment(IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows, int columns)
    {
        (this.rows, this.columns) = (rows, columns);
        ceiling = rows.SelectMany(r => r).Select(e => e.Weight).DefaultIfEmpty(0).Max();
        (rowOf, columnOf, price) = (new int[columns + rows.Count], new int[rows.Count], new double[columns + rows.Count]);
        Array.Fill(rowOf, -1);
        Array.Fill(columnOf, -1);
    }

    /// <summary>For each row its column, or -1. Weights must be positive; the sum of the chosen ones is the greatest there is.</summary>
    public static int[] Solve(IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows, int columns)
    {
        var solver = new SparseAssignment(rows, columns);
        for (int row = 0; row < rows.Count; row++)
            solver.Augment(row);
        return [.. solver.columnOf.Select(c => c < columns ? c : -1)];
    }

    private void Augment(int start)
    {
        var distance = new Dictionary<int, double>();
        var from = new Dictionary<int, int>();
        var done = new HashSet<int>();
        var queue = new PriorityQueue<int, (double, int)>();
        int row = start,
            end = -1;
        double reached = 0;
        while (end < 0)
        {
            foreach (var (column, cost) in Edges(row))
            {
                double through = reached + Reduced(row, column, cost);
                if (!done.Contains(column) && (!distance.TryGetValue(column, out double known) || through < known))
                {
                    (distance[column], from[column]) = (through, row);
                    queue.Enqueue(column, (through, column));
                }
            }
            int next = queue.Dequeue();
            if (!done.Add(next))
                continue;
            reached = distance[next];
            if (rowOf[next] < 0)
                end = next;
            else
                row = rowOf[next];
        }
        foreach (int column in done)
            price[column] += distance[column] - reached;
        for (int column = end; ; )
        {
            int owner = from[column],
                previous = columnOf[owner];
            (rowOf[column], columnOf[owner]) = (owner, column);
            if (owner == start)
                return;
            column = previous;
        }
    }

    private IEnumerable<(int Column, double Cost)> Edges(int row) =>
        rows[row].Select(e => (e.Column, ceiling - e.Weight)).Append((columns + row, ceiling));

    /// <summary>The cost beyond what the row pays now; never negative for a row that is matched at its shortest.</summary>
    private double Reduced(int row, int column, double cost)
    {
        int mine = columnOf[row];
        double held = mine < 0 ? 0 : Cost(row, mine) - price[mine];
        return Math.Max(0, cost - price[column] - held);
    }

    private double Cost(int row, int column) =>
        column == columns + row ? ceiling : ceiling - rows[row].First(e => e.Column == column).Weight;
}
