using ClauseExtractor.Layout;
using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Layout;

/// <summary>White space that means nothing goes, any other is one space; every other character stays as printed.</summary>
public class SpacingTests
{
    [Theory]
    [InlineData("上 海 市 人 民 政 府", "上海市人民政府", "letter-spaced")]
    [InlineData("第一章　总　　则", "第一章 总则", "letter-spaced within a heading")]
    [InlineData("12 月 3 1 日", "12月31日", "within a date")]
    [InlineData("突破 2000 万元", "突破2000万元", "between digit and Han")]
    [InlineData("突破\u200B 2000\u200B 万\u2060元", "突破2000万元", "characters without width are no neighbours")]
    [InlineData("突破 ２０００ 万元", "突破２０００万元", "full-width digits stay as they are")]
    [InlineData("10 000 元", "10000元", "a grouped number")]
    [InlineData("占比 8.5 %", "占比8.5%", "a share")]
    [InlineData("支持 AI   融合", "支持 AI 融合", "a run between Han and Latin is one space")]
    [InlineData("CMMI 3 级", "CMMI 3级", "a letter before a digit keeps its space")]
    [InlineData("«若干措施»", "«若干措施»", "printed marks stay")]
    [InlineData("附件 1 2024 年指标", "附件1 2024年指标", "two numbers stay two")]
    public void White_space_is_layout(string line, string expected, string reason)
    {
        var text = Outline.LayOut(line);
        Assert.True(text.Text.TrimEnd('\n') == expected, $"{reason}: {text.Text}");
    }

    [Theory]
    [InlineData("２０２５年［〔【«〈．，：％", "2025年[[[《《.,:%")]
    [InlineData("⻓⻔⾏⽅", "长门行方")]
    [InlineData("—－–", "---")]
    public void The_fold_keeps_the_length(string text, string folded)
    {
        Assert.Equal(folded, TextFold.Fold(text));
        Assert.Equal(text.Length, TextFold.Fold(text).Length);
    }

    [Fact]
    public void The_fold_is_idempotent_for_every_character()
    {
        for (int c = 0; c <= char.MaxValue; c++)
            Assert.Equal(TextFold.Fold((char)c), TextFold.Fold(TextFold.Fold((char)c)));
    }
}
