using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests;

public class PipelineTests
{
    [Fact]
    public void A_numbered_text_gives_its_clauses()
    {
        var record = new PolicyPipeline().Run(
            new SourceFile("a.txt", Encoding.UTF8.GetBytes("若干措施\n一、支持对象\n（一）企业。\n（二）机构。\n"))
        );
        Assert.Equal(["一", "一/(一)", "一/(二)"], record.Clauses.Select(c => c.Path));
    }

    [Fact]
    public void A_fault_of_the_product_is_the_outcome_of_its_file()
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() =>
            new PolicyPipeline([new NoDocument()]).Run(new SourceFile("a.txt", "一、甲"u8.ToArray()))
        );
        Assert.Equal("CE0099", refusal.Code);
        Assert.IsType<NullReferenceException>(refusal.InnerException);
        Assert.Contains(nameof(NullReferenceException), refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A reader that breaks its promise, as a fault in any later stage would.</summary>
    private sealed class NoDocument : IDocumentReader
    {
        public string Name => "none";

        public bool Accepts(SourceFile file) => true;

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default) => null!;
    }
}
