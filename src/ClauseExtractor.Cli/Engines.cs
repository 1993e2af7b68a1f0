using System.CommandLine;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Ocr;
using ClauseExtractor.Library;
using ClauseExtractor.Lucene;
using ClauseExtractor.PdfPig;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Cli;

/// <summary>Puts the engines together that this build has and the user wants.</summary>
internal static class Engines
{
    private const string Name = "--engine";

    /// <summary><c>--engine NAME</c>, once for each port.</summary>
    public static Option<string[]> Option(Shell shell)
    {
        var option = new Option<string[]>(Name)
        {
            Description = shell.Text("指定引擎，可重复：PDF、检索、模型各一", "Engine to use; repeat it for PDF, index and model"), Recursive = true,
        };
        return option.AcceptOnlyFromAmong([.. EngineChoice.Ports.SelectMany(port => port.Engines)]);
    }

    /// <summary>What the command line names, else what the environment names.</summary>
    /// <exception cref="FormatException">The environment names an engine that there is not.</exception>
    public static EngineChoice Chosen(ParseResult parsed) => parsed.GetValue<string[]>(Name) is { Length: > 0 } names ? EngineChoice.Of(names) : EngineChoice.OfEnvironment();

    /// <summary>The document readers, in order of preference.</summary>
    public static IReadOnlyList<IDocumentReader> Readers(EngineChoice choice)
        => DocumentReaders.All(preferred: choice.Allows("pdfpig") && PdfPigEngine.CreateReader(new TesseractRecogniser()) is { } standard ? [standard] : []);

    /// <summary>How the library is opened: with the index engine that runs.</summary>
    public static LibraryOptions Library(EngineChoice choice) => new() { OpenIndex = choice.Allows("lucene") ? LuceneEngine.Opener() : null };
}
