using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Library.Tables;

/// <summary>The topics by which benefits are grouped: the first that fits counts.</summary>
public static class Topics
{
    /// <summary>The topic of a clause's benefit, null where none of the words stand in it. The heading goes before the sentence.</summary>
    public static string? Of(string? heading, string sentence) => TopicWords.First(heading) ?? TopicWords.First(sentence);
}
