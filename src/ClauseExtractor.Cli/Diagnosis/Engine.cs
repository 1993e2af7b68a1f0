using ClauseExtractor.Lucene;
using ClauseExtractor.PdfPig;
using ClauseExtractor.SemanticKernel;

namespace ClauseExtractor.Cli.Diagnosis;

/// <summary>An engine behind one of the product's ports.</summary>
/// <param name="Port">What it does: <c>pdf</c>, <c>index</c>, <c>model</c>.</param>
/// <param name="Key">What a user calls it in <c>--engine</c>.</param>
/// <param name="Name">The engine's own name.</param>
/// <param name="IsBuiltIn">Whether this build has it: a standard engine is left out where its packages cannot be had.</param>
/// <param name="Version">Version of its package; null where it is not built in or is a program of the system.</param>
internal sealed record Engine(string Port, string Key, string Name, bool IsBuiltIn, string? Version = null)
{
    /// <summary>The standard engines first: they run wherever the build could take them in.</summary>
    public static IReadOnlyList<Engine> All { get; } =
    [
        Standard("pdf", "pdfpig", "PdfPig", PdfPigEngine.Version),
        new("pdf", "poppler", "poppler", true),
        Standard("index", "lucene", "Lucene.Net + Jieba.NET", LuceneEngine.Version),
        new("index", "pairs", "character pairs in SQLite", true),
        Standard("model", "semantic-kernel", "Semantic Kernel", SemanticKernelEngine.Version),
        new("model", "openai", "OpenAI client", true),
    ];

    /// <summary>For each port the engine that runs.</summary>
    public static IEnumerable<Engine> Running(EngineChoice choice) => All.GroupBy(e => e.Port).Select(port => port.FirstOrDefault(e => e.IsBuiltIn && choice.Allows(e.Key)) ?? port.Last());

    private static Engine Standard(string port, string key, string name, string? version) => new(port, key, name, version is not null, version);
}
