using ClauseExtractor.Cli.Evaluation;

namespace ClauseExtractor.Tests.Cli.Evaluation;

public class BipartiteMatchingTests
{
    [Fact]
    public void An_earlier_choice_makes_room_for_a_later_one()
    {
        bool[,] edges =
        {
            { true, true },
            { true, false },
        }; // greedily, 0 takes the only place that 1 could have
        var matching = new BipartiteMatching(2, 2, (l, r) => edges[l, r]);
        Assert.True(matching.Place(0));
        Assert.True(matching.Place(1));
        Assert.True(matching.IsTaken(0) && matching.IsTaken(1));
    }

    [Fact]
    public void What_cannot_be_placed_moves_nothing()
    {
        var matching = new BipartiteMatching(2, 1, (_, _) => true);
        Assert.True(matching.Place(0));
        Assert.False(matching.Place(1));
    }
}
