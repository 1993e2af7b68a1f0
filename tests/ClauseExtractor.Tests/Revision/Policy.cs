using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Records of texts written in a test.</summary>
internal static class Policy
{
    public static PolicyRecord Of(params string[] lines) =>
        new PolicyPipeline().Run(new SourceFile("policy.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
