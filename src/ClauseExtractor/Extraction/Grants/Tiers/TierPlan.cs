using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>How the figures of a grant are shared out among its rows.</summary>
/// <param name="Tiers">How many rows there are, at least one.</param>
/// <param name="Sums">How many of the sums go to a row each; 1 where all of them stand on one row.</param>
/// <param name="Parts">The same of its shares.</param>
/// <param name="Distributed">甲、乙各奖励50万元、20万元: several sums go to the members of a list.</param>
/// <param name="Mixed">分别按30万元、50万元、实到外资额的8‰: sums and shares are members of one list.</param>
/// <param name="ByYear">第一年80%、第二年60%: the shares are those of its years.</param>
internal sealed record TierPlan(int Tiers, int Sums, int Parts, bool Distributed, bool Mixed, bool ByYear)
{
    /// <summary>How the figures of a grant are shared out.</summary>
    public static TierPlan Of(GrantSource source, GrantFigures figures)
    {
        var (text, phrase) = (source.Text, source.Phrase);
        var (moneys, shares) = (figures.Moneys, figures.Shares);
        bool distributed =
            Distributes(phrase) || moneys.Count > 1 && phrase.Start > 0 && (text[phrase.Start - 1] == '各' || text[phrase.Start] == '各');
        bool byYear = shares.Count > 1 && RowShares.IsByYear(text, phrase, shares, source.Statement);
        bool mixed =
            distributed
            && moneys.Count > 0
            && shares.Count > 0
            && figures.Before.Count == 0
            && figures.Own.Count > 2
            && figures.Own.TrueForAll(f => f.Bound == Bound.Exact)
            && IsOneList(phrase);
        // Several amounts in one phrase are tiers, unless each is counted in its own way (每次不超过50万元、每年不超过300万元).
        bool each = moneys.Count > 1 && AreCountedEach(text, phrase, moneys);
        int sums = moneys.Count > 1 && (distributed || !each) ? moneys.Count : 1;
        int parts = byYear || shares.Count < 2 ? 1 : shares.Count;
        // 分别按国家奖金的3倍、2倍给予配套奖励: a row without a figure each.
        int multiples = distributed && figures.Count == 0 ? Multiples(phrase) : 0;
        int tiers =
            multiples > 1 ? multiples
            : mixed ? figures.Own.Count
            : sums > 1 && parts > 1 && sums != parts ? sums
            : Math.Max(sums, parts);
        return new TierPlan(tiers, sums, parts, distributed, mixed, byYear);
    }

    private static bool Distributes(GrantPhrase phrase)
    {
        foreach (var token in phrase.Tokens)
            if (token is { Kind: TokenKind.Distribution, Tag: 1 } && token.Start >= phrase.Start)
                return true;
        return false;
    }

    private static bool AreCountedEach(string text, GrantPhrase phrase, List<Figure> moneys) =>
        moneys.Skip(1).All(m => m.HasOwnCue && m.Per != moneys[0].Per) && !moneys.TrueForAll(m => NamesThing(text, phrase, m));

    private static int Multiples(GrantPhrase phrase) => phrase.Tokens.CountOf(t => t.Kind == TokenKind.Multiple && t.Start >= phrase.Start);

    /// <summary>The caps of a row.</summary>
    public IReadOnlyList<Figure> Caps(GrantFigures figures, int row) =>
        Mixed ? [.. figures.Own.Skip(row).Take(1).Where(f => f.IsMoney)]
        : Sums == Tiers && Sums > 1 ? [figures.Moneys[row]]
        : figures.Moneys;

    /// <summary>The share of a row, null where it has none.</summary>
    public Figure? Share(GrantFigures figures, int row) =>
        Mixed
            ? figures.Own[row].IsMoney
                ? null
                : figures.Own[row]
            : Parts == Tiers && Parts > 1
                ? figures.Shares[row]
                : figures.Shares.Count == 0
                    ? null
                    : ByYear
                        ? RowShares.Series(figures.Shares)
                        : figures.Shares[0];

    // 每个工作站50万元、每名博士后8万元: what is counted has a name of its own.
    private static bool NamesThing(string text, GrantPhrase phrase, Figure sum)
    {
        var tokens = phrase.Segment.Tokens;
        int per = -1;
        for (int i = 0; i < tokens.Count && tokens[i].End <= sum.Token.Start; i++)
            if (tokens[i].Kind == TokenKind.Per && tokens[i].Start >= sum.Lead.Start)
                per = i;
        // 每场不超过2万元 names nothing.
        return per >= 0
            && tokens[per + 1].Start == sum.Token.Start
            && FillerWords.UncoveredLength(text.AsSpan(tokens[per].End, sum.Token.Start - tokens[per].End)) >= 2;
    }

    // Every two neighbouring figures have a mark of a list between them.
    private static bool IsOneList(GrantPhrase phrase)
    {
        var figures = phrase.Tokens.Where(t => t.Start >= phrase.Start && GrantFinder.IsGivenFigure(t)).ToList();
        return figures
            .Zip(figures.Skip(1))
            .All(pair =>
                phrase.Tokens.Any(t =>
                    t.Kind is TokenKind.Enumeration or TokenKind.Conjunction && t.Start >= pair.First.End && t.End <= pair.Second.Start
                )
            );
    }
}
