using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// Twenty questions that a researcher asks of the corpus and of the shared texts, in the words of the query language; the clause that answers is among the first three hits.
/// An engine's test class inherits it and says how the engine opens.
/// </summary>
public abstract class ResearcherQuestions(ITestOutputHelper output)
{
    private const string Chongming = "chongming-digital-industry-2025-draft", Putuo = "putuo-intelligent-software-2024", Services = "shanghai-services-measures-2025",
        Software = "shanghai-software-measures-2025", Plan = "shanghai-software-plan-2021-2025", Anhui = "anhui_boost_confidence_2023", Baiyin = "baiyin_investment_30_2023",
        Hangzhou = "hangzhou_ai_highland_plan_2025", Shenzhen = "shenzhen_quality_brand_measures_2023", Sme = "shanghai_sme_measures_2023";

    /// <summary>Opens the engine for a library at a path; null for the portable one.</summary>
    protected abstract Func<string, IClauseIndex>? Open { get; }

    [Theory]
    [InlineData("崇明 算力 扶持", Chongming, "二/(四)", "what does Chongming give for computing power?")]
    [InlineData("普陀 算力", Putuo, "三/(六)", "and Putuo?")]
    [InlineData("智能体", Software, "二/(六)", "who supports agents?")]
    [InlineData("首版次 软件", Software, "三/(八)", "first versions of software")]
    [InlineData("语料 采购", Chongming, "二/(六)", "buying training data")]
    [InlineData("首次突破 核心团队", Software, "一/(二)", "rewards for passing a turnover")]
    [InlineData("用网成本", Software, "四/(十四)", "network costs")]
    [InlineData("融资成本", Services, "二/(六)/16", "what financing costs are lowered, in services?", Software, "四/(十三)")]
    [InlineData("服务用券", Services, "二/(五)/12", "service vouchers")]
    [InlineData("芯片 流片", Chongming, "二/(七)", "chips")]
    [InlineData("办公场地 租赁 购置 普陀", Putuo, "三/(二)", "help with offices")]
    [InlineData("弄虚作假", Chongming, "三/(二)", "what happens to cheats?")]
    [InlineData("信息服务业营收 7000亿元", Plan, "三/(三)", "the plan's targets")]
    [InlineData("网络安全产业 创新高地", Plan, "四/(三)", "network security in the plan")]
    [InlineData("团体标准|国家标准 深圳", Shenzhen, "二/(三)", "standards in Shenzhen", Shenzhen, "二/(四)")]
    [InlineData("杭州 算力券", Hangzhou, "(一)", "Hangzhou's computing vouchers")]
    [InlineData("科创板|上市 安徽", Anhui, "7", "going public in Anhui")]
    [InlineData("白银市 落地投资奖", Baiyin, "第三条", "rewards for investing in Baiyin")]
    [InlineData("企业上市 一次性 200万元 白银", Baiyin, "第十六条", "Baiyin, by the amount")]
    [InlineData("新能源汽车 消费", Anhui, "19", "electric cars")]
    [InlineData("失业保险 返还|稳岗 上海", Sme, "", "keeping people in work, in Shanghai", Services, "")]
    public async Task The_answer_is_among_the_first_three(string query, string file, string clause, string question, string? otherFile = null, string? otherClause = null)
    {
        if (await Library() is not { } library)
            return;
        using var _ = library;
        if (!library.Library.Catalogue.List(true).Any(d => Path.GetFileNameWithoutExtension(d.File) == file))
        {
            output.WriteLine($"Not asked: {file} is not here (CLAUSE_SHARED names the folder that has it).");
            return;
        }
        var hits = library.Library.Search(query, new() { Limit = 3 }).Hits;
        Assert.True(
            hits.Any(h => Answers(h, file, clause) || (otherFile is not null && Answers(h, otherFile, otherClause!))),
            $"{question}: {query} found {string.Join(", ", hits.Select(h => $"{h.Document.File} {h.Path} {h.Score:0.00}"))}");
    }

    private static bool Answers(ClauseHit hit, string file, string clause) =>
        Path.GetFileNameWithoutExtension(hit.Document.File) == file && (clause.Length == 0 || hit.Path == clause || hit.Path.EndsWith("/" + clause, StringComparison.Ordinal));

    private async Task<TemporaryLibrary?> Library()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ClauseExtractor.sln")))
            root = Path.GetDirectoryName(root)!;
        string shared = Path.Combine(Environment.GetEnvironmentVariable("CLAUSE_SHARED") ?? Path.Combine(root, "..", "shared"), "dev", "text");
        var library = new TemporaryLibrary(new LibraryOptions { OpenIndex = Open });
        var corpus = Directory.EnumerateFiles(Path.Combine(root, "corpus"), "*.txt");
        await library.Library.ImportAsync(Directory.Exists(shared) ? [.. corpus, shared] : corpus, new PolicyPipeline());
        return library;
    }
}

/// <summary>The portable engine.</summary>
public sealed class SqliteResearcherQuestionTests(ITestOutputHelper output) : ResearcherQuestions(output)
{
    protected override Func<string, IClauseIndex>? Open => null;
}
