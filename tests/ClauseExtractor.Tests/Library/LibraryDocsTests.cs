using System.Text.RegularExpressions;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Tests.Library;

/// <summary>The page about the library says what is true: each query in its table is understood, and no field goes unmentioned.</summary>
public partial class LibraryDocsTests
{
    [Fact]
    public void Every_query_of_the_page_is_understood()
    {
        var queries = Rows().ToList();
        Assert.True(queries.Count >= 15, "The table is found.");
        Assert.All(queries, q => new QueryParser(Thesaurus.Standard).Parse(q));
    }

    [Fact]
    public void Every_field_stands_on_the_page()
    {
        var used = Rows().SelectMany(q => new QueryParser(Thesaurus.Empty).Parse(q).Filters).Select(f => f.Field).ToHashSet();
        Assert.Empty(Enum.GetValues<QueryField>().Except(used));
    }

    private static IEnumerable<string> Rows()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ClauseExtractor.sln")))
            root = Path.GetDirectoryName(root)!;
        string asking = File.ReadAllText(Path.Combine(root, "src", "ClauseExtractor.Library", "README.md"))
            .Split("## Asking")[1]
            .Split("## Correcting")[0];
        return Row().Matches(asking).Select(m => m.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `(.+?)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
