using ClauseExtractor.Library;
using ClauseExtractor.Revision.Topics;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Pages;

/// <summary>并排比较: two to five policies on the same subjects, none a version of another.</summary>
internal static class CompareEndpoints
{
    /// <summary>Documents offered to choose from.</summary>
    private const int MostOffered = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/compare", Page).Needs(Permission.Read).InTurn().WithName("page:compare").ExcludeFromDescription();

    private static RazorComponentResult<CompareView> Page(PolicyLibrary library, LibraryCache cache, string[]? doc)
    {
        var chosen = (doc ?? [])
            .Distinct()
            .Select(library.Catalogue.Get)
            .OfType<Library.Catalogue.DocumentSummary>()
            .Take(TopicMatrix.Most)
            .ToList();
        return new RazorComponentResult<CompareView>(
            new
            {
                Chosen = chosen,
                Offered = library.Catalogue.List().Take(MostOffered).ToList(),
                Rows = chosen.Count < 2
                    ? []
                    : cache.Get(
                        ("matrix", string.Join(' ', chosen.Select(d => d.Id))),
                        () => TopicMatrix.Of([.. chosen.Select(d => library.Catalogue.Record(d.Id))])
                    ),
            }
        );
    }
}
