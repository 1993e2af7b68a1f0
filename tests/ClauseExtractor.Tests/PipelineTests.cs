using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests;

public class PipelineTests
{
    [Fact]
    public void A_numbered_text_gives_its_clauses()
    {
        var record = new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes("若干措施\n一、支持对象\n（一）企业。\n（二）机构。\n")));
        Assert.Equal(["一", "一/(一)", "一/(二)"], record.Clauses.Select(c => c.Path));
    }
}
