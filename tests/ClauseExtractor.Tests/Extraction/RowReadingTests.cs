using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>How a row was read can be seen: the wording, the second reading, and what speaks against the row.</summary>
public class RowReadingTests
{
    private static readonly SourceFile File = new(
        "a.txt",
        Encoding.UTF8.GetBytes(
            "某市支持产业发展若干措施\n一、支持政策\n（一）支持研发。对获评的企业，给予最高50万元奖励；一等奖10万元，二等奖5万元。\n（二）本措施由市发展改革委负责解释。\n"
        )
    );

    [Fact]
    public void Each_row_has_a_reading_in_its_place()
    {
        var pipeline = new PolicyPipeline();
        var (rows, readings) = (pipeline.Run(File).Benefits, pipeline.Explain(File));
        Assert.Equal(rows.Select((row, i) => (row.Clause, row.Term, i)), readings.Select(r => (r.Clause, r.Term, r.Row)));
    }

    [Fact]
    public void A_reading_tells_the_wording_and_the_second()
    {
        var first = new PolicyPipeline().Explain(File)[0];
        Assert.Equal(("verb-noun", "cue-figure-noun"), (first.Wording, first.Second));
        Assert.InRange(first.Margin, 0.1, 0.2);
        Assert.Contains("给予最高50万元奖励", first.Words.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_says_that_it_leans_on_a_noun_before_it() =>
        Assert.Contains(new PolicyPipeline().Explain(File), r => r is { Wording: "item", Flags: ["NoNoun"] });
}
