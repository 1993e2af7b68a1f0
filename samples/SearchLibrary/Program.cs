// Imports a folder into a library and asks it:  dotnet run -- FOLDER '算力 补贴'
using ClauseExtractor;
using ClauseExtractor.Formats;
using ClauseExtractor.Library;

using var library = PolicyLibrary.Open("library.db");
var summary = await library.ImportAsync([args[0]], new PolicyPipeline(DocumentReaders.All()));
Console.Error.WriteLine($"{summary.Outcomes.Count} files");
var page = library.Search(args[1]);
Console.WriteLine($"{page.Total} clauses in {page.Documents} documents");
foreach (var hit in page.Hits)
    Console.WriteLine($"{hit.Document.Title} {hit.Path} {hit.Heading}: {string.Join('；', hit.Benefits.Select(row => row.Span.Quote))}");
