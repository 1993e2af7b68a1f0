using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Formats.Word;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Corpus;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Extraction.Figures;

/// <summary>
/// The third law, beside grounding and conservation: every sum of money, share and ratio in the text of a clause stands in <c>figures</c>
/// once, a figure is a benefit's where a row rests on it,
/// and each one that could not be read has a warning.
/// </summary>
public partial class AccountingTests
{
    private const string Numeral = "[〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]";

    /// <summary>A figure as the published scorer looks for it.</summary>
    [GeneratedRegex(
        $@"(?:\d[\d,，.]*|{Numeral}+)(?:\s*[十百千万亿])*\s*(?:美元|港元|欧元|元)(?!素|旦|件|宇)|\d[\d.]*\s*[%％‰]|[百千万]分之{Numeral}+|(?<![\d:：])1\s*[:："
            + $@"∶]\s*\d(?:\.\d+)?(?![\d:：])"
    )]
    private static partial Regex Figure { get; }

    [Fact]
    public void Every_figure_of_the_corpus_is_accounted_for()
    {
        foreach (string file in Directory.GetFiles(Shared.Corpus, "*.txt", SearchOption.AllDirectories))
            AssertAccounted(PolicyPipeline.Run(new PlainTextReader().Read(SourceFile.Load(file))));
    }

    [SharedFact]
    public void Every_figure_of_the_development_texts_is_accounted_for()
    {
        foreach (
            string file in Directory
                .GetFiles(Path.Combine(Shared.Folder, "dev", "text"), "*.txt")
                .Concat(Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "pairs"), "*.txt", SearchOption.AllDirectories))
        )
            AssertAccounted(PolicyPipeline.Run(new PlainTextReader().Read(SourceFile.Load(file))));
    }

    [SharedFact]
    public void Every_figure_of_the_development_files_in_Word_and_PDF_is_accounted_for()
    {
        int read = 0;
        foreach (
            string file in Directory
                .GetFiles(Path.Combine(Shared.Folder, "dev", "docx"))
                .Concat(Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "pdf")))
                .Order(StringComparer.Ordinal)
        )
        {
            // The one scan among them needs recognition.
            if (Path.GetFileName(file) == "mineru_scanned_book.pdf")
                continue;
            IDocumentReader reader = file.EndsWith(".docx", StringComparison.Ordinal) ? new WordReader() : new PdfPigReader();
            AssertAccounted(PolicyPipeline.Run(reader.Read(SourceFile.Load(file))));
            read++;
        }
        Assert.Equal(26, read);
    }

    [Fact]
    public void Every_figure_of_ten_thousand_sentences_put_together_at_random_is_accounted_for()
    {
        string[] pieces =
        [
            "给予",
            "最高",
            "不超过",
            "奖励",
            "补贴",
            "支持",
            "对企业",
            "的，",
            "按",
            "投资额",
            "分别",
            "每年",
            "一次性",
            "、",
            "，",
            "；",
            "。",
            "和",
            "至",
            "—",
            "-",
            "~",
            "（",
            "）",
            "/",
            " ",
            "　",
            "数",
            "上",
            "近",
            "约",
            "超过",
            "达到",
            "以上",
            "以下",
            "由",
            "提高至",
            "10",
            "1",
            "2.5",
            "5,000",
            "２０",
            "３．５",
            "一",
            "两",
            "三",
            "十",
            "百",
            "千",
            "万",
            "亿",
            "十五",
            "一百二十",
            "零",
            "点",
            "贰佰",
            "元",
            "万元",
            "亿元",
            "美元",
            "港元",
            "欧元",
            "元素",
            "元旦",
            "日元",
            "%",
            "％",
            "‰",
            "百分之",
            "千分之",
            "三分之一",
            "分之",
            "1:",
            "1：",
            "1∶0.5",
            ":",
            "成",
            "三成",
            "八折",
            "折",
            "个百分点",
            "个基点",
            "减半",
            "一半",
            "全额",
            "50万",
            "100/50/20万元",
            "10、20、30万元",
            "10—30万元",
            "1亿2000万元",
            "13万2千元",
            "5万元/人/年",
            "2025年",
            "30日",
            "3名",
            "\uE010",
            "𠮷",
            "多元",
            "公元",
            "一元化",
        ];
        var random = new Random(20261130);
        for (int round = 0; round < 1000; round++)
        {
            var lines = Enumerable
                .Range(0, 10)
                .Select(i =>
                    $"第{"一二三四五六七八九十"[i]}条 "
                    + string.Concat(Enumerable.Range(0, random.Next(3, 30)).Select(_ => pieces[random.Next(pieces.Length)]))
                );
            var source = new SourceDocument(
                new SourceInfo("odd.txt", new string('0', 64), "text/plain", "text"),
                [new SourceLine("某市若干措施"), .. lines.Select(l => new SourceLine(l))]
            )
            {
                LinesAreParagraphs = true,
            };
            var record = PolicyPipeline.Run(source);
            AssertAccounted(record);
            Laws.AssertGrounded(record);
        }
    }

    private static void AssertAccounted(PolicyRecord record)
    {
        var used = new HashSet<int>();
        foreach (var clause in record.Clauses)
        foreach (var span in clause.More.Prepend(clause.Span))
        foreach (Match match in Figure.Matches(record.Text[..span.End], span.Start))
        {
            int index = Enumerable
                .Range(0, record.Figures.Count)
                .FirstOrDefault(
                    i =>
                        !used.Contains(i)
                        && record.Figures[i].Span.Start < match.Index + match.Length
                        && match.Index < record.Figures[i].Span.End
                        && record.Figures[i].Span.Quote.Length <= 3 * match.Length + 12,
                    -1
                );
            Assert.True(
                index >= 0,
                $"{record.Document.Source.File} {clause.Path}: «{match.Value}» has no role, in «{Around(record.Text, match.Index)}»"
            );
            used.Add(index);
        }

        for (int i = 1; i < record.Figures.Count; i++)
            Assert.True(
                record.Figures[i - 1].Span.End <= record.Figures[i].Span.Start,
                $"«{record.Figures[i - 1].Span.Quote}» and «{record.Figures[i].Span.Quote}» overlap, in "
                    + $"«{Around(record.Text, record.Figures[i].Span.Start)}»"
            );

        var cited = record.Benefits.SelectMany(b => b.Caps.Select(c => c.Span).Concat(b.Rate is { } rate ? [rate.Span] : [])).ToList();
        foreach (var figure in record.Figures.Where(f => f.Kind != AccountedFigureKind.Ratio))
            Assert.True(
                (figure.Role == FigureRole.Benefit) == cited.Exists(c => c.Start < figure.Span.End && figure.Span.Start < c.End),
                $"{record.Document.Source.File} {figure.Clause}: «{figure.Span.Quote}» is {figure.Role}, in "
                    + $"«{Around(record.Text, figure.Span.Start)}»"
            );
        Assert.Equal(record.Figures.Count(f => f.Role == FigureRole.Unread), record.Warnings.Count(w => w.Code == "CE0402"));
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 30)..Math.Min(text.Length, at + 30)].Replace('\n', '⏎');
}
