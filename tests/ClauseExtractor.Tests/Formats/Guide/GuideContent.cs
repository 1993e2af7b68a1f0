using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Tests.Formats.Guide;

/// <summary>A card of a policy guide: a name and fields, each a label and its text.</summary>
internal sealed record GuideCard(string Name, IReadOnlyList<(string Label, string Text)> Fields);

/// <summary>A table of standards: a head, and rows whose first cell may hold for several.</summary>
internal sealed record GuideTable(
    string Name,
    IReadOnlyList<string> Head,
    IReadOnlyList<(string Kind, IReadOnlyList<(string Level, int Sum)> Rows)> Groups
);

/// <summary>A chapter of a guide, all of whose tables have drawn lines, or none.</summary>
/// <param name="InMiddle">Whether the labels of its cards stand in the middle of their rows, else at their top.</param>
internal sealed record GuideChapter(string Name, bool HasRules, bool InMiddle, IReadOnlyList<GuideCard> Cards, GuideTable Table);

/// <summary>A policy guide (惠企政策汇编) put together by seed from the clauses of the development texts that give something.</summary>
internal sealed record GuideContent(string Title, IReadOnlyList<GuideChapter> Chapters)
{
    private const int ChapterCount = 8,
        CardsInChapter = 20,
        LeastLength = 30,
        MostLength = 420;

    private static readonly string[] Levels = ["国家级", "省级", "市级"];

    private static readonly string[] Labels = ["支持标准", "奖励标准", "补贴标准", "支持内容"],
        Kinds = ["研发机构", "创新平台", "孵化载体", "专精特新企业", "高新技术企业", "技术中心", "设计中心", "示范工厂"];

    public static GuideContent Of(string folder, int seed)
    {
        var random = new Random(seed);
        var pipeline = new PolicyPipeline();
        var clauses = Directory
            .EnumerateFiles(folder, "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(path => pipeline.Run(SourceFile.Load(path)))
            .SelectMany(Clauses)
            .DistinctBy(clause => clause.Text)
            .ToArray();
        random.Shuffle(clauses);
        var chapters = new List<GuideChapter>();
        for (int chapter = 0; chapter < ChapterCount; chapter++)
        {
            var cards = clauses
                .Skip(chapter * CardsInChapter)
                .Take(CardsInChapter)
                .Select(clause => new GuideCard(
                    clause.Name,
                    [
                        ("支持对象", clause.Beneficiary),
                        (Labels[random.Next(Labels.Length)], clause.Text),
                        ("责任单位", "市科技局、市财政局"),
                        ("咨询电话", $"0411-{random.Next(80000000, 89999999)}"),
                    ]
                ))
                .ToList();
            chapters.Add(
                new(
                    $"{"一二三四五六七八"[chapter]}、{Kinds[chapter]}扶持政策",
                    chapter % 2 == 0,
                    chapter % 4 is 0 or 3,
                    cards,
                    Table(random)
                )
            );
        }
        return new("惠企政策汇编", chapters);
    }

    private static GuideTable Table(Random random)
    {
        var kinds = (string[])Kinds.Clone();
        random.Shuffle(kinds);
        return new(
            "认定奖励标准",
            ["类别", "级别", "奖励标准（万元）"],
            [
                .. kinds
                    .Take(5)
                    .Select(kind =>
                        (
                            kind,
                            (IReadOnlyList<(string, int)>)
                                [.. Levels.Take(random.Next(1, 4)).Select(level => (level, 5 * random.Next(1, 60)))]
                        )
                    ),
            ]
        );
    }

    /// <summary>Clauses of one paragraph with rows of their own that say something without their neighbours.</summary>
    private static IEnumerable<(string Name, string Beneficiary, string Text)> Clauses(PolicyRecord record)
    {
        foreach (
            var clause in record.Clauses.Where(c =>
                c.Kind == ClauseKind.Clause
                && c.Text.Length is > LeastLength and < MostLength
                && !c.Text.Contains('\n', StringComparison.Ordinal)
            )
        )
        {
            var rows = record.Benefits.Where(row => row.Clause == clause.Path && row.Confidence > 0.8).ToList();
            string text = clause.Text.Trim(),
                name =
                    clause.Heading
                    ?? text[..Math.Min(12, text.IndexOfAny(['，', '。', '；', '、', '：', '（', '“', '《']) is > 3 and var at ? at : 12)];
            if (rows.Count > 0 && name.Length is > 3 and < 24 && !name.Contains('。', StringComparison.Ordinal))
                yield return (
                    name.TrimEnd('。', '，', '：'),
                    rows[0].Beneficiary is { Length: > 1 and < 30 } whom ? whom : "在本市注册的企业",
                    text.StartsWith(name, StringComparison.Ordinal) && text.Length > name.Length + LeastLength && clause.Heading is not null
                        ? text[name.Length..].TrimStart('。', ' ', '　')
                        : text
                );
        }
    }
}
