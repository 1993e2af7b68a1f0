using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Benchmarks;

/// <summary>
/// Any number of made-up policies out of the sentences of real ones: the same words as often as in life, other figures, other places. The
/// same seed gives the same policies.
/// </summary>
/// <param name="folder">Texts to take sentences from.</param>
internal sealed class SyntheticPolicies(string folder, int seed)
{
    public const int ClausesOfOne = 30;

    private static readonly string[] Regions =
    [
        "上海市",
        "普陀区",
        "崇明区",
        "杭州市",
        "深圳市",
        "安徽省",
        "白银市",
        "福建省",
        "海南省",
        "成都市",
        "武汉市",
        "西安市",
        "苏州市",
        "宁波市",
        "合肥市",
    ];
    private static readonly string[] Subjects =
    [
        "数字产业",
        "智能软件",
        "服务业",
        "人工智能",
        "先进制造",
        "会展业",
        "知识产权",
        "中小企业",
        "绿色低碳",
        "文化旅游",
    ];
    private static readonly string[] Terms = ["奖励", "补贴", "资助", "扶持", "补助", "贴息"];

    private readonly string[] sentences =
    [
        .. Directory
            .EnumerateFiles(folder, "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadAllLines)
            .Select(l => l.Trim())
            .SelectMany(l => l.Split('。', StringSplitOptions.RemoveEmptyEntries))
            .Where(s => s.Length is > 12 and < 160),
    ];

    /// <summary>Documents that hold at least so many clauses together.</summary>
    public IEnumerable<PolicyRecord> Make(int clauses)
    {
        var random = new Random(seed);
        for (int i = 0; i * ClausesOfOne < clauses; i++)
            yield return One(random, i);
    }

    private PolicyRecord One(Random random, int number)
    {
        string region = Pick(random, Regions),
            subject = Pick(random, Subjects);
        string title = $"{region}促进{subject}高质量发展第{number}号若干措施";
        var text = new System.Text.StringBuilder(title + "\n");
        var clauses = new List<Clause>();
        var benefits = new List<Benefit>();
        for (int c = 0; c < ClausesOfOne; c++)
        {
            string path = (c + 1).ToString(CultureInfo.InvariantCulture);
            int start = text.Length;
            string body = string.Concat(
                Enumerable.Range(0, random.Next(1, 4)).Select(_ => Figures(random, Pick(random, sentences)) + "。")
            );
            text.Append(body).Append('\n');
            var span = new Span(start, start + body.Length, null, body);
            clauses.Add(
                new Clause(
                    path,
                    path,
                    span,
                    1,
                    null,
                    ClauseKind.Clause,
                    body[..Math.Min(body.Length, 12)],
                    body,
                    span,
                    [],
                    [new Owner("市经济信息化委", null, OwnerRole.Responsible, false, span)]
                )
            );
            if (random.Next(3) == 0)
                benefits.Add(
                    new Benefit(
                        path,
                        Pick(random, Terms),
                        "企业",
                        null,
                        null,
                        [],
                        null,
                        [new Cap(random.Next(1, 500) * 100_000m, null, "CNY", Bound.UpTo, Per.Year, null, span)],
                        random.Next(2) == 0 ? new Rate(random.Next(1, 10) / 10m, null, Bound.UpTo, null, span) : null,
                        null,
                        null,
                        null,
                        null,
                        span,
                        (number + c) % 40 == 0 ? 0.6 : 0.95,
                        BenefitOrigin.Rule
                    )
                );
        }
        int year = random.Next(2018, 2027);
        var dates = new DocumentDates(
            null,
            new DateOnly(year, random.Next(1, 13), 10),
            null,
            new DateOnly(year, 12, 15),
            new DateOnly(year + 3, 12, 14),
            null,
            null
        );
        var facts = new DocumentFacts(
            $"{seed:x4}{number:x12}",
            new SourceInfo($"{number}.txt", "", "text/plain", "text"),
            title,
            $"{region[..1]}府规〔{year}〕{number}号",
            Genre.Measures,
            DocumentStage.Issued,
            [region + "人民政府"],
            new Region(region, RegionLevel.City),
            dates,
            [],
            [],
            [],
            new Dictionary<string, Span>()
        );
        return new PolicyRecord(facts, clauses, benefits, [], [], [], [], []) { Text = text.ToString() };
    }

    /// <summary>Other figures in the place of those that stand there.</summary>
    private static string Figures(Random random, string sentence) =>
        string.Concat(sentence.Select(c => char.IsAsciiDigit(c) && c != '0' ? (char)('1' + random.Next(9)) : c));

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
