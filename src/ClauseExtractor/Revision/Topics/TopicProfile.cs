using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision.Topics;

/// <summary>
/// What a clause is about, for a comparison with a clause of another policy: its heading, its words, who gets what for what, and its
/// topics.
/// </summary>
/// <param name="Heading">Character pairs of the heading; empty for none.</param>
/// <param name="Text">Of the whole text.</param>
/// <param name="Given">Of recipients, conditions and bases of its benefits.</param>
/// <param name="Topics">The topics of the heading.</param>
/// <param name="TextTopics">The topics of the text.</param>
internal sealed record TopicProfile(
    Clause Clause,
    int[] Heading,
    int[] Text,
    int[] Given,
    IReadOnlySet<string> Topics,
    IReadOnlySet<string> TextTopics,
    bool Gives
)
{
    /// <summary>The shares of one topic: the heading names the subject, the text and the recipients bear it out.</summary>
    private const double HeadingShare = 0.35,
        TextShare = 0.25,
        WithinShare = 0.15,
        GivenShare = 0.1,
        TopicShare = 0.2;

    /// <summary>
    /// What is left of the likeness where one clause gives something and the other gives nothing; and of a topic that one heading names and
    /// the other's text alone.
    /// </summary>
    private const double OneGives = 0.85,
        HalfNamed = 0.5;

    /// <summary>The clauses of a policy that say something themselves, not the headings above them.</summary>
    public static List<TopicProfile> Of(PolicyRecord record)
    {
        var parents = record.Clauses.Select(c => c.Parent).ToHashSet();
        var benefits = record.Benefits.ToLookup(b => b.Clause);
        return [.. record.Clauses.Where(c => !parents.Contains(c.Path) && c.Text.Length > 0).Select(c => Of(c, [.. benefits[c.Path]]))];
    }

    private static TopicProfile Of(Clause clause, IReadOnlyList<Benefit> benefits) =>
        new(
            clause,
            Pairs(clause.Heading ?? ""),
            Pairs(clause.Text),
            Pairs(string.Join('\n', benefits.SelectMany(b => new[] { b.Beneficiary, b.Condition, b.Rate?.Base }))),
            TopicWords.Of(clause.Heading ?? ""),
            TopicWords.Of(clause.Text),
            benefits.Count > 0
        );

    /// <summary>How alike two clauses are, 0 to about 1; of clauses without headings by their words alone.</summary>
    public double Similarity(TopicProfile other, Dictionary<int, double> weights)
    {
        double text = Dice(Text, other.Text, weights);
        if (Heading.Length == 0 || other.Heading.Length == 0)
            return text;
        double within = Math.Max(Within(Heading, other.Text, weights), Within(other.Heading, Text, weights));
        double alike =
            HeadingShare * Dice(Heading, other.Heading, weights)
            + TextShare * text
            + WithinShare * within
            + GivenShare * Dice(Given, other.Given, weights)
            + TopicShare * SameTopic(other);
        return Gives == other.Gives ? alike : OneGives * alike;
    }

    private double SameTopic(TopicProfile other)
    {
        if (Topics.Count > 0 && other.Topics.Count > 0)
            return (double)Topics.Count(other.Topics.Contains) / Topics.Union(other.Topics).Count();
        return Topics.Any(other.TextTopics.Contains) || other.Topics.Any(TextTopics.Contains) ? HalfNamed : 0;
    }

    private static int[] Pairs(string text) => Shingles.Of(EditorialKey.Of(text));

    private static double Dice(int[] a, int[] b, Dictionary<int, double> weights)
    {
        double all = Sum(a, weights) + Sum(b, weights);
        return all == 0 ? 0 : 2 * Shared(a, b, weights) / all;
    }

    /// <summary>How much of one stands in the other.</summary>
    private static double Within(int[] part, int[] whole, Dictionary<int, double> weights) =>
        Sum(part, weights) is > 0 and var all ? Shared(part, whole, weights) / all : 0;

    private static double Sum(int[] pairs, Dictionary<int, double> weights) => pairs.Sum(s => weights.GetValueOrDefault(s, 1));

    private static double Shared(int[] a, int[] b, Dictionary<int, double> weights) =>
        a.Where(s => Array.BinarySearch(b, s) >= 0).Sum(s => weights.GetValueOrDefault(s, 1));
}
