using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// How the families of labels nest in a document, decided once from all of its labels: in their usual order (编 章 节 条 一、（一）1.（1）①) unless
/// the numbers show otherwise,
/// that is where one family starts anew between two successive numbers of another.
/// </summary>
internal sealed class NumberingScheme
{
    private readonly double[] ranks = new double[Families];

    private const int Families = LabelFamilies.Count;

    private NumberingScheme()
    {
        for (int f = 0; f < ranks.Length; f++)
            ranks[f] = f;
        ranks[(int)LabelFamily.DigitPause] = ranks[(int)LabelFamily.Digit];
    }

    /// <summary>Depth of a family: a label with a higher rank stands within one with a lower.</summary>
    public double Rank(LabelFamily family) => ranks[(int)family];

    /// <summary>Whether the document is in articles (第X条): their unnumbered paragraphs (款) are the article's own.</summary>
    public bool HasArticles { get; private set; }

    public static NumberingScheme Decide(IEnumerable<PrintedLabel> labels)
    {
        var scheme = new NumberingScheme();
        int[,] within = new int[Families, Families];
        int[] ordinal = new int[Families],
            seen = new int[Families],
            one = new int[Families],
            count = new int[Families];
        int[] first = new int[Families],
            starts = new int[Families];
        int index = 0,
            over = 0;
        foreach (var label in labels)
        {
            index++;
            int f = (int)label.Family;
            // An article stands between (一) and (二), and not the other way round.
            if (
                label.Family == LabelFamily.HanBracketed
                && label.Ordinal == ordinal[f] + 1
                && label.Ordinal > 1
                && seen[(int)LabelFamily.Article] > seen[f]
            )
                over++;
            count[f]++;
            first[f] = first[f] == 0 ? index : first[f];
            if (label.Ordinal == ordinal[f] + 1 && seen[f] > 0)
                for (int inner = 0; inner < Families; inner++)
                    if (inner != f && one[inner] > seen[f])
                        within[inner, f]++;
            if (label.Ordinal == 1)
                (one[f], starts[f]) = (index, starts[f] + 1);
            (ordinal[f], seen[f]) = (label.Ordinal, index);
        }
        scheme.HasArticles = count[(int)LabelFamily.Article] >= 2;
        for (int outer = (int)LabelFamily.Han; outer < Families; outer++)
        for (int inner = outer + 1; inner < Families; inner++)
            scheme.Compare(outer, inner, within);
        // 一、总则 第一条 … 二、… 第五条, and the same with (一): sections over articles that number on.
        int han = (int)LabelFamily.Han,
            bracketed = (int)LabelFamily.HanBracketed,
            article = (int)LabelFamily.Article;
        if (count[han] >= 2 && count[article] >= 2 && first[han] < first[article] && starts[han] == 1 && starts[article] == 1)
            scheme.ranks[han] = scheme.ranks[article] - 0.5;
        if (over >= 2 && starts[article] == 1)
            scheme.ranks[bracketed] = scheme.ranks[article] - 0.3;
        return scheme;
    }

    private void Compare(int outer, int inner, int[,] within)
    {
        int usual = within[inner, outer],
            reversed = within[outer, inner];
        if (reversed >= 2 && reversed > usual)
            ranks[outer] = ranks[inner] + 0.5;
        else if (ranks[outer] == ranks[inner] && usual >= 2)
            ranks[inner] += 0.3;
    }
}
