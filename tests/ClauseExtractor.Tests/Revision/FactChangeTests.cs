using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Changes of meaning, told apart from changes of wording.</summary>
public class FactChangeTests
{
    private const string Reward = "(一)支持研发创新。对年度研发投入首次突破1000万元、500万元的,分别给予最高不超过200万元、100万元的奖励。";
    private static readonly string[] Old =
    [
        "若干措施",
        "一、总体要求坚持市场主导。",
        "二、支持措施",
        Reward,
        "(二)支持市场开拓。对参加境外展会的企业,按展位费的50%给予补助,每年不超过30万元。",
        "三、组织保障罚款5万元以上20万元以下。",
    ];

    [Theory]
    [InlineData("a cap that was halved", "200万元、100万元的", "100万元、100万元的", "2000000>1000000")]
    [InlineData("the second of two", "200万元、100万元的", "200万元、50万元的", "1000000>500000")]
    [InlineData("both", "200万元、100万元的", "300万元、50万元的", "2000000>3000000 1000000>500000")]
    [InlineData("another unit", "500万元", "500亿元", "5000000>50000000000")]
    [InlineData("the same sum written otherwise", "1000万元", "0.1亿元", "")]
    [InlineData("one more tier", "500万元的", "500万元、300万元的", ">3000000")]
    [InlineData("each tier doubled: figures meet by place", "200万元、100万元的", "400万元、200万元的", "2000000>4000000 1000000>2000000")]
    [InlineData("two tiers exchanged", "200万元、100万元的", "100万元、200万元的", "2000000>1000000 1000000>2000000")]
    [InlineData("one more tier before the others", "超过200万元、", "超过500万元、200万元、", ">5000000")]
    [InlineData("Chinese numerals", "200万元", "二百万元", "")]
    [InlineData("in yuan, in a list", "200万元、", "2,000,000元、", "")]
    [InlineData(
        "another currency: the words, since neither difference nor ratio mean anything",
        "500万元",
        "500万美元",
        "500万元>500万美元"
    )]
    [InlineData("only words", "研发创新", "研发和创新", "")]
    public void Sums_that_stand_in_no_row(string why, string from, string to, string expected)
    {
        string[] @new = [.. Old];
        @new[3] = Reward.Replace(from, to, StringComparison.Ordinal);
        var facts = PolicyComparer
            .Compare(Bare(Old), Bare(@new))
            .Facts.Where(f => f.Subject == FactSubject.Amount)
            .OrderBy(f => f.OldSpan?.Start ?? f.NewSpan!.Start);
        string told = string.Join(' ', facts.Select(f => $"{f.Old:0.##}>{f.New:0.##}"));
        Assert.True(expected == told, $"{why}: {told}");
    }

    [Fact]
    public void A_cap_of_a_row_is_told_as_the_row_and_not_again_as_words()
    {
        string[] @new =
        [
            .. Old[..3],
            "(一)支持人才引进。对引进人才的企业给予住房保障。",
            .. Old[3..].Select(l => l.Replace("(二)", "(三)").Replace("(一)", "(二)")),
        ];
        @new[4] = @new[4].Replace("200万元", "100万元", StringComparison.Ordinal);
        var fact = Assert.Single(
            PolicyComparer.Compare(WithRows(Old), WithRows(@new)).Facts,
            f => f.Subject is FactSubject.Benefit or FactSubject.Amount
        );
        Assert.Equal(
            (FactSubject.Benefit, "caps[0].amount", 2000000m, 1000000m),
            (fact.Subject, fact.Field, (decimal)fact.Old!, (decimal)fact.New!)
        );
        Assert.Equal(("二/(一)", "二/(二)", 0, 0), (fact.OldClause, fact.NewClause, fact.OldRow, fact.NewRow));
        Assert.Equal(("200万元", "100万元"), (fact.OldSpan!.Quote, fact.NewSpan!.Quote));
    }

    [Fact]
    public void A_row_whose_sentence_went_to_another_clause_is_the_same_row()
    {
        string[] @new = [.. Old];
        @new[3] = "(一)支持研发创新。鼓励企业开展研发。";
        @new[4] = "(二)支持市场开拓。" + Reward[11..] + Old[4][10..];
        var facts = PolicyComparer.Compare(WithRows(Old), WithRows(@new)).Facts;
        Assert.DoesNotContain(facts, f => f.Subject == FactSubject.Benefit);
    }

    [Fact]
    public void A_row_that_went_is_removed_and_the_words_tell_nothing_more()
    {
        string[] @new = [.. Old];
        @new[3] = "(一)支持研发创新。对年度研发投入首次突破1000万元、500万元的企业予以通报表扬。";
        var facts = PolicyComparer.Compare(WithRows(Old), WithRows(@new)).Facts;
        Assert.Equal(
            [FactChangeKind.Removed, FactChangeKind.Removed],
            facts.Where(f => f.Subject == FactSubject.Benefit).Select(f => f.Change)
        );
        Assert.DoesNotContain(facts, f => f.Subject == FactSubject.Amount);
    }

    [Fact]
    public void Money_stands_before_dates_and_dates_before_names()
    {
        var old = WithRows(Old);
        string[] lines = [.. Old];
        lines[3] = Reward.Replace("200万元", "150万元", StringComparison.Ordinal);
        var revised = WithRows(lines);
        var dates = revised.Document.Dates with { EffectiveFrom = new DateOnly(2025, 7, 1) };
        revised = revised with { Document = revised.Document with { Dates = dates, DocumentNumber = "沪府〔2025〕1号" } };
        var facts = PolicyComparer.Compare(old, revised).Facts;
        Assert.Equal(["caps[0].amount", "effectiveFrom", "documentNumber"], facts.Select(f => f.Field));
        Assert.Equal(new DateOnly(2025, 7, 1), facts[1].New);
    }

    [Fact]
    public void A_row_that_was_put_into_a_table_carries_no_figure_into_another_row()
    {
        string[] old =
        [
            "若干措施",
            "一、奖励标准如下表:",
            "| 等级 | 金额 |",
            "| 一等 | 100万元 |",
            "| 二等 | 50万元 |",
            "| 三等 | 20万元 |",
            "二、附则",
        ];
        string[] @new = [old[0], old[1], old[2], "| 特等 | 200万元 |", old[3], "| 二等 | 60万元 |", old[6]];
        var facts = PolicyComparer.Compare(Bare(old), Bare(@new)).Facts.Where(f => f.Subject == FactSubject.Amount);
        Assert.Equal(["200000>", ">2000000", "500000>600000"], facts.Select(f => $"{f.Old:0.##}>{f.New:0.##}").OrderBy(t => t.Length));
    }

    [Theory]
    [InlineData("days of leave", "春节,放假3天(农历正月初一、初二、初三)。", "春节,放假4天(农历除夕、正月初一至初三)。", "3天>4天")]
    [InlineData(
        "a period in Chinese numerals",
        "主管部门应当自受理之日起二十个工作日内作出决定。",
        "主管部门应当自受理之日起十个工作日内作出决定。",
        "二十个工作日>十个工作日"
    )]
    [InlineData("how many", "每次奖励不超过10项,每项不超过5人。", "每次奖励不超过20项,每项不超过5人。", "10项>20项")]
    [InlineData("another way to write it", "放假3天。", "放假３天。", "")]
    [InlineData("a date is no measure", "自2020年1月1日起执行。", "自2021年3月1日起执行。", "")]
    [InlineData("a cross-reference is none", "依照本办法第三条第二项执行。", "依照本办法第四条第三项执行。", "")]
    [InlineData("a period in another unit", "每年评审一次,有效期3年。", "每年评审一次,有效期6个月。", "3年>6个月")]
    public void Figures_other_than_money_that_took_anothers_place(string why, string from, string to, string expected)
    {
        var facts = PolicyComparer
            .Compare(Bare([.. Old, "四、" + from]), Bare([.. Old, "四、" + to]))
            .Facts.Where(f => f.Subject is FactSubject.Period or FactSubject.Number);
        string told = string.Join(' ', facts.Select(f => $"{f.Old}>{f.New}"));
        Assert.True(expected == told, $"{why}: {told}");
    }

    [Fact]
    public void A_tier_put_before_the_others_is_the_only_new_threshold()
    {
        string[] old =
        [
            "若干措施",
            "一、对年营业收入首次突破1亿元、5亿元、10亿元的企业,分别给予50万元、100万元、200万元奖励。",
            "二、附则",
        ];
        string[] @new =
        [
            old[0],
            "一、对年营业收入首次突破5000万元、1亿元、5亿元、10亿元的企业,分别给予30万元、50万元、100万元、200万元奖励。",
            old[2],
        ];
        var facts = PolicyComparer.Compare(Policy.Of(old), Policy.Of(@new)).Facts;
        Assert.Equal(
            [(FactSubject.Benefit, FactChangeKind.Added), (FactSubject.Threshold, FactChangeKind.Added)],
            facts.Select(f => (f.Subject, f.Change))
        );
    }

    [Fact]
    public void A_unit_in_charge_that_changed_is_told_once()
    {
        var (old, revised) = (Owned("市科委"), Owned("市经济信息化委"));
        var facts = PolicyComparer.Compare(old, revised).Facts.Where(f => f.Subject == FactSubject.Owner).ToList();
        Assert.Equal(
            [(FactChangeKind.Changed, "name", "市科委", "市经济信息化委")],
            facts.Select(f => (f.Change, f.Field!, (string)f.Old!, (string)f.New!))
        );

        static PolicyRecord Owned(string name)
        {
            var record = Bare([.. Old[..5], Old[5] + $"(责任单位:{name})"]);
            return record with
            {
                Clauses =
                [
                    .. record.Clauses.Select(c =>
                        c.Path == "三"
                            ? c with
                            {
                                Owners = [new Owner(name, null, OwnerRole.Responsible, false, Find(record, name))],
                            }
                            : c with
                            {
                                Owners = [],
                            }
                    ),
                ],
            };
        }
    }

    /// <summary>The record without what the extractor finds, so that a test states its rows itself.</summary>
    private static PolicyRecord Bare(string[] lines)
    {
        var record = Policy.Of(lines);
        return record with
        {
            Benefits = [],
            Provisions = [],
            Thresholds = [],
            Indicators = [],
            Clauses = [.. record.Clauses.Select(c => c with { Owners = [] })],
        };
    }

    /// <summary>Rows for the sums that are followed by 的奖励 and the one before it.</summary>
    private static PolicyRecord WithRows(string[] lines)
    {
        var record = Bare(lines);
        int at = record.Text.IndexOf("分别给予最高不超过", StringComparison.Ordinal);
        if (at < 0)
            return record;
        string clause = record.Clauses.Single(c => c.Span.Start <= at && c.Span.End > at).Path;
        int end = record.Text.IndexOf("的奖励", at, StringComparison.Ordinal);
        var whole = SpanOf(record, at, end);
        int first = at + "分别给予最高不超过".Length;
        var rows = new List<Benefit>();
        foreach (string sum in record.Text[first..end].Split('、'))
        {
            var span = SpanOf(record, first, first + sum.Length);
            rows.Add(
                new Benefit(
                    clause,
                    "奖励",
                    null,
                    null,
                    "对年度研发投入首次突破",
                    [],
                    rows.Count + 1,
                    [new Cap(decimal.Parse(sum[..^2], CultureInfo.InvariantCulture) * 10000, null, "CNY", Bound.UpTo, null, null, span)],
                    null,
                    null,
                    null,
                    null,
                    null,
                    whole,
                    1,
                    BenefitOrigin.Rule
                )
            );
            first += sum.Length + 1;
        }
        return record with { Benefits = rows };
    }

    private static Span Find(PolicyRecord record, string words)
    {
        int at = record.Text.IndexOf(words, StringComparison.Ordinal);
        return SpanOf(record, at, at + words.Length);
    }

    private static Span SpanOf(PolicyRecord record, int start, int end) => new(start, end, null, record.Text[start..end]);

    /// <summary>The notice of a draft went with the draft: its days are no terms of the policy.</summary>
    [Fact]
    public void What_a_notice_says_of_itself_is_no_term_that_was_dropped()
    {
        string[] policy = ["甲市扶持办法", "第一条 申请人应当在三个月内申请。", "第二条 本办法由市商务局负责解释。"];
        string[] notice =
        [
            "关于征求《甲市扶持办法》意见的公告",
            "现公开征求意见，公示期自2025年3月1日至3月10日（10天）。",
            "甲市商务局",
            "2025年3月1日",
        ];
        var facts = PolicyComparer.Compare(Policy.Of([.. notice, .. policy]), Policy.Of(policy)).Facts;
        Assert.DoesNotContain(facts, fact => fact.Subject is FactSubject.Period or FactSubject.Number or FactSubject.Amount);
    }
}
