using ClauseExtractor.Library.Search;
using ClauseExtractor.Lucene;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Library;

/// <summary>The researcher's questions on the standard engine; compiled where it is built in.</summary>
public sealed class LuceneResearcherQuestionTests(ITestOutputHelper output) : ResearcherQuestions(output)
{
    protected override Func<string, IClauseIndex>? Open => LuceneEngine.Opener();
}
