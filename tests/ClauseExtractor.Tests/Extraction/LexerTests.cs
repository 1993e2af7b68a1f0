using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>Numbers in every spelling, and that no input breaks the lexer or makes it slow.</summary>
public class LexerTests
{
    [Theory]
    [InlineData("500万元", "5000000")]
    [InlineData("５００万元", "5000000")]
    [InlineData("五百万元", "5000000")]
    [InlineData("0.05亿元", "5000000")]
    [InlineData("5,000,000元", "5000000")]
    [InlineData("5百万元", "5000000")]
    [InlineData("三十二万元", "320000")]
    [InlineData("两千元", "2000")]
    [InlineData("50万、100万、200万元", "500000 1000000 2000000")]
    [InlineData("500、1000、2000元", "500 1000 2000")]
    [InlineData("10、20和30万元", "100000 200000 300000")]
    [InlineData("10—30万元", "100000~300000")]
    [InlineData("10万元至30万元", "100000~300000")]
    [InlineData("20万元到100万元", "200000~1000000")]
    [InlineData("0.05元/千瓦时—0.3元/千瓦时", "0.05~0.3")]
    [InlineData("6500万美元", "65000000")]
    public void Money_is_read_in_every_spelling(string text, string expected) => Assert.Equal(expected, Figures(text, TokenKind.Money));

    [Theory]
    [InlineData("30%", "0.3")]
    [InlineData("百分之三十", "0.3")]
    [InlineData("三成", "0.3")]
    [InlineData("30％—50％", "0.3~0.5")]
    [InlineData("1‰", "0.001")]
    [InlineData("80、70和60%", "0.8 0.7 0.6")]
    public void Shares_are_read_in_every_spelling(string text, string expected) => Assert.Equal(expected, Figures(text, TokenKind.Percent));

    [Theory]
    [InlineData("1:0.5", "0.5")]
    [InlineData("1：1", "1")]
    [InlineData("1∶0.3", "0.3")]
    public void A_match_is_what_one_of_higher_money_brings(string text, string expected) =>
        Assert.Equal(expected, Figures(text, TokenKind.Ratio));

    [Theory]
    [InlineData("1万名人才")]
    [InlineData("11万家企业")]
    [InlineData("2025年")]
    [InlineData("一定规模")]
    [InlineData("第三条")]
    public void What_is_no_money_is_not_read_as_money(string text) => Assert.Empty(Figures(text, TokenKind.Money));

    [Fact]
    public void An_amount_means_the_same_however_it_is_printed() =>
        Prop.ForAll(
                Gen.Choose(1, 9999).ToArbitrary(),
                n =>
                {
                    string plain = n.ToString(CultureInfo.InvariantCulture),
                        wide = string.Concat(plain.Select(c => (char)(c - '0' + '０'))),
                        grouped = (n * 10_000L).ToString("N0", CultureInfo.InvariantCulture);
                    var values = new[] { $"{plain}万元", $"{wide}万元", $"{grouped}元", $"{n / 10_000m}亿元" }
                        .Select(t => Figures(t, TokenKind.Money))
                        .Distinct()
                        .ToList();
                    return values is [var only] && only == (n * 10_000L).ToString(CultureInfo.InvariantCulture);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Odd_text_breaks_neither_lexer_nor_extraction() =>
        Prop.ForAll(
                Gen.Elements(
                        "给予",
                        "最高",
                        "不超过",
                        "500",
                        "万元",
                        "30%",
                        "、",
                        "，",
                        "；",
                        "。",
                        "（",
                        "）",
                        "“",
                        "”",
                        "奖励",
                        "分别",
                        "每年",
                        "一次性",
                        "按",
                        "1:0.5",
                        "\n",
                        "第一条",
                        "（一）",
                        "1.",
                        "附件",
                        "的",
                        "对",
                        "企业",
                        "至",
                        "十",
                        "亿",
                        ":",
                        "2025年"
                    )
                    .ArrayOf(60)
                    .Select(string.Concat)
                    .ToArbitrary(),
                text =>
                    new PolicyPipeline()
                        .Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes("若干措施\n一、" + text)))
                        .Benefits.All(b => b.Span.End > b.Span.Start)
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("（")]
    [InlineData("最高不超过")]
    [InlineData("1、")]
    [InlineData("给予100万元、")]
    [InlineData("第一条")]
    [InlineData("每设立一个")]
    [InlineData("《")]
    public void A_word_repeated_a_hundred_thousand_times_is_read(string word)
    {
        string text = "若干措施\n一、" + string.Concat(Enumerable.Repeat(word, 100_000 / word.Length)) + "。\n";
        Assert.NotNull(new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text))).Text);
    }

    private static string Figures(string text, TokenKind kind)
    {
        string folded = TextFold.Fold(text);
        return string.Join(
            ' ',
            Lexer
                .Read(folded, new TextRange(0, folded.Length))
                .Where(t => t.Kind == kind)
                .Select(t => Number(t.Value) + (t.Upper is { } upper ? "~" + Number(upper) : ""))
        );
    }

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
