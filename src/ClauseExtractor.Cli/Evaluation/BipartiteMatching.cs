namespace ClauseExtractor.Cli.Evaluation;

/// <summary>A largest matching by augmenting paths (Kuhn's algorithm): earlier left vertices are placed first and stay placed.</summary>
internal sealed class BipartiteMatching(int left, int right, Func<int, int, bool> edge)
{
    private readonly int[] taken = [.. Enumerable.Repeat(-1, right)];

    /// <summary>Tries to place a left vertex, moving others to other places where that helps.</summary>
    public bool Place(int vertex)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vertex, left);
        return Place(vertex, new bool[right]);
    }

    public bool IsTaken(int rightVertex) => taken[rightVertex] >= 0;

    private bool Place(int vertex, bool[] seen)
    {
        for (int r = 0; r < right; r++)
        {
            if (seen[r] || !edge(vertex, r))
                continue;
            seen[r] = true;
            if (taken[r] < 0 || Place(taken[r], seen))
            {
                taken[r] = vertex;
                return true;
            }
        }
        return false;
    }
}
