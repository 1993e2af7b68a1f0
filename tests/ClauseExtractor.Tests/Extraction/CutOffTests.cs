using System.Text;
using ClauseExtractor.Extraction.Grants.Wordings;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>A document may end anywhere: within a sentence, a word or a number, without a full stop.</summary>
public class CutOffTests
{
    [Fact]
    public void A_document_that_ends_within_a_wording_is_read()
    {
        foreach (var wording in WordingTable.All)
            for (int length = 1; length <= wording.Example.Length; length++)
                Read(wording.Example[..length]);
    }

    [Fact]
    public void A_document_that_ends_with_a_word_of_the_vocabulary_is_read()
    {
        foreach (var line in VocabularyLine.All)
            Read(line.Example.TrimEnd('。'));
    }

    [Theory]
    [InlineData("给予企业上一年度研发投入5%、最高50万元的一次性奖励")]
    [InlineData("市财政每年安排2亿元，对企业给予不超过50%、最高20万元的补助")]
    [InlineData("（一）对企业，第一年、第二年、第三年分别给予10万元、8万元、5万元补贴，单个企业每年最高不超过20万元（含）")]
    public void A_document_that_ends_within_a_sentence_is_read(string sentence)
    {
        for (int length = 1; length <= sentence.Length; length++)
            Read(sentence[..length]);
    }

    private static void Read(string words)
    {
        string text = "某市支持产业发展若干措施\n一、支持政策\n" + words;
        var record = new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text)));
        Assert.All(record.Benefits, row => Assert.Equal(row.Span.Quote, record.Text[row.Span.Start..row.Span.End]));
    }
}
