using System.Text.RegularExpressions;
using ClauseExtractor.Formats;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Real prints, from the bytes to the canonical text.</summary>
public partial class PolicyPrintTests
{
    [SharedFact]
    public void The_articles_of_a_print_in_faked_bold_stand_once_and_in_order()
    {
        var text = Read("govcn_child_welfare_measures.pdf");
        var labels = Paragraphs(text).Select(p => Article().Match(p).Value).Where(label => label.Length > 0).ToList();
        Assert.Equal(Enumerable.Range(1, labels.Count).Select(n => $"第{Han(n)}条"), labels);
        Assert.True(labels.Count >= 60, $"{labels.Count} articles");
        Assert.Contains("第一章 总则", Paragraphs(text));
    }

    [SharedTheory]
    [InlineData("govcn_child_welfare_measures.pdf", 9)]
    [InlineData("govcn_digital_china.pdf", 6)]
    [InlineData("govcn_power_market_opinions.pdf", 8)]
    public void What_the_browser_prints_around_a_page_is_dropped_and_named(string file, int pages)
    {
        var text = Read(file);
        Assert.DoesNotContain("www.gov.cn/", text.Text, StringComparison.Ordinal);
        Assert.Equal(2 * pages, text.Dropped.Count(dropped => dropped.Reason == DropReason.PrintHeader));
    }

    [SharedFact]
    public void A_typeset_notice_reads_as_its_ground_truth()
    {
        string truth = Characters(File.ReadAllText(Path.Combine(Shared.Folder, "dev", "text", "ndrc_iit_credit_2019_groundtruth.txt")));
        var text = Read("govdoccn_397.pdf");
        double rate = Distance(truth, Characters(text.Text)) / (double)truth.Length;
        Assert.True(rate < 0.005, $"character error rate {rate:0.0000}");
        Assert.Equal(5, text.Dropped.Count(dropped => dropped.Reason == DropReason.PageNumber));
    }

    [SharedTheory]
    [InlineData("govcn_child_welfare_measures.pdf")]
    [InlineData("govdoccn_397.pdf")]
    [InlineData("pdfpig_nonembedded_cjk_report_2010.pdf")]
    public void Nothing_of_the_page_is_lost_silently(string file)
    {
        var document = DocumentReaders.All().First(reader => reader.Accepts(Shared.Pdf(file))).Read(Shared.Pdf(file));
        var text = TextLayout.LayOut(document);
        var expected = document.Lines.Select(line => line.Text).Concat(document.Dropped.Select(dropped => dropped.Text)).SelectMany(t => t);
        var found = text.Text.Concat(text.Dropped.SelectMany(dropped => dropped.Text));
        Assert.Equal(Count(expected), Count(found));
    }

    private static Dictionary<char, int> Count(IEnumerable<char> characters) =>
        characters.Where(c => !char.IsWhiteSpace(c)).GroupBy(c => c).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count());

    private static PolicyText Read(string file)
    {
        var source = Shared.Pdf(file);
        return TextLayout.LayOut(DocumentReaders.All().First(reader => reader.Accepts(source)).Read(source));
    }

    private static IEnumerable<string> Paragraphs(PolicyText text) => text.Paragraphs.Select(p => text.Text[p.Start..p.End]);

    internal static string Characters(string text) => string.Concat(TextFold.Fold(text).Where(c => !char.IsWhiteSpace(c)));

    private static string Han(int n)
    {
        const string digits = "零一二三四五六七八九";
        return n < 10 ? $"{digits[n]}" : (n < 20 ? "十" : $"{digits[n / 10]}十") + (n % 10 == 0 ? "" : $"{digits[n % 10]}");
    }

    internal static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }
        return previous[^1];
    }

    [GeneratedRegex("^第[一二三四五六七八九十]+条")]
    private static partial Regex Article();
}
