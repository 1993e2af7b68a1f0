using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Language;

public class WordListsTests
{
    private static readonly WordList First = new("兑付", "申报", "本"),
        Second = new("申报材料", "兑");

    [Theory]
    [InlineData("由企业提出", 0)]
    [InlineData("按季兑付", 3)]
    [InlineData("提交申报材料", 3)]
    [InlineData("组织申报", 1)]
    [InlineData("兑", 2)]
    [InlineData("日本", 1)]
    [InlineData("", 0)]
    public void All_lists_of_which_a_word_stands_in_the_text_are_told(string text, int lists) =>
        Assert.Equal(lists, new WordLists(First, Second).In(text));

    [Theory]
    [InlineData("已累计发放1亿元。", nameof(SentenceMarks.Past))]
    [InlineData("按就高不重复原则执行。", $"{nameof(SentenceMarks.Stacking)}, {nameof(SentenceMarks.ProvisionStacking)}")]
    [InlineData("骗取资金的予以追回。", nameof(SentenceMarks.Clawback))]
    [InlineData("建设一批平台。", nameof(SentenceMarks.None))]
    public void A_sentence_is_told_by_all_its_marks(string sentence, string marks) =>
        Assert.Equal(Enum.Parse<SentenceMarks>(marks), SentenceWords.Of(sentence));

    [Fact]
    public void Each_mark_is_the_list_of_its_name() =>
        Assert.All(
            Words.Of(WordClass.WholePolicy).Words,
            word => Assert.True(SentenceWords.Of(TextFold.Fold(word)).HasFlag(SentenceMarks.WholePolicy), word)
        );
}
