using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Formats;
using ClauseExtractor.Tests.Structure;
using FsCheck;
using FsCheck.Fluent;

namespace ClauseExtractor.Tests.Layout;

/// <summary>
/// Grounding: every span quotes its place, character for character. Conservation: every non-space character of the source stands in the
/// canonical text, in order, or in what was
/// dropped. Both for real documents and for odd ones.
/// </summary>
public class LawsTests
{
    private static readonly string[] Pieces =
    [
        "第一条",
        "第二条",
        "第一章",
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "（1）",
        "①",
        "附件",
        "附件1：",
        "专栏1",
        "附则",
        "，",
        "。",
        "；",
        "：",
        "、",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
        "[",
        "]",
        "〔2025〕",
        "\n",
        "\n\n",
        "\f",
        "\r\n",
        " ",
        "　",
        "\u00A0",
        "\u200B",
        "\u00AD",
        "12",
        "2025年1月1日",
        "202X年X月X日",
        "500万元",
        "30%",
        "给予",
        "奖励",
        "企业",
        "市科技局",
        "责任单位：",
        "由市财政局负责解释",
        "本办法自",
        "起施行",
        "有效期3年",
        "同时废止",
        "关于印发",
        "的通知",
        "办法",
        "**",
        "# ",
        "---",
        "|",
        "—1—",
        "15",
        "\uFFFD",
        "\uD83D\uDE00",
        "\uD800",
        "a",
        "AI",
        "www.example.com",
        "公示期自",
        "至",
        "抄送：",
    ];

    [Fact]
    public void They_hold_for_the_corpus()
    {
        string[] files = Directory.GetFiles(Shared.Corpus, "*.txt");
        Assert.Equal(5, files.Length);
        Assert.All(files, Hold);
    }

    [SharedFact]
    public void They_hold_for_the_development_texts()
    {
        string[] files =
        [
            .. Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "text"), "*.txt"),
            .. Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "pairs"), "*.md", SearchOption.AllDirectories),
        ];
        Assert.NotEmpty(files);
        Assert.All(files, Hold);
    }

    [Fact]
    public void They_hold_for_odd_input_which_never_throws()
    {
        var piece = Gen.Elements(Pieces);
        var text = Gen.Choose(1, 60).SelectMany(n => Gen.ArrayOf(piece, n)).Select(string.Concat);
        var config = Config.QuickThrowOnFailure.WithReplay(20250701, 1).WithMaxTest(1500);
        Prop.ForAll(
                text.ToArbitrary(),
                t =>
                {
                    if (!string.IsNullOrWhiteSpace(t.Trim('\u200B', '\u00AD')))
                        Hold(Document(t), t);
                    return true;
                }
            )
            .Check(config);
    }

    [Theory]
    [
        InlineData("（", 60_000),
        InlineData("《", 60_000),
        InlineData("一、", 40_000),
        InlineData("（一）", 40_000),
        InlineData("第一条", 40_000),
        InlineData("1.", 60_000),
        InlineData("。（一）", 30_000),
        InlineData("附件\n", 5_000)
    ]
    [
        InlineData("责任单位：", 20_000),
        InlineData("市科技局、", 20_000),
        InlineData("2025年1月1日至", 10_000),
        InlineData("《办法》（市发〔2020〕1号）同时废止", 4_000),
        InlineData("12\n\n\n", 10_000),
        InlineData("由市科技局牵头，", 10_000),
        InlineData("**", 50_000)
    ]
    public void Adversarial_text_is_read_to_its_end(string unit, int times)
    {
        string text = string.Concat(Enumerable.Repeat(unit, times)) + "\n第一条 为了测试，制定本办法。\n第二条 给予500万元奖励。";
        var record = Outline.Run(text);
        Assert.EndsWith("给予500万元奖励。\n", record.Text, StringComparison.Ordinal);
    }

    private static void Hold(string path)
    {
        var document = new PlainTextReader().Read(SourceFile.Load(path));
        Hold(document, string.Join('\n', document.Lines.Select(l => l.Text)));
    }

    private static SourceDocument Document(string text) =>
        new(new SourceInfo("a.txt", "", "text/plain", "text"), [.. text.Split('\n').Select(l => new SourceLine(l))]);

    private static void Hold(SourceDocument document, string source)
    {
        var record = PolicyPipeline.Run(document);
        Assert.All(Spans(record), s => Assert.Equal(record.Text[s.Start..s.End], s.Quote));
        Assert.Equal(record.Clauses.Count, record.Clauses.Select(c => c.Path).Distinct().Count());
        var left = new StringBuilder();
        int at = 0;
        foreach (char c in source)
        {
            while (at < record.Text.Length && char.IsWhiteSpace(record.Text[at]))
                at++;
            if (at < record.Text.Length && record.Text[at] == c)
                at++;
            else if (!char.IsWhiteSpace(c))
                left.Append(c);
        }
        Assert.True(
            record.Text.AsSpan(at).IsWhiteSpace(),
            $"The canonical text is not the source in order, from: {record.Text[at..Math.Min(record.Text.Length, at + 40)]}"
        );
        Assert.Equal(Sorted(left.ToString()), Sorted(string.Concat(record.Dropped.Select(d => d.Text))));
    }

    private static string Sorted(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Order());

    private static IEnumerable<Span> Spans(PolicyRecord record)
    {
        foreach (var clause in record.Clauses)
        {
            yield return clause.LabelSpan;
            yield return clause.Span;
            foreach (var span in clause.More.Concat(clause.Owners.Select(o => o.Span)))
                yield return span;
        }
        foreach (
            var span in record
                .Document.Evidence.Values.Concat(record.Document.Repeals.Select(r => r.Span))
                .Concat(record.Document.Citations.Select(c => c.Span))
                .Concat(record.Benefits.Select(b => b.Span))
        )
            yield return span;
        foreach (var warning in record.Warnings)
            if (warning.Span is { } span)
                yield return span;
    }
}
