// Reads every file of a folder and prints the benefits as tab-separated rows:  dotnet run -- FOLDER
using ClauseExtractor;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;

var pipeline = new PolicyPipeline(DocumentReaders.All());
Console.WriteLine("file\tclause\tterm\tcaps\trate\tconfidence\twords");
foreach (string path in Directory.EnumerateFiles(args[0]).Order(StringComparer.Ordinal))
    try
    {
        foreach (var row in pipeline.Run(SourceFile.Load(path)).Benefits)
            Console.WriteLine(
                string.Join(
                    '\t',
                    Path.GetFileName(path),
                    row.Clause,
                    row.Term,
                    string.Join('、', row.Caps.Select(cap => cap.Amount)),
                    row.Rate?.Value,
                    row.Confidence,
                    row.Span.Quote
                )
            );
    }
    catch (UnreadableDocumentException refusal)
    {
        Console.Error.WriteLine($"{Path.GetFileName(path)}: {refusal.Message}");
    }
