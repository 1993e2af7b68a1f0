using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

public class SparseAssignmentTests
{
    /// <summary>A greedy choice takes 0.9 and leaves 0.1; the best sum is 0.8 + 0.7.</summary>
    [Fact]
    public void The_sum_counts_and_not_the_best_pair()
    {
        Assert.Equal(
            [1, 0],
            SparseAssignment.Solve(
                [
                    [(0, 0.9), (1, 0.8)],
                    [(0, 0.7)],
                ],
                2
            )
        );
    }

    [Fact]
    public void A_row_without_edges_stays_alone() =>
        Assert.Equal(
            [-1, 0],
            SparseAssignment.Solve(
                [
                    [],
                    [(0, 0.1)],
                ],
                1
            )
        );

    /// <summary>Against every assignment there is.</summary>
    [Fact]
    public void The_sum_is_the_greatest()
    {
        var random = new Random(11);
        for (int round = 0; round < 2000; round++)
        {
            int columns = random.Next(1, 6);
            var rows = Enumerable
                .Range(0, random.Next(1, 6))
                .Select(_ =>
                    (IReadOnlyList<(int, double)>)
                        [.. Enumerable.Range(0, columns).Where(_ => random.Next(2) == 0).Select(c => (c, random.Next(1, 10) / 10.0))]
                )
                .ToList();
            int[] chosen = SparseAssignment.Solve(rows, columns);
            Assert.Equal(chosen.Where(c => c >= 0).Count(), chosen.Where(c => c >= 0).Distinct().Count());
            double sum = chosen.Select((c, r) => c < 0 ? 0 : rows[r].Single(e => e.Item1 == c).Item2).Sum();
            Assert.Equal(Best(rows, 0, 0), sum, 6);
        }
    }

    private static double Best(IReadOnlyList<IReadOnlyList<(int Column, double Weight)>> rows, int row, int taken) =>
        row == rows.Count
            ? 0
            : rows[row]
                .Where(e => (taken & 1 << e.Column) == 0)
                .Select(e => e.Weight + Best(rows, row + 1, taken | 1 << e.Column))
                .Append(Best(rows, row + 1, taken))
                .Max();
}
