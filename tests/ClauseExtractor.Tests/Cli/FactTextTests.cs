using ClauseExtractor.Cli;
using ClauseExtractor.Cli.Output;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Cli;

public class FactTextTests
{
    private static readonly Shell Chinese = new(TextWriter.Null, TextWriter.Null), English = new(TextWriter.Null, TextWriter.Null) { English = true };

    private static readonly Span Nowhere = new(0, 1, null, "元");

    [Theory]
    [InlineData("5000000", "500万元", "¥5,000,000")]
    [InlineData("25000", "2.5万元", "¥25,000")]
    [InlineData("12345", "12345元", "¥12,345")]            // 1.2345万元 would be read less well
    [InlineData("1500000000000", "15000亿元", "¥1,500,000,000,000")]
    [InlineData("123456789", "123456789元", "¥123,456,789")]
    [InlineData("0.5", "0.5元", "¥0.5")]
    public void Money_is_said_as_people_say_it(string yuan, string chinese, string english)
    {
        decimal amount = decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(chinese, FactText.Money(Chinese, amount));
        Assert.Equal(english, FactText.Money(English, amount));
    }

    [Theory]
    [InlineData(Bound.UpTo, Per.Once, null, "≤300万元/一次性")]
    [InlineData(Bound.Exact, null, null, "300万元")]
    [InlineData(Bound.AtLeast, Per.Year, null, "≥300万元/年")]
    [InlineData(Bound.Exact, Per.Item, "亩", "300万元/亩")]
    [InlineData(Bound.Between, Per.Recipient, null, "100万元—300万元/户")]
    public void A_cap_says_its_bound_and_what_it_is_counted_by(Bound bound, Per? per, string? unit, string said) =>
        Assert.Equal(said, FactText.Cap(Chinese, new Cap(3000000, bound == Bound.Between ? 1000000 : null, "CNY", bound, per, unit, Nowhere)));

    [Fact]
    public void A_rate_says_its_base() =>
        Assert.Equal("项目投资的≤30%", FactText.Rate(Chinese, new Rate(0.3m, null, Bound.UpTo, "项目投资", Nowhere)));
}
