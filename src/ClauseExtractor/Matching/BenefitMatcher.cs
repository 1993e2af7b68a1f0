using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>
/// Says of each row of benefits whether a profile gets it: met, not met with the difference, or unknown with what must be told. Figures and
/// titles are read from the row's own words and from those that govern it
/// (the sentence before, the item above); every other word of a condition is listed to be ticked, so that nothing unknown is called met.
/// </summary>
/// <param name="asked">The day of asking, for the age of a company.</param>
public sealed partial class BenefitMatcher(Profile profile, DateOnly asked)
{
    private readonly ToldFacts told = new(profile, asked);
    private readonly Leftover leftover = new(profile);
    private readonly Confirmations confirmations = new(profile);

    /// <summary>The rows of a record, each with its verdict.</summary>
    public IReadOnlyList<RowMatch> Match(PolicyRecord record)
    {
        var governing = new Governing(record);
        return [.. record.Benefits.Select((_, row) => Match(record, row, governing))];
    }

    private RowMatch Match(PolicyRecord record, int row, Governing governing)
    {
        var benefit = record.Benefits[row];
        var own = Own(benefit);
        var outside = governing.Of(row).Select(pieces => ConditionText.Of(record.Text, pieces)).ToList();
        var named = outside
            .SelectMany(o => FigureReader.Read(o.Folded, new TextRange(0, o.Folded.Length), null))
            .LastOrDefault(f => f.Metric.Words.Length > 0)
            ?.Metric;
        var groups = Groups(benefit, ConditionText.Of(record.Text, own), null, named, governing.Terms);
        if (governing.Before(row) is { } before)
            groups = [.. Groups(benefit, ConditionText.Of(record.Text, [before]), null, null, governing.Terms), .. groups];
        var metrics = Metrics(groups).ToHashSet();
        foreach (var condition in outside)
            groups = [.. Groups(benefit, condition, metrics, null, governing.Terms), .. groups];
        // Words that name neither recipient nor condition, and who says nothing of himself: the sentence is to be ticked.
        if (groups.Count == 0 && (own.Count == 0 || profile.Kinds is null))
            groups = [WholeRow(benefit)];
        // 鼓励领军企业建设数据空间: a purpose asks nothing beside a requirement, and is all that is asked where there is none.
        if (!groups.SelectMany(g => g.Branches).SelectMany(b => b).Any(r => r.Kind is RequirementKind.Figure or RequirementKind.Title))
            groups.AddRange(Purposes(ConditionText.Of(record.Text, own)).Select(words => Alone(Tick(words))));
        // 每增加1亿元，另给予10万元奖励: what the row before asks, and the step itself.
        if (governing.IsStep(row))
            groups.Add(WholeRow(benefit));
        if (
            profile.Kinds is not null
            && benefit.BeneficiarySpan is { } who
            && leftover.OfKind(TextFold.Fold(benefit.Beneficiary ?? "")) is { } verdict
        )
            groups.Add(Alone(new Requirement(RequirementKind.Recipient, who, verdict, who.Quote)));
        groups = confirmations.Apply(record, groups);
        return new RowMatch(row, Verdicts.All(groups.Select(g => g.Verdict)), groups);
    }

    private static Requirement Tick(Span words) => new(RequirementKind.Words, words, Verdict.Unknown, words.Quote);

    private static RequirementGroup WholeRow(Benefit benefit) => Alone(Tick(benefit.Span) with { IsWholeRow = true });

    private static RequirementGroup Alone(Requirement requirement) =>
        new([
            [requirement],
        ]);

    private static IEnumerable<Span> Purposes(ConditionText condition) =>
        Segments
            .Cut(condition.Folded)
            .Segments.Where(s => Leftover.AsksNothing(condition.Folded[s.Range.Start..s.Range.End]))
            .Select(s => condition.Span(s.Range.Start, s.Range.End));

    private static IEnumerable<string> Metrics(IEnumerable<RequirementGroup> groups) =>
        groups.SelectMany(g => g.Branches).SelectMany(b => b).Where(r => r.Kind == RequirementKind.Figure).Select(r => r.Asks);

    /// <summary>The words of the row's own condition, and its recipient where that stands elsewhere.</summary>
    internal static IReadOnlyList<TextRange> Own(Benefit benefit)
    {
        var pieces = benefit.ConditionSpans.Select(s => new TextRange(s.Start, s.End)).ToList();
        if (benefit.BeneficiarySpan is { } who && !pieces.Any(p => who.Start < p.End && who.End > p.Start))
            pieces.Add(new TextRange(who.Start, who.End));
        return [.. pieces.OrderBy(p => p.Start)];
    }

    /// <param name="restated">For words that govern the row from outside: metrics that the row states itself; null where all of it
    /// counts.</param>
    /// <param name="last">The metric named last before these words.</param>
    private List<RequirementGroup> Groups(
        Benefit benefit,
        ConditionText condition,
        HashSet<string>? restated,
        Metric? last,
        DefinedTerms terms
    )
    {
        var (text, segments, ticks) = Segments.Cut(condition.Folded);
        bool[] covered = new bool[text.Length];
        var reading = new ReadCondition(benefit, condition, terms, covered);
        bool several = segments.Count(s => Titles.Read(text, s.Range).Count > 0 || FigureReader.Read(text, s.Range, null).Count > 0) > 1;
        var parts = new List<ReadSegment>();
        foreach (var segment in segments)
        {
            string source = segment.Within ? condition.Folded : text;
            var figures = FigureReader.Read(source, segment.Range, last ?? Ahead(source, segment.Range.End)).ToList();
            last = figures.Count > 0 ? figures[^1].Metric : last;
            bool purpose = several && Leftover.AsksNothing(source[segment.Range.Start..segment.Range.End]);
            var titles = purpose
                ? []
                : Titles.Read(source, segment.Range).Where(t => !figures.Any(f => t.Start < f.End && t.End > f.From)).ToList();
            parts.Add(new ReadSegment(segment, source, figures, Items(reading, source, segment, figures, titles)));
        }
        var asked = parts
            .SelectMany(p => p.Items)
            .Where(i => i.Requirement.Kind == RequirementKind.Title)
            .Select(i => i.Requirement.Asks)
            .ToList();
        var branches = parts.Select(p => Branches(condition, p, asked, restated is not null, covered)).ToList();
        var groups = new List<RequirementGroup>();
        for (int i = 0; i < parts.Count; i++)
        {
            var either = branches[i];
            // 或 at the head of a stretch, and bands of one metric, are alternatives to the stretch before.
            while (
                i + 1 < parts.Count
                && either.Count > 0
                && branches[i + 1].Count > 0
                && (parts[i + 1].Segment.Either || SameMetric(parts[i].Figures, parts[i + 1].Figures))
            )
                either = [.. either, .. branches[++i]];
            if (either.Count > 0)
                groups.Add(new RequirementGroup(either));
        }
        if (restated is not null)
            return
            [
                .. groups.Where(g =>
                    g.Branches.SelectMany(b => b).All(r => r.Kind != RequirementKind.Figure || !restated.Contains(r.Asks))
                ),
            ];
        groups.AddRange(ticks.Select(t => Alone(Tick(condition.Span(t.Start, t.End)))));
        return groups;
    }

    /// <param name="Covered">True at characters of the condition that a figure, a title or the profile's own words take.</param>
    private sealed record ReadCondition(Benefit Benefit, ConditionText Condition, DefinedTerms Terms, bool[] Covered);

    private sealed record ReadSegment(
        ConditionSegment Segment,
        string Text,
        List<AskedFigure> Figures,
        List<(int Start, int End, Requirement Requirement)> Items
    );

    // 裁员率不高于5.5%, 30人以下的参保企业裁员率不高于20%: the same measure twice is for two cases.
    private static bool SameMetric(List<AskedFigure> a, List<AskedFigure> b) =>
        a.Any(x =>
            b.Any(y =>
                x.Metric.Growth == y.Metric.Growth
                && x.Metric.Words.Length > 1
                && (
                    y.Metric.Words.EndsWith(x.Metric.Words, StringComparison.Ordinal)
                    || y.Metric.Words.Length > 1 && x.Metric.Words.EndsWith(y.Metric.Words, StringComparison.Ordinal)
                )
                && x.Unit == y.Unit
                && (x.Comparator == y.Comparator || x.Comparator == Comparator.Between || y.Comparator == Comparator.Between)
            )
        );

    // 新纳入限额以上且年增速达50%以上的商贸企业:批发企业年销售额达到1亿元: what grows is said behind.
    private static Metric? Ahead(string text, int from) =>
        FigureReader
            .Read(text, new TextRange(from, text.Length), null)
            .Where(f => f.Unit != "%" && f.Metric.Words.Length > 0)
            .Select(f => (Metric?)f.Metric)
            .FirstOrDefault();

    private List<(int Start, int End, Requirement Requirement)> Items(
        ReadCondition reading,
        string text,
        ConditionSegment segment,
        List<AskedFigure> figures,
        List<AskedTitle> titles
    )
    {
        var (condition, covered) = (reading.Condition, reading.Covered);
        var items = new List<(int Start, int End, Requirement Requirement)>();
        foreach (var figure in figures)
        {
            Array.Fill(covered, true, figure.Start, figure.End - figure.Start);
            items.Add((figure.Start, figure.End, Figure(reading, figure, text)));
        }
        foreach (var title in titles)
        {
            Array.Fill(covered, true, title.Start, title.End - title.Start);
            for (
                int i = title.Start - 1;
                i >= segment.Range.Start && title.Start - i <= 6 && !covered[i] && text[i] is not ('的' or '、' or ',');
                i--
            )
                covered[i] = true;
            items.Add(
                (
                    title.Start,
                    title.End,
                    new Requirement(
                        RequirementKind.Title,
                        condition.Span(title.Start, title.End),
                        Titles.Held(title, profile),
                        title.Words.Replace("_", "", StringComparison.Ordinal)
                    )
                )
            );
        }
        // 增速超全市平均增速1.2倍: an average that the text does not state.
        foreach (Match average in Average().Matches(text[segment.Range.Start..segment.Range.End]))
        {
            int start = segment.Range.Start + average.Index,
                end = start + average.Length;
            if (figures.Any(f => f.From < end && f.End > start))
                continue;
            Array.Fill(covered, true, start, average.Length);
            items.Add((start, end, new Requirement(RequirementKind.Words, condition.Span(start, end), Verdict.Unknown, average.Value)));
        }
        items.Sort((a, b) => a.Start.CompareTo(b.Start));
        return items;
    }

    private List<List<Requirement>> Branches(ConditionText condition, ReadSegment part, List<string> titles, bool outside, bool[] covered)
    {
        var (segment, text, _, items) = part;
        var branches = new List<List<Requirement>>();
        for (int i = 0; i < items.Count; i++)
            if (
                i == 0
                || IsEither(
                    text[items[i - 1].End..Math.Max(items[i - 1].End, items[i].Start)],
                    items[i - 1].Requirement,
                    items[i].Requirement
                )
            )
                branches.Add([items[i].Requirement]);
            else
                branches[^1].Add(items[i].Requirement);
        if (Leftover.AsksNothing(text[segment.Range.Start..segment.Range.End]))
            return branches;
        var rest = leftover
            .Of(text, segment.Range, covered)
            .Where(l => !titles.Any(t => t.Contains(text[l.Range.Start..l.Range.End], StringComparison.Ordinal)))
            .Where(l => !IsNone(text[l.Range.Start..l.Range.End], part.Figures))
            .Select(l => new Requirement(l.Kind, condition.Span(l.Range.Start, l.Range.End), l.Verdict, text[l.Range.Start..l.Range.End]))
            .ToList();
        if (outside)
            rest.RemoveAll(r => r.Verdict != Verdict.NotMet);
        if (branches.Count == 0)
            return rest.Count == 0 ? [] : [rest];
        return [.. branches.Select(b => b.Concat(rest).ToList())];
    }

    // 未裁员或裁员率不高于5.5%: none is no more than the bound.
    private static bool IsNone(string words, List<AskedFigure> figures) =>
        words.LastIndexOf('未') is >= 0 and var at
        && words.Length - at > 2
        && figures.Any(f =>
            f.Metric.Words.Contains(words[(at + 1)..], StringComparison.Ordinal) && f.Comparator is Comparator.Lte or Comparator.Lt
        );

    // 设立满3年、专职人员10人以上: a list of measures, each with its name, asks for all of them; of one measure it lists tiers.
    private static bool AreTwoMeasures(Requirement a, Requirement b) =>
        a.Kind == RequirementKind.Figure && b.Kind == RequirementKind.Figure && a.Unit != b.Unit && b.Span.Quote != b.Asks;

    private static bool IsEither(string between, Requirement before, Requirement behind)
    {
        if (between.Contains('或'))
            return true;
        if (AreTwoMeasures(before, behind))
            return false;
        var (titleBefore, titleBehind) = (before.Kind == RequirementKind.Title, behind.Kind == RequirementKind.Title);
        return (titleBefore && titleBehind && !between.Contains('且') && !between.Contains('并'))
            || ((titleBefore || titleBehind) && between.Any(c => c is '和' or '及' or '、'))
            || between.TrimStart('的', '_') is "、";
    }

    private Requirement Figure(ReadCondition reading, AskedFigure asked, string text)
    {
        string words = asked.Metric.Words,
            metric =
                words
                + (
                    DefinedTerms.Within(reading.Condition.Folded[asked.Start..asked.From])
                    ?? reading.Terms.Qualifier(reading.Benefit.Span.End, words)
                    ?? ""
                );
        string name =
            metric.Length == 0 ? text[asked.Start..asked.End]
            : asked.Metric.Growth ? metric + "增长"
            : metric;
        var requirement = new Requirement(RequirementKind.Figure, reading.Condition.Span(asked.From, asked.End), Verdict.Unknown, name)
        {
            Comparator = asked.Comparator,
            Bound = asked.Bound,
            Upper = asked.Upper,
            Unit = asked.Unit,
        };
        if (words.IndexOf("企业", StringComparison.Ordinal) is > 0 and var firm && leftover.Excludes(words[..firm]))
            return requirement with { Kind = RequirementKind.Recipient, Verdict = Verdict.NotMet, Asks = words[..(firm + 2)] };
        var answer =
            asked.Metric.Growth && words.Length == 0
                ? null
                : told.Find(
                    asked.Metric with
                    {
                        Words = TextFold.Fold(metric),
                    },
                    asked.Unit,
                    reading.Condition.Folded + reading.Benefit.Beneficiary
                );
        if (answer is null || (asked.OfOtherSpan && !answer.Name.Contains("季度", StringComparison.Ordinal)))
            return requirement;
        Cover(text, TextFold.Fold(answer.Name), reading.Covered);
        var (verdict, difference) = Measure.Of(asked, answer.Value);
        bool open = asked.FirstTime || (asked.SeveralYears && !answer.Name.Contains("连续", StringComparison.Ordinal));
        return requirement with
        {
            Verdict = verdict == Verdict.Met && (open || answer.IsAtMost) ? Verdict.Unknown : verdict,
            Told = answer.Value,
            Difference = difference,
        };
    }

    /// <summary>What the profile's metric says itself (自建海外仓年交易额) need not be ticked.</summary>
    private static void Cover(string text, string name, bool[] covered)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int most = 0;
            for (int j = 0; j < name.Length; j++)
            {
                int length = 0;
                while (i + length < text.Length && j + length < name.Length && text[i + length] == name[j + length])
                    length++;
                most = Math.Max(most, length);
            }
            if (most >= 2)
                Array.Fill(covered, true, i, most);
        }
    }

    [GeneratedRegex(@"[^,;:。、的且并]{0,10}(?:超过|超出|超|高于|达到|达|低于|不低于)[^,;:。、的且并\d]{0,8}平均[^,;:。、的且并]{0,12}")]
    private static partial Regex Average();
}
