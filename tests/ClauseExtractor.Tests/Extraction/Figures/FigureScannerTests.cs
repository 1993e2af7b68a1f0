using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Extraction.Figures;

public class FigureScannerTests
{
    [Theory]
    [InlineData("给予10—30万元奖励", "10-30万元", "a range is one figure")]
    [InlineData("补助5%-20%", "5%|20%", "two shares with a mark each are two")]
    [InlineData("奖励1亿2000万元", "1亿2000万元", "mixed units are one number")]
    [InlineData("分别奖励10、20、30万元", "10|20|30万元", "members before the last have its unit")]
    [InlineData("按投资的三分之一补助", "三分之一", "a fraction in words")]
    [InlineData("按百分之二点五补助", "百分之二点五", "a share in words")]
    [InlineData("按照1:0.5配套", "1:0.5", "a match")]
    [InlineData("上午9:30至11:30", "", "times are no ratio")]
    [InlineData("微量元素、元旦、公元、多元化", "", "元 without a number is no money")]
    [InlineData("全额补助，减半收取，打八折", "全额|减半|八折", "words that are a share where something is given")]
    [InlineData("完成立项，成立公司，取得成果", "", "成 in a word is no share")]
    [InlineData("给予1.5个百分点、50个基点贴息", "1.5个百分点|50个基点", "points of interest")]
    [InlineData("投资500万-1000万的，奖励", "500万|1000万", "万 without 元")]
    public void Finds(string text, string expected, string reason)
    {
        string folded = TextFold.Fold(text);
        var found = new List<FigureMention>();
        FigureScanner.Scan(folded, new TextRange(0, folded.Length), found);
        Assert.True(
            expected == string.Join('|', found.Select(f => folded[f.Range.Start..f.Range.End])),
            $"{reason}: {string.Join('|', found.Select(f => folded[f.Range.Start..f.Range.End]))}"
        );
    }
}
