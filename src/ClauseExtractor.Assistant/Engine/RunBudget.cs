using System.Globalization;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>What a run has used of the model.</summary>
/// <param name="InputTokens">As the endpoint counts them; where it counts none, one for each two characters.</param>
/// <param name="Cost">In the currency of the configured prices; 0 where none are.</param>
public sealed record ModelUsage(int Requests, long InputTokens, long OutputTokens, decimal Cost);

/// <summary>Counts what a run uses and stops it at its limits, before the next request. Safe to use from several threads.</summary>
public sealed class RunBudget(AssistantOptions options)
{
    private readonly Lock _gate = new();
    private int _requests;
    private long _input,
        _output;

    /// <summary>What has been used so far.</summary>
    public ModelUsage Used
    {
        get
        {
            lock (_gate)
                return new ModelUsage(_requests, _input, _output, Cost);
        }
    }

    private decimal Cost => (_input * options.InputPrice + _output * options.OutputPrice) / 1_000_000m;

    /// <summary>Takes a request out of the budget.</summary>
    /// <exception cref="AssistantException">CE0605: a limit is reached.</exception>
    public void Claim()
    {
        lock (_gate)
        {
            string? spent =
                _requests >= options.MaxRequests ? $"{options.MaxRequests} requests"
                : _input + _output >= options.MaxTokens ? $"{options.MaxTokens} tokens"
                : options.MaxCost is { } limit && Cost >= limit ? string.Create(CultureInfo.InvariantCulture, $"a cost of {limit}")
                : null;
            if (spent is not null)
                throw new AssistantException(
                    "CE0605",
                    $"The run's budget of {spent} is spent.",
                    "Raise CLAUSE_MODEL_MAX_REQUESTS, CLAUSE_MODEL_MAX_TOKENS or CLAUSE_MODEL_MAX_COST, or ask for less."
                );
            _requests++;
        }
    }

    /// <summary>Books the tokens of a reply.</summary>
    public void Book(long input, long output)
    {
        lock (_gate)
            (_input, _output) = (_input + input, _output + output);
    }
}
