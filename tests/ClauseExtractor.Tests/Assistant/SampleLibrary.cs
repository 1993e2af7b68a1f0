using System.Text;
using ClauseExtractor.Assistant.Tools;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Matching;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>
/// Two district policies as a library. Their rows are written here by hand, so that these tests hold whatever the extraction makes of the
/// text.
/// </summary>
internal sealed class SampleLibrary : IPolicyLibrary
{
    public const string Chongming = """
        关于加快推进崇明数字产业发展的扶持办法（2025年修订版征求意见稿）
        一、扶持内容
        （一）支持企业高速成长。企业年度营收首次突破1亿元、3亿元、5亿元的且增速超全市平均增速1.2倍的，经综合评估，可分别给予10万元、30万元、50万元的一次性奖励。
        （二）支持智能算力使用。对租用智能算力并获得市级“算力券”补贴的企业，可按照1:0.5予以区级配套，给予最高不超过２００万元扶持。对企业新建或改扩建的算力达到2000Pflops以上的项目，经综合评估，可按照设备和软件等建设费用的10%给予一次性不超过2000万元扶持。
        二、附则
        （一）对违反规定的企业不予扶持。
        （二）本办法自2026年1月1日起施行，有效期至2027年12月31日。
        """;

    public const string Putuo = """
        普陀区加快发展智能软件产业实施意见
        一、政策措施
        （一）降低算力使用成本。对租用智能算力的软件企业，按照实际租用费用的30%给予补贴，每年不超过100万元。
        （二）支持人才引进。由区科委牵头，对入选人才给予不低于20万元的奖励。
        二、附则
        （一）本意见自2024年3月1日起施行，有效期至2027年2月28日。
        """;

    private readonly Dictionary<string, PolicyRecord> _records;

    public SampleLibrary(string? chongming = null, string? putuo = null)
    {
        var cm = Record("cm", chongming ?? Chongming, "上海市崇明区", DocumentStage.Draft);
        var pt = Record("pt", putuo ?? Putuo, "上海市普陀区", DocumentStage.Issued);
        string tiers =
            "企业年度营收首次突破1亿元、3亿元、5亿元的且增速超全市平均增速1.2倍的，经综合评估，可分别给予10万元、30万元、50万元的一次性奖励";
        cm = cm with
        {
            Benefits =
            [
                Row(cm, "一/(一)", "奖励", tiers, Cap(cm, "10万元", 100_000, Bound.Exact, Per.Once)) with
                {
                    Tier = 1,
                    Condition = "企业年度营收首次突破1亿元的",
                },
                Row(cm, "一/(一)", "奖励", tiers, Cap(cm, "30万元", 300_000, Bound.Exact, Per.Once)) with
                {
                    Tier = 2,
                    Condition = "企业年度营收首次突破3亿元的",
                },
                Row(cm, "一/(一)", "奖励", tiers, Cap(cm, "50万元", 500_000, Bound.Exact, Per.Once)) with
                {
                    Tier = 3,
                    Condition = "企业年度营收首次突破5亿元的",
                },
                Row(
                    cm,
                    "一/(二)",
                    "扶持",
                    "对租用智能算力并获得市级“算力券”补贴的企业，可按照1:0.5予以区级配套，给予最高不超过２００万元扶持",
                    Cap(cm, "最高不超过２００万元", 2_000_000, Bound.UpTo, null)
                ) with
                {
                    Match = 0.5m,
                },
                Row(
                    cm,
                    "一/(二)",
                    "扶持",
                    "可按照设备和软件等建设费用的10%给予一次性不超过2000万元扶持",
                    Cap(cm, "一次性不超过2000万元", 20_000_000, Bound.UpTo, Per.Once)
                ) with
                {
                    Rate = new Rate(0.1m, null, Bound.Exact, "设备和软件等建设费用", Span(cm, "10%")),
                },
            ],
        };
        pt = pt with
        {
            Benefits =
            [
                Row(
                    pt,
                    "一/(一)",
                    "补贴",
                    "按照实际租用费用的30%给予补贴，每年不超过100万元",
                    Cap(pt, "每年不超过100万元", 1_000_000, Bound.UpTo, Per.Year)
                ) with
                {
                    Rate = new Rate(0.3m, null, Bound.Exact, "实际租用费用", Span(pt, "30%")),
                },
                Row(pt, "一/(二)", "奖励", "给予不低于20万元的奖励", Cap(pt, "不低于20万元", 200_000, Bound.AtLeast, null)),
            ],
        };
        _records = new() { ["cm"] = cm, ["pt"] = pt };
    }

    public List<string> Queries { get; } = [];

    public IReadOnlyList<PolicyRecord> Records => [.. _records.Values];

    public IReadOnlyList<PolicyEntry> Documents() =>
        [.. _records.Select(r => new PolicyEntry(r.Key, r.Value.Document.Title, null, r.Value.Document.Region?.Name, []))];

    public IReadOnlyList<ClauseHit> Search(string query, int limit)
    {
        if (query.Contains("cap>>", StringComparison.Ordinal))
            throw new ArgumentException("第5个字处有误");
        Queries.Add(query);
        return
        [
            .. _records
                .SelectMany(r =>
                    r.Value.Clauses.Where(c => query.Split(' ').Any(w => c.Text.Contains(w, StringComparison.Ordinal)))
                        .Select(c => new ClauseHit(r.Key, r.Value.Document.Title, r.Value.Document.Region?.Name, c.Path, c.Heading, c.Text))
                )
                .Take(limit),
        ];
    }

    public PolicyRecord? Find(string id) => _records.GetValueOrDefault(id);

    public PolicyStatus? Status(string id, DateOnly on) =>
        id switch
        {
            "cm" => new PolicyStatus(PolicyState.Draft, on, new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31), null),
            "pt" => new PolicyStatus(PolicyState.InForce, on, new DateOnly(2024, 3, 1), new DateOnly(2027, 2, 28), null),
            _ => null,
        };

    public IReadOnlyList<DueEntry> Due(DateOnly on, DateOnly until) =>
        [
            .. _records
                .Where(r => r.Value.Document.Dates.EffectiveTo is { } end && end >= on && end <= until)
                .Select(r => new DueEntry(
                    "ends",
                    r.Value.Document.Dates.EffectiveTo,
                    r.Key,
                    r.Value.Document.Title,
                    r.Value.Document.Region?.Name,
                    PolicyState.InForce
                )),
        ];

    public IReadOnlyList<WatchEntry> Watches() => [new("算力", "算力", Search("算力", 20).Count, Search("算力", 20))];

    public IReadOnlyList<StandingEntry> Standing(string query) =>
        [
            .. _records.SelectMany(r =>
                r.Value.Benefits.Where(b => b.Caps.Count > 0)
                    .Select(b => new StandingEntry(
                        r.Value.Document.Region!.Name,
                        null,
                        null,
                        r.Key,
                        r.Value.Document.Title,
                        PolicyState.InForce,
                        b.Clause,
                        b.Caps[0].Amount,
                        b.Rate?.Value,
                        b.Span.Quote
                    ))
            ),
        ];

    public IReadOnlyList<OfferEntry> Match(Profile profile, DateOnly on) =>
        [
            .. _records.SelectMany(r =>
                new BenefitMatcher(profile, on)
                    .Match(r.Value)
                    .Select(m => new OfferEntry(
                        m.Verdict,
                        "区科委",
                        r.Key,
                        r.Value.Document.Title,
                        PolicyState.InForce,
                        r.Value.Benefits[m.Row].Clause,
                        r.Value.Benefits[m.Row].Term,
                        [],
                        [],
                        [],
                        ""
                    ))
            ),
        ];

    public RevisionRecord Compare(string oldId, string newId) => throw new ArgumentException("库中没有这两份文件的比对");

    private static PolicyRecord Record(string id, string text, string region, DocumentStage stage)
    {
        var record = new PolicyPipeline().Run(new SourceFile(id + ".txt", Encoding.UTF8.GetBytes(text)));
        return record with
        {
            Document = record.Document with
            {
                Id = id,
                Region = new Region(region, RegionLevel.District),
                Stage = stage,
                Title = text.Split('\n')[0].Trim(),
            },
        };
    }

    private static Benefit Row(PolicyRecord record, string clause, string term, string quote, Cap cap) =>
        new(clause, term, null, null, null, [], null, [cap], null, null, null, null, null, Span(record, quote), 0.97, BenefitOrigin.Rule);

    private static Cap Cap(PolicyRecord record, string quote, decimal amount, Bound bound, Per? per) =>
        new(amount, null, "CNY", bound, per, null, Span(record, quote));

    private static Span Span(PolicyRecord record, string quote)
    {
        int at = record.Text.IndexOf(quote, StringComparison.Ordinal);
        return at < 0 ? new Span(0, 0, null, "") : new Span(at, at + quote.Length, null, quote);
    }
}
