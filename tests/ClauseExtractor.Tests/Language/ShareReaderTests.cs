using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Language;

/// <summary>Shares in digits and words, and what only looks like one.</summary>
public class ShareReaderTests
{
    [Theory]
    [InlineData("30%", 0.3)]
    [InlineData("0.6‰", 0.0006)]
    [InlineData("百分之二点五", 0.025)]
    [InlineData("百分之零点五", 0.005)]
    [InlineData("千分之三", 0.003)]
    [InlineData("万分之五", 0.0005)]
    [InlineData("三分之一", 1.0 / 3)]
    [InlineData("三分之二", 2.0 / 3)]
    [InlineData("2/3", 2.0 / 3)]
    [InlineData("1/2", 0.5)]
    [InlineData("三成", 0.3)]
    [InlineData("3成", 0.3)]
    [InlineData("一半", 0.5)]
    [InlineData("50个基点", 0.005)]
    [InlineData("一个点", 0.01)]
    [InlineData("1.5个百分点", 0.015)]
    [InlineData("八五折", 0.85)]
    [InlineData("五折", 0.5)]
    public void A_share_is_read(string words, double value)
    {
        var token = Assert.Single(Lexer.Read(words, new TextRange(0, words.Length)), t => t.IsFigure);
        Assert.Equal(value, (double)token.Value);
        Assert.Equal(words.Length, token.End);
    }

    [Theory]
    [InlineData("三成立")]
    [InlineData("2023/24")]
    [InlineData("1/2/3")]
    [InlineData("三折叠")]
    [InlineData("建设10个点位")]
    public void A_word_is_no_share(string words) =>
        Assert.DoesNotContain(Lexer.Read(words, new TextRange(0, words.Length)), t => t.IsFigure);

    [Theory]
    [InlineData("123元1角1分", 123.11)]
    [InlineData("5元整", 5)]
    [InlineData("8角", 0.8)]
    public void Small_money_is_read(string words, double value) =>
        Assert.Equal(
            value,
            NumberReader.TryRead(words, 0, out var number) && MoneyReader.Behind(words, number) is { } money ? (double)money.Value : 0
        );

    [Theory]
    [InlineData(3, "年", 3)]
    [InlineData(36, "个月", 3)]
    [InlineData(2, "个年度", 2)]
    [InlineData(7, "个月", null)]
    [InlineData(5, "天", null)]
    public void A_period_makes_whole_years(int value, string unit, int? years) => Assert.Equal(years, PeriodReader.Years(value, unit));
}
