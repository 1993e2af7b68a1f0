using ClauseExtractor.Json;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Library.Export;
using ClauseExtractor.Web.Access;
using ClauseExtractor.Web.Hosting;
using ClauseExtractor.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClauseExtractor.Web.Api;

/// <summary>Documents, their records, versions, files and exports.</summary>
internal static class DocumentApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/documents", List)
            .Needs(Permission.Read)
            .InTurn()
            .WithName("api:documents")
            .WithSummary("All documents, the newest first.")
            .WithDescription("`versions=true` for superseded versions too.");
        api.MapGet("/documents/{id}", (string id, PolicyLibrary library) => TypedResults.Ok(DocumentAnswer.Of(library, Get(library, id))))
            .Needs(Permission.Read)
            .WithName("api:document")
            .WithSummary("A document's facts, status, versions and files.");
        api.MapGet(
                "/documents/{id}/record",
                (string id, PolicyLibrary library, bool? extracted) =>
                    Results.Bytes(
                        RecordJson.Write(extracted == true ? library.Catalogue.Extracted(id) : library.Catalogue.Record(id)),
                        "application/json"
                    )
            )
            .Needs(Permission.Read)
            .WithName("api:record")
            .WithSummary("The extraction record, corrections included.")
            .WithDescription("`extracted=true` for the record without corrections.");
        api.MapGet(
                "/documents/{id}/text",
                (string id, PolicyLibrary library) => Results.Text(library.Catalogue.Record(id).Text, "text/plain; charset=utf-8")
            )
            .Needs(Permission.Read)
            .WithName("api:text")
            .WithSummary("The canonical text that all offsets count in.");
        api.MapGet(
                "/documents/{id}/file",
                (string id, string? sha256, PolicyLibrary library, HttpContext context) =>
                {
                    var file = library.Catalogue.Source(id, sha256);
                    return Download.File(context, file.Name, "application/octet-stream", file.Content);
                }
            )
            .Needs(Permission.Read)
            .Audited("download")
            .WithName("api:file")
            .WithSummary("The original bytes.");
        api.MapGet(
                "/documents/{id}/pages/{page:int}.png",
                async (string id, int page, PolicyLibrary library, PageImages images, CancellationToken cancellation) =>
                {
                    var (picture, type) = await images.DrawAsync(id, library.Catalogue.PagesOf(id).Sha256, page, cancellation);
                    return Results.Bytes(picture, type);
                }
            )
            .Needs(Permission.Read)
            .WithName("api:page")
            .WithSummary("A page of a PDF or scan as a picture.");
        api.MapGet("/export", Export)
            .Needs(Permission.Read)
            .Audited("export")
            .WithName("api:export")
            .WithSummary("Records of several documents in one file.")
            .WithDescription(
                "`id` once for each document, none for all; `format`: json, jsonl, xlsx, md, benefits.csv, clauses.csv, documents.csv."
            );
        api.MapDelete(
                "/documents/{id}",
                (string id, PolicyLibrary library, AuditLog audit, HttpContext context) =>
                {
                    audit.Do(context, "remove", id, () => DocumentEndpoints.TakeOut(library, id));
                    return TypedResults.NoContent();
                }
            )
            .Needs(Permission.Manage)
            .Enters("remove")
            .WithName("api:remove")
            .WithSummary("Removes a document and its files; its corrections are kept.");
    }

    private static Ok<Paged<DocumentSummary>> List(PolicyLibrary library, bool? versions, int? offset, int? limit)
    {
        var (from, most) = Paging.Read(offset, limit);
        return TypedResults.Ok(Paging.Of(library.Catalogue.List(versions == true), from, most));
    }

    private static IResult Export(PolicyLibrary library, HttpContext context, string format, string[]? id)
    {
        var records = (id is { Length: > 0 } ? id.Select(i => Get(library, i)) : library.Catalogue.List())
            .Select(d => library.Catalogue.Record(d.Id))
            .ToList();
        ExportedFile? file = format switch
        {
            "json" => PolicyExport.Write(records, ExportFormat.Json)[0],
            "jsonl" => PolicyExport.Write(records, ExportFormat.Jsonl)[0],
            "xlsx" => PolicyExport.Write(records, ExportFormat.Xlsx)[0],
            "md" => PolicyExport.Write(records, ExportFormat.Md)[0],
            "benefits.csv" or "clauses.csv" or "documents.csv" => PolicyExport
                .Write(records, ExportFormat.Csv)
                .First(f => f.Name == format),
            _ => null,
        };
        if (file is null)
            throw new BadHttpRequestException("format");
        return Download.File(context, file.Name, file.MediaType, file.Content);
    }

    internal static DocumentSummary Get(PolicyLibrary library, string id) =>
        library.Catalogue.Get(id)
        ?? throw new LibraryException("notFound", $"The library holds no document {id}.", $"资料库中没有文件 {id}。");
}

/// <summary>A document as lists show it, with where it stands today and what belongs to it.</summary>
internal sealed record DocumentAnswer(
    DocumentSummary Document,
    string Status,
    string Reason,
    string? RepealedBy,
    string? SupersededBy,
    IReadOnlyList<DocumentSummary> Versions,
    IReadOnlyList<SourceCopy> Files,
    IReadOnlyList<PredecessorSuggestion> Predecessors,
    IReadOnlyList<DocumentSummary> CitedBy
)
{
    public static DocumentAnswer Of(PolicyLibrary library, DocumentSummary document)
    {
        var status = library.Catalogue.Status(document, DateOnly.FromDateTime(DateTime.Today));
        return new(
            document,
            StatusNames.Code(status.State),
            status.Reason,
            status.RepealedBy,
            status.SupersededBy,
            library.Catalogue.Versions(document.Id),
            library.Catalogue.Sources(document.Id),
            library.Catalogue.Predecessors(document.Id),
            library.Catalogue.CitedBy(document)
        );
    }
}
