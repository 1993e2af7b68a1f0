namespace ClauseExtractor.Revision;

/// <summary>
/// What speaks for a pair besides its words: its heading, and its parents, its neighbours and its place, as far as they are matched
/// already.
/// </summary>
internal sealed class MatchContext(Matching matching)
{
    private const double Parents = 0.05,
        Neighbour = 0.04,
        Place = 0.02,
        SameHeading = 0.15,
        OtherHeading = 0.08,
        Related = 0.5;

    /// <summary>A shorter heading (附则, 其他) says little.</summary>
    private const int LeastHeading = 4;

    /// <summary>
    /// Small beside the similarity of the texts: it decides between equals and lifts the likely, never makes a pair of strangers.
    /// </summary>
    public double Bonus(int old, int @new)
    {
        double bonus = 0;
        if (matching.AreTogether(matching.Old[old].Parent, matching.New[@new].Parent))
            bonus += Parents;
        if (matching.AreTogether(old - 1, @new - 1))
            bonus += Neighbour;
        if (matching.AreTogether(old + 1, @new + 1))
            bonus += Neighbour;
        bonus += Heading(matching.Old[old], matching.New[@new]);
        double apart = Math.Abs((double)old / matching.Old.Count - (double)@new / matching.New.Count);
        return bonus + Place * (1 - apart);
    }

    /// <summary>
    /// One heading is one subject even where the text below it was written anew; two that share little are two subjects that only use the
    /// same phrases.
    /// </summary>
    private double Heading(ClauseUnit old, ClauseUnit @new)
    {
        if (old.Heading.Length < LeastHeading || @new.Heading.Length < LeastHeading)
            return 0;
        return old.Heading == @new.Heading ? SameHeading
            : matching.Weights.Similarity(old.Heading, @new.Heading) < Related ? -OtherHeading
            : 0;
    }
}
