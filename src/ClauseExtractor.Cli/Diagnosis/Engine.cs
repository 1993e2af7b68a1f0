namespace ClauseExtractor.Cli.Diagnosis;

/// <summary>An engine behind one of the product's ports.</summary>
/// <param name="Port">What it does: <c>pdf</c>, <c>index</c>, <c>model</c>.</param>
/// <param name="Name">The engine's own name.</param>
/// <param name="Assembly">The project that carries it; null where it is always there.</param>
internal sealed record Engine(string Port, string Name, string? Assembly)
{
    /// <summary>The standard engines first: they run wherever the build could take them in.</summary>
    public static IReadOnlyList<Engine> All { get; } =
    [
        new("pdf", "PdfPig", "ClauseExtractor.PdfPig"),
        new("pdf", "poppler", null),
        new("index", "Lucene.Net + Jieba.NET", "ClauseExtractor.Lucene"),
        new("index", "SQLite FTS5", null),
        new("model", "Semantic Kernel", "ClauseExtractor.SemanticKernel"),
        new("model", "OpenAI client", null),
    ];

    /// <summary>Whether this build has it: a standard engine's project is left out where its packages cannot be had.</summary>
    public bool IsBuiltIn => Assembly is null || File.Exists(Path.Combine(AppContext.BaseDirectory, Assembly + ".dll"));
}
