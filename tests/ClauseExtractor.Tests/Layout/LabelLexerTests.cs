using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Layout;

/// <summary>What is a label and what only looks like one.</summary>
public class LabelLexerTests
{
    [Theory]
    [InlineData("第一条为了", LabelFamily.Article, 1, "第一条")]
    [InlineData("第 十二 条 为了", LabelFamily.Article, 12, "第十二条")]
    [InlineData("第一百零三条 依照", LabelFamily.Article, 103, "第一百零三条")]
    [InlineData("第12条 依照", LabelFamily.Article, 12, "第12条")]
    [InlineData("第十条之一 依照", LabelFamily.Article, 10, "第十条之一")]
    [InlineData("第五条 及时足额拨付", LabelFamily.Article, 5, "第五条")]
    [InlineData("第五条及时足额拨付", LabelFamily.Article, 5, "第五条")]
    [InlineData("第二章总则", LabelFamily.Chapter, 2, "第二章")]
    [InlineData("第三节 和谐劳动", LabelFamily.Section, 3, "第三节")]
    [InlineData("第一部分 总体要求", LabelFamily.Part, 1, "第一部分")]
    [InlineData("一、总体要求", LabelFamily.Han, 1, "一")]
    [InlineData("二十一、支持", LabelFamily.Han, 21, "二十一")]
    [InlineData("一．总体要求", LabelFamily.Han, 1, "一")]
    [InlineData("（十一）代建", LabelFamily.HanBracketed, 11, "(十一)")]
    [InlineData("（一）、代建", LabelFamily.HanBracketed, 1, "(一)")]
    [InlineData("（二）与被评单位", LabelFamily.HanBracketed, 2, "(二)")]
    [InlineData("（三）项目单位", LabelFamily.HanBracketed, 3, "(三)")]
    [InlineData("㈢代建", LabelFamily.HanBracketed, 3, "(三)")]
    [InlineData("１．引进", LabelFamily.Digit, 1, "1")]
    [InlineData("12﹒保障", LabelFamily.Digit, 12, "12")]
    [InlineData("23.2023年4月1日起", LabelFamily.Digit, 23, "23")]
    [InlineData("1.5G+扩展现实", LabelFamily.Digit, 1, "1")]
    [InlineData("3、降低", LabelFamily.DigitPause, 3, "3")]
    [InlineData("（2）支持", LabelFamily.DigitBracketed, 2, "(2)")]
    [InlineData("⑵支持", LabelFamily.DigitBracketed, 2, "(2)")]
    [InlineData("3）支持", LabelFamily.DigitHalfBracketed, 3, "3)")]
    [InlineData("②办理", LabelFamily.Circled, 2, "②")]
    public void A_label_is_read(string text, LabelFamily family, int ordinal, string name)
    {
        var label = LabelLexer.Read(TextFold.Fold(text), 0, text.Length);
        Assert.NotNull(label);
        Assert.Equal((family, ordinal, name), (label.Value.Family, label.Value.Ordinal, label.Value.Name));
    }

    [Theory]
    [InlineData("第三条规定的条件", "refers to an article")]
    [InlineData("第三条第二款所列", "refers to a paragraph")]
    [InlineData("第一条和第二条", "refers to two")]
    [InlineData("第一、二、三等奖", "counts prizes")]
    [InlineData("二、三等奖", "counts prizes")]
    [InlineData("一、二、三产业融合", "counts sectors")]
    [InlineData("1.5亿元以上", "a sum")]
    [InlineData("2023.12.1", "a date")]
    [InlineData("1、2号楼", "counts buildings")]
    [InlineData("（一）、（二）项", "refers to items")]
    [InlineData("（一）至（三）项", "refers to items")]
    [InlineData("（二）项规定", "refers to an item")]
    [InlineData("2000万元", "a sum")]
    [InlineData("第31次常务会议", "a meeting")]
    [InlineData("一是加强领导", "counts points")]
    [InlineData("0.8%以内", "a share")]
    public void What_only_looks_like_one_is_none(string text, string reason) =>
        Assert.True(LabelLexer.Read(TextFold.Fold(text), 0, text.Length) is null, reason);

    [Theory]
    [
        InlineData("十", 10),
        InlineData("十一", 11),
        InlineData("二十", 20),
        InlineData("三十二", 32),
        InlineData("一百", 100),
        InlineData("一百零三", 103),
        InlineData("一百一十", 110),
        InlineData("二〇二五", 2025)
    ]
    [InlineData("二百五十六", 256), InlineData("一千二百", 1200)]
    public void Numerals_have_their_value(string numeral, int value) => Assert.Equal(value, HanNumber.Parse(numeral));

    [Theory]
    [InlineData("十十"), InlineData("百"), InlineData("一二"), InlineData(""), InlineData("一百百")]
    public void Malformed_numerals_have_none(string numeral) => Assert.Null(HanNumber.Parse(numeral));
}
