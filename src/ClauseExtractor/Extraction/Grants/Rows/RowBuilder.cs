using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>
/// Makes the rows of a grant, step by step: its figures, how they are shared out among its rows, what must hold for each, a row for each
/// with caps, share and condition, the years of all.
/// </summary>
internal static class RowBuilder
{
    /// <summary>The rows of a grant phrase with the standards before it.</summary>
    public static List<RowDraft> Build(GrantSource source)
    {
        var figures = GrantFigures.Read(source);
        var plan = TierPlan.Of(source, figures);
        var conditions = TierConditions.Pair(source, figures, plan);
        string term = Terms.Of(
            source.Text,
            source.Phrase,
            source.Statement,
            source.At,
            source.Match is not null,
            source.Announced,
            out bool noNoun
        );
        var counted = GrantCounters.Counted(source.Text, source.Statement, source.At);
        var rows = new List<RowDraft>(plan.Tiers);
        for (int k = 0; k < plan.Tiers; k++)
        {
            var row = Open(source, figures, plan, conditions, k, term, counted);
            row.Caps.AddRange(plan.Caps(figures, k));
            CapCounters.Set(source, row, figures, counted);
            if (plan.Share(figures, k) is { } share)
                RowShares.SetShare(
                    source,
                    row,
                    share.Base is null ? share with { Base = figures.Shares[0].Base } : share,
                    figures,
                    plan,
                    conditions.Shared
                );
            else
                WholeShares.Set(source, row, conditions.Shared);
            TrimCondition(source, row);
            row.Range = Words(source, conditions.Of(k), conditions.Inherited);
            AddFlags(source, row, figures, plan, conditions, noNoun);
            if ((row.IsQuantified || Terms.IsGranted(source.Text, source.Phrase)) && !RowShares.IsInstalment(source.Text, row))
                rows.Add(row);
        }
        RowYears.Set(source, rows, conditions.Shared);
        return rows;
    }

    private static RowDraft Open(
        GrantSource source,
        GrantFigures figures,
        TierPlan plan,
        TierConditions conditions,
        int tier,
        string term,
        Token? counted
    )
    {
        var own = conditions.Of(tier);
        return new RowDraft
        {
            Term = term,
            Condition = own,
            Tier = plan.Tiers > 1 ? tier + 1 : null,
            Reading = source.Phrase,
            Inherited = conditions.Inherited,
            Beneficiary = conditions.Recipient is { } who && (who.Start >= source.Phrase.Start || Holds(own, who)) ? who : null,
            Match = source.Match ?? source.Phrase.Ratio,
            Sentence = source.Sentence,
            Per = CapCounters.OfGrant(source, figures, counted),
            Procedure = Procedures.First(source.Text, conditions.Shared),
        };
    }

    private static bool Holds(IReadOnlyList<TextRange> condition, TextRange who)
    {
        for (int i = 0; i < condition.Count; i++)
            if (condition[i].Contains(who))
                return true;
        return false;
    }

    // 检测费用减半给予补贴, 保费的50%给予补贴: how much and of what is no condition.
    private static void TrimCondition(GrantSource source, RowDraft row)
    {
        if (!row.Inherited)
            row.Condition = ShareWords.Without(source.Text, row);
        if (RowShares.ExemptRun(source.Phrase) is { } free && row.Base is { } cost)
        {
            // The base goes with the words of the run behind it: 房租三年全免.
            row.Condition =
            [
                .. row.Condition.SelectMany(c =>
                    RowYears.ConditionWithout(source.Text, [c], new TextRange(cost.Start, Math.Max(cost.End, Math.Min(c.End, free.Start))))
                ),
            ];
        }
    }

    // From its own condition, or the standards before it, to the end of its segment.
    private static TextRange Words(GrantSource source, IReadOnlyList<TextRange> own, bool inherited) =>
        new(
            own.Count > 0 && !inherited ? Math.Min(own[0].Start, source.Phrase.Start)
                : source.Standards.Count > 0 ? Math.Min(source.Standards[0].Range.Start, source.Phrase.Start)
                : source.Phrase.Start,
            source.Segment.Range.End
        );

    private static void AddFlags(
        GrantSource source,
        RowDraft row,
        GrantFigures figures,
        TierPlan plan,
        TierConditions conditions,
        bool noNoun
    )
    {
        var (text, phrase) = (source.Text, source.Phrase);
        if (plan.Tiers > 1 && !conditions.ToldApart)
            row.Flags.Add(ConfidenceFlag.UnpairedTiers);
        if (noNoun)
            row.Flags.Add(ConfidenceFlag.NoNoun);
        if (conditions.Shared.Count == 0 || conditions.Inherited)
            row.Flags.Add(ConfidenceFlag.NoCondition);
        if (row.Rate is not null && row.Base is null)
            row.Flags.Add(ConfidenceFlag.NoBase);
        if (figures.Count > 4 && plan.Tiers == 1)
            row.Flags.Add(ConfidenceFlag.Crowded);
        if (
            !row.IsQuantified
            && (phrase.Wording.Name is "by-anothers-standard" or "same-sum" || phrase.Tokens.HasFrom(TokenKind.Multiple, phrase.Start))
        )
            row.Flags.Add(ConfidenceFlag.RefersBack);
        if (text.AsSpan(phrase.Segment.Range.Start, phrase.Segment.Range.Length).Contains("叠加", StringComparison.Ordinal))
            row.Flags.Add(ConfidenceFlag.Stacked);
    }
}
