using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Rows;

/// <summary>Makes the rows of a grant: one, or one a tier.</summary>
internal static class RowBuilder
{
    /// <summary>The rows of a grant phrase with the standards before it.</summary>
    /// <param name="condition">What must hold, before the tiers are told apart.</param>
    /// <param name="inherited">True where the condition was said of an earlier grant.</param>
    /// <param name="announced">What the clause said before is given, for a grant that only names its sum.</param>
    public static List<RowDraft> Build(
        string text,
        GrantPhrase phrase,
        IReadOnlyList<Segment> standards,
        IReadOnlyList<TextRange> condition,
        bool inherited,
        decimal? match,
        Statement statement,
        int at,
        int sentence,
        string? announced
    )
    {
        var figures = FigureReader.Read(text, phrase.Segment, phrase.First);
        var before = standards
            .Where(s => Standards.First(text, s) is >= 0 and var i && s.Tokens.Skip(i).Any(GrantFinder.IsGivenFigure))
            .SelectMany(s => FigureReader.Read(text, s, Standards.First(text, s)))
            .ToList();
        // 按20万元/家的标准,给予一次性奖励: how the grant is counted holds for its standard as well.
        if (PhrasePer(text, phrase) == Per.Once)
            before = [.. before.Select(f => f.IsMoney ? f with { Per = Per.Once, Unit = null } : f)];
        var moneys = before.Concat(figures).Where(f => f.IsMoney).ToList();
        var shares = before.Concat(figures).Where(f => !f.IsMoney).ToList();
        var named = standards.Append(phrase.Segment).Select(s => BaseReader.Named(text, s)).FirstOrDefault(b => b is not null);

        // 甲、乙各奖励50万元、20万元: several sums go to the members of a list.
        bool distributed =
            phrase.Tokens.Any(t => t is { Kind: TokenKind.Distribution, Tag: 1 } && t.Start >= phrase.Start)
            || moneys.Count > 1 && phrase.Start > 0 && (text[phrase.Start - 1] == '各' || text[phrase.Start] == '各');
        bool byYear = shares.Count > 1 && RowShares.IsByYear(text, phrase, shares, statement);
        // Two sums in one breath are tiers, unless each is counted in its own way (每次不超过50万元、每年不超过300万元).
        // 分别按30万元、50万元、实到外资额的8‰: sums and shares are members of one list.
        bool mixed =
            distributed
            && moneys.Count > 0
            && shares.Count > 0
            && before.Count == 0
            && figures.Count > 2
            && figures.TrueForAll(f => f.Bound == Bound.Exact)
            && IsOneList(phrase);
        int sums = moneys.Count > 1 && (distributed || !moneys.Skip(1).All(m => m.HasOwnCue && m.Per != moneys[0].Per)) ? moneys.Count : 1;
        int parts = byYear || shares.Count < 2 ? 1 : shares.Count;
        // 分别按国家奖金的3倍、2倍给予配套奖励: a row without a figure each.
        int multiples =
            distributed && figures.Count + before.Count == 0
                ? phrase.Tokens.Count(t => t.Kind == TokenKind.Multiple && t.Start >= phrase.Start)
                : 0;
        int tiers =
            multiples > 1 ? multiples
            : mixed ? figures.Count
            : sums > 1 && parts > 1 && sums != parts ? sums
            : Math.Max(sums, parts);

        var leads = tiers > 1 && sums == tiers ? SumLeads.Of(text, phrase, moneys) : null;
        bool differingBases = parts == tiers && parts > 1 && shares.Any(s => s.Base is not null && shares[0].Base != s.Base) && sums == 1;
        var paired = tiers > 1 && leads is null && !differingBases ? TierList.Pair(text, condition, tiers, distributed) : null;
        (condition, inherited) = Reductions.Condition(text, phrase, condition, inherited);
        var recipient = GrantRecipient.Find(text, phrase, condition, figures) ?? Reductions.Recipient(text, phrase, condition);
        if (recipient is null && Counted(text, phrase) is { } thing)
            (condition, inherited) = ([.. inherited ? [] : condition, thing], false);
        // 分别给予省级、市级实训基地100万元、20万元奖励: the list stands behind the verb.
        if (
            tiers > 1
            && leads is null
            && paired is null
            && Inner(text, phrase, figures) is { } inner
            && TierList.Pair(text, [inner], tiers, distributed) is { } within
        )
            (paired, recipient) = (
                [.. within.Select(pieces => (IReadOnlyList<TextRange>)[.. inherited ? [] : condition, .. pieces])],
                null
            );
        string term = Terms.Of(text, phrase, statement, at, match is not null, announced, out bool noNoun);

        var counted = GrantCounters.Counted(text, statement, at);
        bool byAcre = text[Math.Max(0, phrase.Start - 1)] == '亩';
        var rows = new List<RowDraft>();
        for (int k = 0; k < tiers; k++)
        {
            IReadOnlyList<TextRange> own = leads is not null
                ? [.. condition.Where(c => !c.Contains(leads[0])), leads[k]]
                : paired?[k] ?? condition;
            var row = new RowDraft
            {
                Term = term,
                Condition = own,
                Tier = tiers > 1 ? k + 1 : null,
                Reading = phrase,
                Inherited = inherited,
                Beneficiary = recipient is { } r && (own.Any(c => c.Contains(r)) || r.Start >= phrase.Start) ? r : null,
                Match = match ?? phrase.Ratio,
                Sentence = sentence,
                Per =
                    figures.Concat(before).Select(f => f.Per).FirstOrDefault(p => p is not null)
                    ?? PhrasePer(text, phrase)
                    ?? (byAcre ? Per.Item : (Per?)counted?.Tag),
                Procedure = condition.Select(c => Procedures.Find(text, c)).FirstOrDefault(p => p is not null),
            };
            row.Caps.AddRange(
                mixed
                    ? figures[k].IsMoney
                        ? [figures[k]]
                        : []
                    : sums == tiers && sums > 1
                        ? [moneys[k]]
                        : moneys
            );
            // 对标准化改造项目给予每个不超过50万元补助: each of what the condition ends in.
            for (int c = 0; c < row.Caps.Count; c++)
                if (row.Caps[c] is { Per: Per.Item, Unit: "个" } each && GrantCounters.Named(text, own, each) is { } of)
                    row.Caps[c] = each with { Per = of, Unit = null };
            // 秸秆还田亩补助25元.
            if (row.Per is Per.Item or Per.Recipient or Per.Project or Per.Year or Per.Event && row.Caps is [{ Per: null } only])
                row.Caps[0] = only with
                {
                    Per = row.Per,
                    Unit =
                        row.Per != Per.Item ? null
                        : byAcre ? "亩"
                        : counted?.Unit,
                };
            // 每年给予不超过运营支出30%、最高200万元: so is what recurs.
            if (row.Per is Per.Year or Per.Quarter or Per.Month or Per.Event && shares.Count > 0 && row.Caps is [{ Per: null } yearly])
                row.Caps[0] = yearly with { Per = row.Per };
            Figure? share = mixed
                ? figures[k].IsMoney
                    ? null
                    : figures[k]
                : parts == tiers && parts > 1
                    ? shares[k]
                    : shares.Count > 0
                        ? byYear
                            ? RowShares.Series(shares)
                            : shares[0]
                        : null;
            if (share is not null)
                RowShares.SetShare(
                    text,
                    phrase,
                    new TextRange(
                        Math.Min(phrase.Segment.Range.Start, standards.Count > 0 ? standards[0].Range.Start : int.MaxValue),
                        phrase.Segment.Range.End
                    ),
                    row,
                    share.Base is null ? share with { Base = shares[0].Base } : share,
                    byYear,
                    shares.Count,
                    named,
                    condition
                );
            else if (RowShares.ExemptRun(phrase) is { } exempt)
                (row.Share, row.RateBound, row.RateRange, row.Base, row.Years) = (
                    1,
                    Bound.UpTo,
                    new TextRange(exempt.Start, exempt.End),
                    BaseReader.CostBefore(text, phrase.Segment, exempt.Start),
                    (int)exempt.Value
                );
            else if (RowShares.Whole(text, phrase) is { } whole)
                (row.Share, row.RateBound, row.RateRange, row.Base) = (
                    whole.Share,
                    Bound.Exact,
                    whole.Range,
                    BaseReader.Levied(text, phrase, whole.Range.End)
                        ?? BaseReader.Waived(text, whole.Range)
                        ?? (phrase.Wording.Name == "waiver" ? BaseReader.UpTo(text, phrase.Segment, whole.Range.End) : null)
                        ?? BaseReader.CostBefore(text, phrase.Segment, whole.Range.Start)
                        ?? (condition.Count > 0 ? BaseReader.OfCondition(text, condition[^1]) : null)
                        ?? BaseReader.OfStatement(text, statement, at)
                );
            // 前两年免收租金、后三年减半收取: all of it in the first part.
            if (!row.IsQuantified && Waivers.IsFirstPart(text, phrase, statement))
                (row.Term, row.Share, row.RateBound, row.RateRange, row.Base) = (
                    Waivers.Term,
                    1,
                    Bound.Exact,
                    new TextRange(phrase.NounToken!.Value.Start, phrase.NounToken.Value.End),
                    new TextRange(phrase.NounToken.Value.End, phrase.Segment.Range.End) is { Length: >= 2 } of
                    && BaseReader.EndsInHead(text, of)
                        ? of
                        : null
                );
            // 检测费用减半给予补贴, 保费的50%给予补贴: how much and of what is no condition.
            if (!inherited)
                row.Condition = ShareWords.Without(text, row);
            if (RowShares.ExemptRun(phrase) is { } free && row.Base is { } cost)
                row.Condition =
                [
                    .. row.Condition.SelectMany(c =>
                        Without(text, c, new TextRange(cost.Start, Math.Max(cost.End, Math.Min(c.End, free.Start))))
                    ),
                ];
            (int start, int end) = (
                own.Count > 0 && !inherited ? Math.Min(own[0].Start, phrase.Start)
                : standards.Count > 0 ? Math.Min(standards[0].Range.Start, phrase.Start)
                : phrase.Start,
                phrase.Segment.Range.End
            );
            row.Range = new TextRange(start, end);
            AddFlags(
                row,
                text,
                phrase,
                tiers,
                paired is not null || leads is not null || differingBases,
                noNoun,
                condition.Count == 0 || inherited,
                figures.Count + before.Count
            );
            if ((row.IsQuantified || Terms.IsGranted(text, phrase)) && !RowShares.IsInstalment(text, row))
                rows.Add(row);
        }
        foreach (
            var row in rows.Where(r =>
                r.Caps.Exists(c => c.Per is Per.Year or Per.Quarter or Per.Month)
                || r.Base is { } of && Yearly.In(text.AsSpan(of.Start, of.Length))
                || phrase.Wording.Name == "waiver"
                || IsToldByYear(text, statement, at)
            )
        )
            row.Years ??= condition
                .Append(new TextRange(phrase.Segment.Range.Start, phrase.Start))
                .Select(c => YearSpans.Until(text, c))
                .FirstOrDefault(y => y is not null);
        foreach (var row in rows)
            row.Years ??= condition.Select(c => YearSpans.Running(text, c) ?? YearSpans.Within(text, c)).FirstOrDefault(y => y is not null);
        var part = YearParts.Last(text, new TextRange(phrase.Segment.Range.Start, First(phrase, figures)));
        foreach (
            var row in rows.Where(r =>
                part is { Range.Start: var start }
                && text[start] is '前' or '头' or '后'
                && (phrase.Wording.Name == "waiver" || r.Caps.Exists(c => c.Per is Per.Year or Per.Quarter or Per.Month))
            )
        )
            row.Years ??= part!.Value.Years;
        foreach (var row in rows.Where(r => part is not null && (r.Rate is not null || r.Share is not null)))
        {
            row.YearPart = part;
            row.Condition = [.. row.Condition.SelectMany(c => Without(text, c, part!.Value.Range))];
        }
        // 第一年、第二年、第三年分别给予50万元、30万元、20万元: the tiers are the years.
        if (
            rows.Count > 1
            && rows.TrueForAll(r =>
                r.Condition is [.., var year] && YearParts.Last(text, year) is { Years: 1 } own && own.Range.End == year.End
            )
        )
            rows.ForEach(r => r.Years ??= rows.Count);
        if (GrantYears.Of(text, phrase) is { } run)
            GrantYears.Set(rows, run, phrase.Segment);
        return rows;
    }

    private static int First(GrantPhrase phrase, List<Figure> figures)
    {
        int end = phrase.Segment.Range.End;
        foreach (var token in phrase.Tokens)
            if (token.Start >= phrase.Start && (token.IsFigure || token.Kind == TokenKind.Whole))
                return Math.Min(end, token.Start);
        return end;
    }

    // A condition without the part of the run that it names: 前三年租金 is 租金.
    private static IEnumerable<TextRange> Without(string text, TextRange condition, TextRange part)
    {
        if (!condition.Contains(part))
        {
            yield return condition;
            yield break;
        }
        if (part.Start - condition.Start >= 2)
            yield return new TextRange(condition.Start, text[part.Start - 1] == ',' ? part.Start - 1 : part.Start);
        if (condition.End - part.End >= 2)
            yield return new TextRange(part.End, condition.End);
    }

    private static readonly WordList Yearly = Words.Of(WordClass.YearlyBase);

    // 5年内按不高于80%实施奖补,其中第一年为80%: what runs is told year by year.
    private static bool IsToldByYear(string text, Statement statement, int at) =>
        at + 1 < statement.Segments.Count
        && statement.Segments[at + 1].Range is var next
        && text.AsSpan(next.Start, next.Length).TrimStart("其中").StartsWith("第一年", StringComparison.Ordinal);

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

    private static TextRange? Inner(string text, GrantPhrase phrase, List<Figure> figures)
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

    private static Per? PhrasePer(string text, GrantPhrase phrase)
    {
        foreach (var token in phrase.Tokens)
            if (token.Start >= phrase.Start && token.Kind == TokenKind.Per && FigureReader.IsCount(text, token))
                return (Per)token.Tag;
        return null;
    }

    private static void AddFlags(
        RowDraft row,
        string text,
        GrantPhrase phrase,
        int tiers,
        bool paired,
        bool noNoun,
        bool noCondition,
        int figures
    )
    {
        if (tiers > 1 && !paired)
            row.Flags.Add(ConfidenceFlag.UnpairedTiers);
        if (noNoun)
            row.Flags.Add(ConfidenceFlag.NoNoun);
        if (noCondition)
            row.Flags.Add(ConfidenceFlag.NoCondition);
        if (row.Rate is not null && row.Base is null)
            row.Flags.Add(ConfidenceFlag.NoBase);
        if (figures > 4 && tiers == 1)
            row.Flags.Add(ConfidenceFlag.Crowded);
        if (!row.IsQuantified && phrase.Tokens.Any(t => t.Kind == TokenKind.Multiple && t.Start >= phrase.Start))
            row.Flags.Add(ConfidenceFlag.RefersBack);
        if (text.AsSpan(phrase.Segment.Range.Start, phrase.Segment.Range.Length).Contains("叠加", StringComparison.Ordinal))
            row.Flags.Add(ConfidenceFlag.Stacked);
    }
}
