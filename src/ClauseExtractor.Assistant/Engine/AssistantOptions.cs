using System.Globalization;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>How the model is reached and what a run may use. Nothing is on until a user configures it.</summary>
/// <param name="Endpoint">Base address of an OpenAI-compatible interface, <c>/v1</c> included.</param>
/// <param name="Model">Name of the model there.</param>
/// <param name="Key">The key; null for an endpoint that asks for none (a local Ollama).</param>
public sealed record AssistantOptions(Uri Endpoint, string Model, ApiKey? Key)
{
    /// <summary>Longest silence before and between pieces of a reply.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time of one reply.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Measures both.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How often a failed request is sent again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first repetition; doubled each time. An endpoint's Retry-After goes before it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that a run may send, repetitions included.</summary>
    public int MaxRequests { get; init; } = 60;

    /// <summary>Tokens, in and out, that a run may use.</summary>
    public long MaxTokens { get; init; } = 300_000;

    /// <summary>Money that a run may cost, in the currency of the prices; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Price of a million tokens in; 0 where unknown.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>Price of a million tokens out; 0 where unknown.</summary>
    public decimal OutputPrice { get; init; }

    /// <summary>Most rounds of tool calls for one reply.</summary>
    public int MaxRounds { get; init; } = 8;

    /// <summary>The environment variables, each with what it sets.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Variables { get; } =
    [
        ("CLAUSE_MODEL_ENDPOINT", "base address of an OpenAI-compatible interface, e.g. http://127.0.0.1:11434/v1"),
        ("CLAUSE_MODEL", "name of the model there"),
        ("CLAUSE_MODEL_KEY", "key, where the endpoint asks for one"),
        ("CLAUSE_MODEL_SILENCE", "longest silence of a reply in seconds (60)"),
        ("CLAUSE_MODEL_RETRIES", "how often a failed request is repeated (3)"),
        ("CLAUSE_MODEL_MAX_REQUESTS", "requests that a run may send (60)"),
        ("CLAUSE_MODEL_MAX_TOKENS", "tokens that a run may use (300000)"),
        ("CLAUSE_MODEL_MAX_COST", "money that a run may cost, in the currency of the prices"),
        ("CLAUSE_MODEL_PRICE_IN", "price of a million tokens in"),
        ("CLAUSE_MODEL_PRICE_OUT", "price of a million tokens out"),
    ];

    /// <summary>Reads the settings; null where no model is configured.</summary>
    /// <param name="setting">The value of a variable of <see cref="Variables"/>, null where it is not set.</param>
    /// <exception cref="AssistantException">CE0601: half configured, or a value that cannot be read.</exception>
    public static AssistantOptions? Read(Func<string, string?> setting)
    {
        string? endpoint = Blank(setting("CLAUSE_MODEL_ENDPOINT")),
            model = Blank(setting("CLAUSE_MODEL"));
        if (endpoint is null && model is null)
            return null;
        if (endpoint is null || model is null)
            throw Unusable(endpoint is null ? "CLAUSE_MODEL_ENDPOINT" : "CLAUSE_MODEL", "is missing");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw Unusable("CLAUSE_MODEL_ENDPOINT", "is no http or https address without a user name");
        var options = new AssistantOptions(uri, model, Blank(setting("CLAUSE_MODEL_KEY")) is { } key ? new ApiKey(key) : null);
        return options with
        {
            Silence = Number(setting, "CLAUSE_MODEL_SILENCE") is { } seconds ? TimeSpan.FromSeconds((double)seconds) : options.Silence,
            Retries = (int)(Number(setting, "CLAUSE_MODEL_RETRIES") ?? options.Retries),
            MaxRequests = (int)(Number(setting, "CLAUSE_MODEL_MAX_REQUESTS") ?? options.MaxRequests),
            MaxTokens = (long)(Number(setting, "CLAUSE_MODEL_MAX_TOKENS") ?? options.MaxTokens),
            MaxCost = Number(setting, "CLAUSE_MODEL_MAX_COST"),
            InputPrice = Number(setting, "CLAUSE_MODEL_PRICE_IN") ?? 0,
            OutputPrice = Number(setting, "CLAUSE_MODEL_PRICE_OUT") ?? 0,
        };
    }

    private static decimal? Number(Func<string, string?> setting, string name) =>
        Blank(setting(name)) switch
        {
            null => null,
            var text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value < 1_000_000_000
                ? value
                : throw Unusable(name, "is no number from 0"),
        };

    private static AssistantException Unusable(string name, string what) =>
        new("CE0601", $"{name} {what}.", "Set CLAUSE_MODEL_ENDPOINT and CLAUSE_MODEL, or neither.");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
