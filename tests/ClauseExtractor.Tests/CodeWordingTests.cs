using System.Text.RegularExpressions;
using ClauseExtractor.Tests.Architecture;

namespace ClauseExtractor.Tests;

public partial class CodeWordingTests
{
    [Fact]
    public void Every_code_of_the_product_is_said_in_Chinese()
    {
        var used = Sources
            .Files("src", "*.cs")
            .Where(f => !f.EndsWith("/CodeWording.cs", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(Sources.Read(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct();
        Sources.AssertNone(used.Where(code => !CodeWording.Chinese.ContainsKey(code)), "Codes without a Chinese sentence");
    }

    [Fact]
    public void A_refusal_says_what_to_do() =>
        Sources.AssertNone(
            CodeWording.Chinese.Where(c => c.Key.StartsWith("CE00", StringComparison.Ordinal) && c.Value.Remedy is null).Select(c => c.Key),
            "Refusals without a remedy"
        );

    [Theory]
    [InlineData("CE0001", "The file is empty.", "文件是空的。")]
    [InlineData("CE0016", "The document has more than 5000 pages.", "页数过多。（The document has more than 5000 pages.）")]
    [InlineData("CE0010", "The file is a spreadsheet, which cannot be read here.", "这是电子表格，在这里读不了。")] // the kind is said in Chinese
    [InlineData("CE0301", "第九条 is the first number here; those before it are missing.", "编号从“第九条”开始，前面缺号。")]
    [InlineData("CE0301", "Before 五 number 4 is missing.", "“五”之前缺第 4 号。")]
    [InlineData("CE0301", "Before 六 numbers 3 to 5 are missing.", "“六”之前缺第 3 至 5 号。")]
    [InlineData("CE0302", "五 is numbered twice.", "编号“五”重复。")]
    [InlineData("CE0303", "三 is out of order: it follows number 7.", "编号“三”顺序不对：它在第 7 号之后。")]
    [InlineData("CE9999", "Something new.", "Something new.")]
    public void A_detail_is_kept(string code, string english, string chinese) =>
        Assert.Equal(chinese, CodeWording.ReasonInChinese(code, english));

    [GeneratedRegex("\"(CE0[0-9]{3})\"")]
    private static partial Regex Code();
}
