using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>What must hold for the rows of a grant, and who gets it.</summary>
/// <param name="Shared">What was said before the tiers are told apart.</param>
/// <param name="Inherited">True where that was said of an earlier grant.</param>
/// <param name="Recipient">Who gets it, null where nothing says so.</param>
/// <param name="Own">What must hold for each tier, in order; null where all rows have what is shared.</param>
/// <param name="ToldApart">True where the words tell which tier is whose.</param>
internal sealed record TierConditions(
    IReadOnlyList<TextRange> Shared,
    bool Inherited,
    TextRange? Recipient,
    IReadOnlyList<IReadOnlyList<TextRange>>? Own,
    bool ToldApart
)
{
    /// <summary>What must hold for a row.</summary>
    public IReadOnlyList<TextRange> Of(int row) => Own?[row] ?? Shared;

    /// <summary>Pairs the condition of a grant with its tiers.</summary>
    public static TierConditions Pair(GrantSource source, GrantFigures figures, TierPlan plan)
    {
        var (text, phrase, tiers) = (source.Text, source.Phrase, plan.Tiers);
        var leads = tiers > 1 && plan.Sums == tiers ? SumLeads.Of(text, phrase, figures.Moneys) : null;
        bool differingBases =
            plan.Parts == tiers
            && plan.Parts > 1
            && figures.Shares.Exists(s => s.Base is not null && figures.Shares[0].Base != s.Base)
            && plan.Sums == 1;
        var paired = tiers > 1 && leads is null && !differingBases ? TierList.Pair(text, source.Condition, tiers, plan.Distributed) : null;
        var (condition, inherited) = Reductions.Condition(text, phrase, source.Condition, source.Inherited);
        var recipient = GrantRecipient.Find(text, phrase, condition, figures.Own) ?? Reductions.Recipient(text, phrase, condition);
        if (recipient is null && Counted(text, phrase) is { } thing)
            (condition, inherited) = ([.. inherited ? [] : condition, thing], false);
        // 分别给予省级、市级实训基地100万元、20万元奖励: the list stands behind the verb.
        if (
            tiers > 1
            && leads is null
            && paired is null
            && BehindVerb(text, phrase, figures.Own) is { } list
            && TierList.Pair(text, [list], tiers, plan.Distributed) is { } within
        )
            (paired, recipient) = (
                [.. within.Select(pieces => (IReadOnlyList<TextRange>)[.. inherited ? [] : condition, .. pieces])],
                null
            );
        // 大型企业按缴费额的30%、小微企业按60%返还: the share of each kind of recipient.
        if (
            plan is { Sums: 1, ByYear: false, Mixed: false }
            && plan.Parts == tiers
            && tiers > 1
            && SumLeads.OfShares(text, condition, figures.Shares) is { } kinds
        )
        {
            var before = condition[^1] with { End = Math.Max(condition[^1].Start, kinds[0].Start - 1) };
            IReadOnlyList<TextRange> common = [.. condition.SkipLast(1), .. before.Length > 0 ? [before] : Array.Empty<TextRange>()];
            paired = [.. kinds.Select(kind => (IReadOnlyList<TextRange>)[.. common, kind])];
        }
        if (leads is not null)
            paired = [.. leads.Select(lead => (IReadOnlyList<TextRange>)[.. condition.Where(c => !c.Contains(leads[0])), lead])];
        return new TierConditions(condition, inherited, recipient, paired, paired is not null || differingBases);
    }

    // 给予<u>新建</u>每张床位1万元, 给予<u>新增软件著作权</u>每件1000元: what is counted stands between the verb and the count.
    private static TextRange? Counted(string text, GrantPhrase phrase)
    {
        if (
            phrase.Verb < 0
            || phrase.Verb + 1 >= phrase.Tokens.Count
            || phrase.Tokens[phrase.Verb + 1] is not { Kind: TokenKind.Per } count
            || !count.Is(Per.Item)
            || text[count.Start] != '每'
        )
            return null;
        var thing = new TextRange(phrase.Tokens[phrase.Verb].End, count.Start);
        return thing.Length is >= 2 and <= 20 && FillerWords.UncoveredLength(text.AsSpan(thing.Start, thing.Length)) > 1 ? thing : null;
    }

    private static TextRange? BehindVerb(string text, GrantPhrase phrase, List<Figure> figures)
    {
        // 按自理、半失能、失能老人每人每月100元、200元、300元给予补贴
        int from =
            phrase.Verb >= 0 && figures.Count > 0 && figures[0].Range.Start < phrase.Tokens[phrase.Verb].Start
                ? phrase
                    .Tokens.Where(t => t.Kind == TokenKind.According && t.End <= figures[0].Range.Start)
                    .Select(t => t.End)
                    .DefaultIfEmpty(-1)
                    .Last()
            : phrase.Verb >= 0 ? phrase.Tokens[phrase.Verb].End
            : phrase.Noun >= 0 ? phrase.Tokens[phrase.Noun].End
            : -1;
        int end = figures.Count > 0 ? figures[0].Range.Start : -1;
        while (end > from && text[end - 1] is '的' or '按')
            end--;
        return from >= 0 && end - from >= 3 ? new TextRange(from, end) : null;
    }
}
