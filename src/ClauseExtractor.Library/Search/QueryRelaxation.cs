using ClauseExtractor.Library.Catalogue;

namespace ClauseExtractor.Library.Search;

/// <summary>A query made wider: long words in their parts, typing errors mended, pinyin in characters, without question words.</summary>
/// <param name="Query">All its words at once.</param>
/// <param name="Rewritten">What was made of which word.</param>
/// <param name="Shares">What each of its required groups counts for: the parts of one word count together as much as the word.</param>
internal sealed record WiderQuery(PolicyQuery Query, IReadOnlyList<Rewriting> Rewritten, IReadOnlyList<double> Shares);

/// <summary>Makes queries wider that find nothing, or little, with the words that the library itself has.</summary>
/// <param name="parser">Reads words as the strict search does.</param>
internal sealed class QueryRelaxation(IIndexWords words, Thesaurus thesaurus, QueryParser parser)
{
    /// <summary>A word that fewer clauses have is looked for by its parts, too.</summary>
    private const int Rare = 10;

    private readonly WordSplitter splitter = new(words, thesaurus);

    public WiderQuery Widen(PolicyQuery query)
    {
        var (groups, rewritten, widened) = (new List<TextGroup>(), new List<Rewriting>(), new List<Widening>());
        var shares = new List<double>();
        bool asksSum = false;
        foreach (var group in query.Text.Required)
        {
            string typed = group.AnyOf[0].Words;
            // What the reader put in quotation marks, parted himself or wrote as an amount is as it should be.
            if (group.AnyOf.Any(t => t.Quoted || t.Figures.Count > 0 || t.Phrases.Count > 1) || group.AnyOf.Count(t => t.Weight == 1) > 1)
            {
                Add(group);
                continue;
            }
            var pieces = QuestionWords.Strip(typed, out bool sum);
            asksSum |= sum;
            var parts = pieces.SelectMany(p => splitter.Knows(IndexForm.Joined(p)) ? [new WordPart(p, p)] : splitter.Split(p)).ToList();
            if (parts.Count == 1 && parts[0].Word == typed)
            {
                Add(WithParts(group));
                continue;
            }
            rewritten.Add(new Rewriting(typed, [.. parts.Select(p => p.Word).Distinct()], parts.Exists(p => p.IsMended)));
            foreach (var part in parts)
                Add(parser.Group(part.Word, widened), 1.0 / parts.Count);
        }
        var wider = query with
        {
            Text = query.Text with { Required = groups },
            Widened = [.. query.Widened.Where(w => !rewritten.Exists(r => r.Typed == w.Word)), .. widened],
            AsksSum = asksSum,
        };
        return new WiderQuery(wider, rewritten, shares);

        void Add(TextGroup group, double share = 1)
        {
            if (groups.Exists(g => g.AnyOf[0].Words == group.AnyOf[0].Words))
                return;
            groups.Add(group);
            shares.Add(share);
        }
    }

    /// <summary>
    /// A long word that few clauses have (体育场馆), and besides, less good, its parts wherever they stand in a clause (体育 … 场馆).
    /// </summary>
    private TextGroup WithParts(TextGroup group)
    {
        string word = group.AnyOf[0].Words;
        return words.Clauses(IndexForm.Joined(word)) < Rare && splitter.Parts(word) is { Count: > 1 } parts
            ? new TextGroup([.. group.AnyOf, TextTerm.Apart(parts)])
            : group;
    }
}

/// <summary>
/// Ranks clauses by how much of a query they have: rare words weigh more. What few documents have is rare, though each of their clauses
/// has it by its title (首台套).
/// </summary>
/// <param name="documents">Of the library.</param>
internal sealed class Coverage(int documents)
{
    private readonly Dictionary<long, (ulong Groups, double Weight, float Score)> found = [];
    private double whole;
    private int groups;

    /// <summary>Most groups that count; those behind are passed over.</summary>
    public const int MostGroups = 32;

    /// <summary>Takes what one group of the query finds.</summary>
    /// <param name="share">Less than 1 for a part of a word.</param>
    public void Add(ClauseMatches matches, double share)
    {
        int having = matches.Keys.Select(key => new ClauseKey(key).Document).Distinct().Count();
        double weight = share * (Math.Log(1 + documents / (1.0 + having)) + 0.1);
        whole += matches.Keys.Length > 0 ? weight : 0;
        for (int i = 0; i < matches.Keys.Length; i++)
        {
            var before = found.GetValueOrDefault(matches.Keys[i]);
            found[matches.Keys[i]] = (before.Groups | 1UL << groups, before.Weight + weight, before.Score + matches.Scores[i]);
        }
        groups++;
    }

    /// <summary>Clauses that have a share of all that was found anywhere, with the scores of their words.</summary>
    /// <param name="least">0 to 1.</param>
    public ClauseMatches AtLeast(double least)
    {
        var enough = found.Where(f => f.Value.Weight >= least * whole - 1e-9).ToList();
        return new ClauseMatches([.. enough.Select(f => f.Key)], [.. enough.Select(f => f.Value.Score)]);
    }

    /// <summary>What puts clauses that have more before all that have less.</summary>
    public float Rank(long clause) => (float)(Step * Math.Round(found.GetValueOrDefault(clause).Weight / whole, 4));

    /// <summary>Which groups a clause has, a bit each.</summary>
    public ulong GroupsOf(long clause) => found.GetValueOrDefault(clause).Groups;

    // More than the words of a clause ever score together.
    private const float Step = 1000;
}
