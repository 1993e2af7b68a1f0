using System.CommandLine;
using ClauseExtractor.Formats;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli.Commands;

/// <summary><c>clause extract</c></summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var path = new Argument<FileInfo>("file");
        var command = new Command("extract", "Prints the record of a file.") { path };
        command.SetAction(parse =>
        {
            var record = new PolicyPipeline(DocumentReaders.All()).Run(SourceFile.Load(parse.GetValue(path)!.FullName));
            using var output = Console.OpenStandardOutput();
            output.Write(RecordJson.Write(record));
            return 0;
        });
        return command;
    }
}
