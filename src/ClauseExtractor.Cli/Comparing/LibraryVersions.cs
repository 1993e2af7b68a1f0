using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Revision.History;

namespace ClauseExtractor.Cli.Comparing;

/// <summary>The versions of a policy that a library holds.</summary>
internal static class LibraryVersions
{
    /// <summary>The oldest first, up to the document that is meant.</summary>
    public static IReadOnlyList<PolicyVersion> Of(PolicyLibrary library, DocumentSummary document) =>
        [
            .. library
                .Catalogue.Versions(document.Id)
                .Where(v => v.Version <= document.Version)
                .Select(v => new PolicyVersion(
                    v.DocumentNumber ?? v.File,
                    v.Issued ?? v.Printed ?? v.EffectiveFrom,
                    library.Catalogue.Record(v.Id)
                )),
        ];
}
