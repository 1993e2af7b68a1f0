using System.Text;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Corpus;

/// <summary>Grounding and conservation over every text there is, and over texts that nobody would write.</summary>
public class LawsTests
{
    [Fact]
    public void Both_laws_hold_over_the_corpus()
    {
        foreach (string file in Directory.GetFiles(Shared.Corpus, "*.txt", SearchOption.AllDirectories))
            AssertLaws(SourceFile.Load(file));
    }

    [SharedFact]
    public void Both_laws_hold_over_the_development_texts()
    {
        string[] files = Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "text"), "*.txt");
        Assert.NotEmpty(files);
        foreach (string file in files)
            AssertLaws(SourceFile.Load(file));
    }

    /// <summary>
    /// Labels, figures, cues, brackets that never close, marks and stray characters in any order: nothing throws, and both laws hold.
    /// Half a surrogate pair is not among them: no reader lets one through, and JSON cannot hold it.
    /// </summary>
    [Fact]
    public void Both_laws_hold_over_odd_input()
    {
        string[] pieces =
        [
            "一、",
            "（一）",
            "(二)",
            "1.",
            "２．",
            "①",
            "第一条",
            "第二十三条　",
            "第三章 总 则",
            "附件：",
            "附件1",
            "专栏2",
            "附表",
            "二、三、",
            "（",
            "）",
            "《",
            "》",
            "〔2025〕",
            "号",
            "“",
            "”",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "　",
            "\t",
            "500万元",
            "５００ 万元",
            "30%",
            "1:0.5",
            "10—30万元",
            "1亿元、2亿元、3亿元",
            "10万元、20万元",
            "分别给予",
            "最高不超过",
            "奖励",
            "补贴",
            "资助",
            "支持",
            "对企业",
            "的",
            "，",
            "。",
            "；",
            "：",
            "首次突破",
            "每年",
            "一次性",
            "自2025年1月1日起施行",
            "有效期3年",
            "有效期至2026年12月31日",
            "2025年2月30日",
            "202X年X月X日",
            "同时废止",
            "责任单位：市经济信息化委、",
            "牵头单位",
            "(责任单位:",
            "本办法",
            "关于印发",
            "的通知",
            "各区人民政府：",
            "- 1 -",
            "— ２ —",
            "抄送：",
            "印发",
            "𠮷",
            "\uFFFD",
            "\u200B",
            "\u00AD",
            "⻓",
            "犌犅",
            "<script>",
            "\0",
            "\u0001",
            "9999999999999999999999亿元",
            "０",
            "00",
            "%",
            "零",
            "九千九百九十九亿",
        ];
        var random = new Random(20251120);
        for (int round = 0; round < 400; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => pieces[random.Next(pieces.Length)]));
            var source = new SourceDocument(
                new SourceInfo("odd.txt", new string('0', 64), "text/plain", "text"),
                [.. text.Split('\n').Select(l => new SourceLine(l))]
            )
            {
                LinesAreParagraphs = round % 2 == 0,
            };
            try
            {
                var record = PolicyPipeline.Run(source);
                Laws.AssertGrounded(record);
                Laws.AssertConserved(source, record);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Round {round}, of the text: {text.ReplaceLineEndings("⏎")}", e);
            }
        }
    }

    [Theory]
    [InlineData("（")]
    [InlineData("一、")]
    [InlineData("1.")]
    [InlineData("500万元、")]
    [InlineData("《")]
    [InlineData("第一条")]
    public void A_piece_repeated_ten_thousand_times_is_read_too(string piece)
    {
        foreach (string between in new[] { "", "\n" })
        {
            var source = new SourceDocument(
                new SourceInfo("odd.txt", new string('0', 64), "text/plain", "text"),
                [.. string.Join(between, Enumerable.Repeat(piece, 10_000)).Split('\n').Select(l => new SourceLine(l))]
            );
            Laws.AssertGrounded(PolicyPipeline.Run(source));
        }
    }

    private static void AssertLaws(SourceFile file)
    {
        var source = new PlainTextReader().Read(file);
        var record = PolicyPipeline.Run(source);
        Laws.AssertGrounded(record);
        Laws.AssertConserved(source, record);
        Assert.NotEqual(0, Encoding.UTF8.GetByteCount(record.Text));
    }
}
