using ClauseExtractor.Library.Search;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// Twenty questions that a researcher asks of the corpus and of the shared texts, in the words of the query language; the clause that
/// answers is among the first three hits.
/// </summary>
public class ResearcherQuestionTests(ITestOutputHelper output)
{
    private const string Chongming = "chongming-digital-industry-2025-draft",
        Putuo = "putuo-intelligent-software-2024",
        Services = "shanghai-services-measures-2025",
        Software = "shanghai-software-measures-2025",
        Plan = "shanghai-software-plan-2021-2025",
        Anhui = "anhui_boost_confidence_2023",
        Baiyin = "baiyin_investment_30_2023",
        Hangzhou = "hangzhou_ai_highland_plan_2025",
        Shenzhen = "shenzhen_quality_brand_measures_2023";

    private static readonly Question[] Questions =
    [
        new("崇明 算力 扶持", "what does Chongming give for computing power?", (Chongming, "二/(四)")),
        new("普陀 算力", "and Putuo?", (Putuo, "三/(六)")),
        new("智能体", "who supports agents?", (Software, "二/(六)")),
        new("首版次 销售金额", "first versions of software", (Putuo, "三/(五)")),
        new("语料 采购", "buying training data", (Chongming, "二/(六)")),
        new("首次突破 核心团队", "rewards for passing a turnover", (Software, "一/(二)")),
        new("用网成本", "network costs", (Software, "四/(十四)")),
        new("融资成本", "what financing costs are lowered, in services?", (Services, "二/(六)/16"), (Software, "四/(十三)")),
        new("服务用券", "service vouchers", (Services, "二/(五)/12")),
        new("EDA 工具", "chip design tools", (Chongming, "二/(七)")),
        new("办公场地 租赁 购置 普陀", "help with offices", (Putuo, "三/(二)")),
        new("崇明 弄虚作假", "what happens to cheats in Chongming?", (Chongming, "三/(二)")),
        new("信息服务业营收 7000亿元", "the plan's targets", (Plan, "三/(三)")),
        new("网络安全产业 创新高地", "network security in the plan", (Plan, "四/(三)")),
        new("深圳 计量测试", "measuring and testing in Shenzhen", (Shenzhen, "三/(七)")),
        new("杭州 算力券", "Hangzhou's computing vouchers", (Hangzhou, "(一)")),
        new("科创板|上市 安徽", "going public in Anhui", (Anhui, "7")),
        new("白银市 落地投资奖", "rewards for investing in Baiyin", (Baiyin, "第三条")),
        new("主板 上市 200万元 白银", "Baiyin, by the amount", (Baiyin, "第十六条")),
        new("新能源汽车 消费", "electric cars", (Anhui, "19")),
        new("援企稳岗", "keeping people in work", (Anhui, "4")),
    ];

    [Fact]
    public async Task The_answer_is_among_the_first_three()
    {
        using var library = await Filled();
        var files = library.Library.Catalogue.List(true).Select(d => Path.GetFileNameWithoutExtension(d.File)).ToHashSet();
        var wrong = new List<string>();
        int asked = 0;
        foreach (var question in Questions)
        {
            if (!question.Answers.All(a => files.Contains(a.File)))
            {
                output.WriteLine($"Not asked: {question.Meaning} Its text is not here (CLAUSE_SHARED names the folder that has it).");
                continue;
            }
            asked++;
            var hits = library.Library.Search(question.Query, new() { Limit = 3 }).Hits;
            if (!hits.Any(h => question.Answers.Any(a => Answers(h, a.File, a.Clause))))
                wrong.Add(
                    $"{question.Meaning} {question.Query} found "
                        + $"{string.Join(", ", hits.Select(h => $"{h.Document.File} {h.Path} {h.Score:0.00}"))}"
                );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked >= 10, "The corpus is there at least.");
    }

    private sealed record Question(string Query, string Meaning, params (string File, string Clause)[] Answers);

    private static bool Answers(ClauseHit hit, string file, string clause) =>
        Path.GetFileNameWithoutExtension(hit.Document.File) == file
        && (clause.Length == 0 || hit.Path == clause || hit.Path.EndsWith("/" + clause, StringComparison.Ordinal));

    private static async Task<TemporaryLibrary> Filled()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ClauseExtractor.sln")))
            root = Path.GetDirectoryName(root)!;
        string shared = Path.Combine(
            Environment.GetEnvironmentVariable("CLAUSE_SHARED") ?? Path.Combine(root, "..", "shared"),
            "dev",
            "text"
        );
        var library = new TemporaryLibrary();
        var corpus = Directory.EnumerateFiles(Path.Combine(root, "corpus"), "*.txt");
        await library.Library.ImportAsync(Directory.Exists(shared) ? [.. corpus, shared] : corpus, new PolicyPipeline());
        return library;
    }
}
