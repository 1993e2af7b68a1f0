using ClauseExtractor.Cli.Evaluation;

namespace ClauseExtractor.Tests.Cli.Evaluation;

public class GoldTextTests
{
    [Theory]
    [InlineData("给予 ３０ 万元", "30万元", true)] // full width and spaces do not count
    [InlineData("给予130万元", "30万元", false)] // a number is not found inside another
    [InlineData("给予1.30万元", "30万元", false)]
    [InlineData("给予30万元、130万元", "30万元", true)] // the second place does not spoil the first
    [InlineData("130万元或30万元", "30万元", true)]
    [InlineData("首次突破2000万元", "突破2000", true)] // words that begin with no digit match anywhere
    [InlineData("", "", true)]
    public void Words_are_found_as_the_gold_means_them(string text, string words, bool found) =>
        Assert.Equal(found, GoldText.Has(text, words));

    [Theory]
    [InlineData("资金补助", "补助")]
    [InlineData("算力券", "券")]
    [InlineData("奖", "奖")]
    [InlineData(null, "")]
    public void A_compound_counts_as_its_last_noun(string? term, string noun) => Assert.Equal(noun, GoldText.Term(term));

    [Theory]
    [InlineData("二/（四）", "二/(四)")]
    [InlineData("一、", "一")]
    [InlineData("１．", "1")]
    public void Paths_are_compared_without_their_closing_marks(string path, string folded) => Assert.Equal(folded, GoldText.Path(path));
}
