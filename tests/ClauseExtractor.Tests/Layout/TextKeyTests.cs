using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Layout;

public class TextKeyTests
{
    // The key of a folded text is made of its characters as they stand.
    [Fact]
    public void Folding_a_second_time_changes_nothing()
    {
        for (int c = 0; c <= char.MaxValue; c++)
            Assert.Equal(TextFold.Fold((char)c), TextFold.Fold(TextFold.Fold((char)c)));
    }

    [Fact]
    public void A_text_that_folding_leaves_alone_is_not_copied()
    {
        string plain = new("研发费用".ToCharArray());
        Assert.Same(plain, TextFold.Fold(plain));
        Assert.Equal("(研发)", TextFold.Fold("（研发）"));
    }

    [Theory]
    [InlineData("第一条 奖励5.5%,不超过1:0.5。", "第一条奖励5.5%不超过1:0.5")]
    [InlineData("\n(A类)、B类\n", "A类B类")]
    public void The_key_is_letters_and_figures(string folded, string key)
    {
        Span<char> written = stackalloc char[folded.Length];
        Assert.Equal(key, written[..TextKey.Write(folded, written)].ToString());
    }
}
