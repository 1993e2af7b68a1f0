namespace ClauseExtractor.Revision;

/// <summary>What speaks for a pair besides its own words: its parents, its neighbours and its place, as far as they are matched already.</summary>
internal sealed class MatchContext(Matching matching)
{
    private const double Parents = 0.05, Neighbour = 0.04, Place = 0.02;

    /// <summary>Small beside the similarity of the texts: it decides between equals and lifts the likely, never makes a pair of strangers.</summary>
    public double Bonus(int old, int @new)
    {
        double bonus = 0;
        if (matching.AreTogether(matching.Old[old].Parent, matching.New[@new].Parent))
            bonus += Parents;
        if (matching.AreTogether(old - 1, @new - 1))
            bonus += Neighbour;
        if (matching.AreTogether(old + 1, @new + 1))
            bonus += Neighbour;
        double apart = Math.Abs((double)old / matching.Old.Count - (double)@new / matching.New.Count);
        return bonus + Place * (1 - apart);
    }
}
