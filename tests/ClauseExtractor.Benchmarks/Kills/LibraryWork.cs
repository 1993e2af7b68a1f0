using System.Globalization;
using ClauseExtractor.Formats;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;
using ClauseExtractor.Library.Import;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>
/// The process that is killed: it works on a library and prints a line for everything that the library has reported to it as done.
/// </summary>
internal static class LibraryWork
{
    public const string Begins = "begins";

    /// <param name="amount">Corrections to make.</param>
    public static async Task<int> RunAsync(string act, string path, int amount)
    {
        Print(Begins);
        using var library = PolicyLibrary.Open(path);
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        switch (act)
        {
            case "import":
                await library.ImportAsync([Path.Combine(Path.GetDirectoryName(path)!, "incoming")], pipeline, new Report(o => o.Last.Path));
                break;
            case "rebuild":
                await library.RebuildAsync(pipeline, new Report(o => o.Last.Document!));
                break;
            default:
                Correct(library, amount);
                break;
        }
        return 0;
    }

    private static void Correct(PolicyLibrary library, int amount)
    {
        var documents = library.Catalogue.List();
        for (int i = 0; i < amount; i++)
        {
            var document = documents[i % documents.Count];
            var made = library.Corrections.Correct(new CorrectionRequest(document.Id, null, "title", $"更正后的标题{i}", "试", "tester"));
            Print(made.Id.ToString(CultureInfo.InvariantCulture));
        }
    }

    // One write a line, so that a line is there whole or not at all.
    private static void Print(string line)
    {
        Console.Out.Write(line + "\n");
        Console.Out.Flush();
    }

    private sealed class Report(Func<ImportProgress, string> of) : IProgress<ImportProgress>
    {
        void IProgress<ImportProgress>.Report(ImportProgress value) => Print(of(value));
    }
}
