namespace ClauseExtractor;

/// <summary>
/// Which engines a user wants behind the product's ports. Where none of a port's engines is named, its standard engine runs where it is built in, and else the portable one.
/// Programs that compose readers, an index or a model ask <see cref="Allows"/> before they take a standard engine.
/// </summary>
public sealed class EngineChoice
{
    /// <summary>The environment variable that holds a user's choice: names parted by commas, such as <c>poppler,pairs</c>.</summary>
    public const string Variable = "CLAUSE_ENGINE";

    private readonly IReadOnlyList<string> _names;

    private EngineChoice(IReadOnlyList<string> names) => _names = names;

    /// <summary>The engines of each port, the standard one first.</summary>
    public static IReadOnlyList<(string Port, IReadOnlyList<string> Engines)> Ports { get; } =
    [
        ("pdf", ["pdfpig", "poppler"]),
        ("index", ["lucene", "pairs"]),
        ("model", ["semantic-kernel", "openai"]),
    ];

    /// <summary>No engine named: the standard ones where they are built in.</summary>
    public static EngineChoice None { get; } = new([]);

    /// <summary>The choice that <see cref="Variable"/> holds.</summary>
    /// <exception cref="FormatException">It names an engine that there is not.</exception>
    public static EngineChoice OfEnvironment() => Of((Environment.GetEnvironmentVariable(Variable) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <exception cref="FormatException">One of the names is no engine's.</exception>
    public static EngineChoice Of(IReadOnlyList<string> names)
        => names.FirstOrDefault(name => !Ports.Any(port => port.Engines.Contains(name))) is { } unknown
            ? throw new FormatException($"There is no engine '{unknown}'; there are {string.Join(", ", Ports.SelectMany(port => port.Engines))}.")
            : new EngineChoice(names);

    /// <summary>Whether an engine may run: it is named, or none of its port is.</summary>
    public bool Allows(string engine) => _names.Contains(engine) || !Ports.First(port => port.Engines.Contains(engine)).Engines.Any(_names.Contains);
}
