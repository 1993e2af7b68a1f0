using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClauseExtractor.Extraction;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// The law of conservation over formats: every character that stands in a file's own parts stands in the text or in what was dropped. Word
/// files of the development set give the rows of their texts.
/// </summary>
public class FormatLawsTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Shared.Fixtures, "*.docx").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_character_of_a_Word_file_is_lost(string name) => Conserved(SourceFile.Load(Path.Combine(Shared.Fixtures, name)));

    [SharedFact]
    public void No_character_of_the_development_Word_files_is_lost() =>
        Assert.All(Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "docx"), "*.docx"), path => Conserved(SourceFile.Load(path)));

    [Fact]
    public void No_character_of_an_OFD_file_is_lost()
    {
        string[] lines = ["关于支持企业发展的若干措施", "一、对符合条件的企业给予50万元奖励。", "— 1 —"];
        var record = new PolicyPipeline(DocumentReaders.All()).Run(new SourceFile("a.ofd", OfdFile.Of(lines)));
        Assert.Empty(Missing(string.Concat(lines), record));
    }

    [Fact]
    public void No_character_of_a_web_page_is_lost()
    {
        const string page =
            "<html><head><meta charset=\"utf-8\"><title>办法</title></head><body><nav>首页</nav><h1>扶持办法</h1><p>一、给予<b>50</b>万元<sup>"
            + "1</sup>奖励。</p><ul><li>甲项</li></ul><table><caption>标准表</caption><tr><th>类别</th><td>5万元</td></tr></table>"
            + "<details><summary>附注</summary>说明文字</details><pre>预排文字</pre><blockquote>引文</blockquote><dl><dt>名词</dt><dd>解释</dd></dl>"
            + "<button>打印</button></body></html>";
        var record = new PolicyPipeline(DocumentReaders.All()).Run(new SourceFile("a.html", Encoding.UTF8.GetBytes(page)));
        Assert.Empty(Missing("扶持办法一、给予50万元1奖励。甲项标准表类别5万元附注说明文字预排文字引文名词解释", record));
    }

    [SharedFact]
    public void The_Word_files_give_the_rows_of_their_texts()
    {
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        int rows = 0,
            same = 0;
        foreach (string path in Directory.GetFiles(Path.Combine(Shared.Folder, "dev", "docx"), "*.docx"))
        {
            string text = Path.Combine(Shared.Folder, "dev", "text", Path.GetFileNameWithoutExtension(path) + ".txt");
            Assert.True(File.Exists(text), text);
            var expected = Rows(pipeline.Run(SourceFile.Load(text)));
            var read = Rows(pipeline.Run(SourceFile.Load(path)));
            rows += expected.Count;
            same += expected.Count - Except(expected, read).Count;
        }
        Assert.True(same >= 0.98 * rows && rows > 100, $"{same} of {rows} rows");
    }

    [Fact]
    public void Letters_in_a_map_or_a_logo_are_no_text_and_lines_of_a_text_are_kept()
    {
        SourceLine[] map = [.. "北区 东湖 开发区 ABC 机场路 高铁站 新城 港口".Split(' ').Select(Recognised)],
            text =

            [
                Recognised("一、总则"),
                Recognised("ＬＯＧＯ"),
                Recognised("对企业给予奖励"),
                Recognised("第一条 企业"),
                new SourceLine("GB", 1),
            ];
        Assert.Equal(map.ToHashSet(), PictureLetters.In(map));
        Assert.Equal(["ＬＯＧＯ"], PictureLetters.In(text).Select(line => line.Text));

        static SourceLine Recognised(string words) => new(words, 1) { Confidence = 0.9f };
    }

    private static void Conserved(SourceFile file)
    {
        using var package = new ZipArchive(new MemoryStream(file.Content.ToArray()));
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            m = "http://schemas.openxmlformats.org/officeDocument/2006/math",
            compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006";
        var own = new StringBuilder();
        foreach (
            var part in package.Entries.Where(entry =>
                entry.FullName is "word/document.xml" or "word/footnotes.xml" or "word/endnotes.xml"
                || entry.FullName.StartsWith("word/header", StringComparison.Ordinal)
                || entry.FullName.StartsWith("word/footer", StringComparison.Ordinal)
            )
        )
        {
            using var stream = part.Open();
            // A fallback says what its choice says.
            foreach (
                var run in XDocument
                    .Load(stream)
                    .Descendants()
                    .Where(e =>
                        (e.Name == w + "t" || e.Name == m + "t" || e.Name == w + "delText") && !e.Ancestors(compatible + "Fallback").Any()
                    )
            )
                own.Append(run.Value);
        }
        Assert.Empty(Missing(own.ToString(), new PolicyPipeline(DocumentReaders.All()).Run(file)));
    }

    /// <summary>The characters that stand nowhere, each as often as it is missing.</summary>
    private static string Missing(string source, PolicyRecord record)
    {
        var there = string.Concat(record.Dropped.Select(d => d.Text).Prepend(record.Text))
            .GroupBy(c => c)
            .ToDictionary(group => group.Key, group => group.Count());
        return string.Concat(
            source
                .Where(c => !char.IsWhiteSpace(c))
                .GroupBy(c => c)
                .Select(group => new string(group.Key, Math.Max(0, group.Count() - there.GetValueOrDefault(group.Key))))
        );
    }

    private static List<string> Rows(PolicyRecord record) =>
        [
            .. record.Benefits.Select(row =>
                $"{row.Term}|{string.Join('+', row.Caps.Select(cap => $"{cap.Amount} {cap.Bound} {cap.Per}"))}|{row.Rate?.Value}|"
                + $"{row.Match}"
            ),
        ];

    private static List<string> Except(List<string> rows, List<string> others)
    {
        var left = others.ToList();
        return rows.FindAll(row => !left.Remove(row));
    }
}
