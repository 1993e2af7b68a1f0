using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Assistant;

public class QuoteLocatorTests
{
    private const string Text = "对租用算力的企业，给予最高不超过２００万元扶持（按1∶0.5配套）。";

    [Theory]
    [InlineData("给予最高不超过200万元扶持", "给予最高不超过２００万元扶持", "half width finds full width")]
    [InlineData("（按1:0.5配套）", "（按1∶0.5配套）", "another colon, other brackets")]
    [InlineData("(按1:0.5配套)", "（按1∶0.5配套）", "half-width brackets")]
    [InlineData("  租用算力的企业 ", "租用算力的企业", "space around")]
    public void What_stands_there_is_found(string quote, string words, string why)
    {
        var range = QuoteLocator.Locate(Text, quote);
        Assert.True(range is not null, why);
        Assert.Equal(words, Text[range!.Value.Start..range.Value.End]);
    }

    [Theory]
    [InlineData("给予最高不超过300万元扶持", "another figure")]
    [InlineData("给予最高……扶持", "a gap")]
    [InlineData("给予最高不超过2百万元扶持", "the same value in other words")]
    [InlineData("租用算力企业", "a word left out")]
    [InlineData("扶持", "too short")]
    [InlineData("", "nothing")]
    [InlineData(null, "nothing at all")]
    public void What_does_not_is_not(string? quote, string why) => Assert.True(QuoteLocator.Locate(Text, quote) is null, why);

    [Fact]
    public void A_quote_in_a_clause_gives_its_place_in_the_document()
    {
        var record = new SampleLibrary().Find("cm")!;
        var clause = record.Clauses.Single(c => c.Path == "一/(二)");
        var range = QuoteLocator.Locate(clause, "最高不超过200万元");
        Assert.Equal("最高不超过２００万元", record.Text[range!.Value.Start..range.Value.End]);
        Assert.Null(QuoteLocator.Locate(clause, "首次突破1亿元"));
        Assert.Equal(TextFold.Fold(record.Text).IndexOf("最高不超过200万元", StringComparison.Ordinal), range.Value.Start);
    }
}
