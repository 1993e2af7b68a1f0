using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Revision.Topics;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClauseExtractor.Web.Api;

/// <summary>How the word that is being written may go on: filters with values that the library holds, kinds of benefit, titles.</summary>
internal static class Suggestions
{
    private const int Most = 12;

    public static Ok<IReadOnlyList<string>> Get(PolicyLibrary library, LibraryCache cache, SiteContext site, string? q)
    {
        string word = (q ?? "").Trim();
        if (word.Length is 0 or > 100)
            return TypedResults.Ok<IReadOnlyList<string>>([]);
        var known = Known(library, cache, site.English);
        var starting = known.Where(k => k.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        var holding = word.Length >= 2 || word[0] > 0x2E80 ? known.Where(k => k.Contains(word, StringComparison.OrdinalIgnoreCase)) : [];
        return TypedResults.Ok<IReadOnlyList<string>>([.. starting.Concat(holding).Distinct().Take(Most)]);
    }

    /// <summary>All that may be suggested: filters by their names in the reader's language first.</summary>
    public static IReadOnlyList<string> Known(PolicyLibrary library, LibraryCache cache, bool english) =>
        cache.Get(("suggestions", english), () => Read(library, english));

    private static IReadOnlyList<string> Read(PolicyLibrary library, bool english)
    {
        var documents = library.Catalogue.List();
        var facets = library.Search("", new SearchOptions { Facets = true, Limit = 1 }).Facets;
        var values = facets.SelectMany(f =>
            f.Values.Select(v => Value(f.Field, v.Value, english))
                .Select(v => $"{Name(f.Field, english)}:{(v.Any(char.IsWhiteSpace) ? $"\"{v}\"" : v)}")
        );
        var fields = QueryFields
            .Names.OrderBy(n => char.IsAscii(n.Name[0]) != english)
            .Select(n => n.Name + (n.Field is QueryField.Cap or QueryField.Rate or QueryField.Match ? ">=" : ":"));
        return
        [
            .. fields.Distinct(),
            .. values,
            .. facets.Where(f => f.Field == "kind").SelectMany(f => f.Values).Select(v => v.Value),
            .. documents.Select(d => d.Title).OfType<string>().Distinct().Take(2000),
        ];
    }

    private static string Name(string field, bool english) => english ? field : QueryFields.ChineseNameOf(QueryFields.Find(field)!.Value);

    /// <summary>A value as the query language takes it: closed lists have names in both languages.</summary>
    private static string Value(string field, string value, bool english) =>
        (field, english) switch
        {
            ("status", false) when StatusNames.Parse(value) is { } state => StatusNames.Chinese(state),
            ("validity", false) when ValidityNames.Parse(value) is { } basis => ValidityNames.Chinese(basis),
            ("stage", false) => value == "draft" ? "征求意见稿" : "正式",
            ("recipient", true) => RecipientKinds.English(value),
            ("topic", true) => TopicWords.English(value),
            _ => value,
        };
}
