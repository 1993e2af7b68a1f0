using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Recipients;

/// <summary>The words of <c>recipient-words.tsv</c>.</summary>
internal static class RecipientWords
{
    private static readonly ILookup<string, string> Lines = Load();

    /// <summary>What names who can get something: 企业, 单位, 毕业生.</summary>
    public static WordList Nouns { get; } = new([.. Lines["noun"]]);

    /// <summary>What follows a recipient that acts: 企业<u>招用</u>毕业生.</summary>
    public static WordList Verbs { get; } = new([.. Lines["verb"]]);

    /// <summary>What stands before a recipient: 支持, 鼓励, 对.</summary>
    public static WordList Leads { get; } = new([.. Lines["lead"]]);

    /// <summary>What a recipient is called upon to do with it, before its name: <u>组织</u>乡镇企业开展….</summary>
    public static WordList Gatherings { get; } = new([.. Lines["gathering"]]);

    /// <summary>What may stand between a recipient and what it gets: 经认定, 分别.</summary>
    public static WordList Trailers { get; } = new([.. Lines["trailer"]]);

    private static ILookup<string, string> Load()
    {
        using var stream = typeof(RecipientWords).Assembly.GetManifestResourceStream(
            "ClauseExtractor.Extraction.Grants.Recipients.recipient-words.tsv"
        )!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .ToLookup(l => l[0], l => l[1]);
    }
}
