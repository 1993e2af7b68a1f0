namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>A line of <c>wordings.tsv</c>: a way in which documents say that something is given.</summary>
/// <param name="Name">How <c>clause show --why</c> calls it.</param>
/// <param name="Notation">The pattern as it is written.</param>
/// <param name="Asks">What must hold besides, by name; see <see cref="GrantChecks"/>.</param>
/// <param name="Weight">How much the reading is worth, 0 to 1: of several readings of one segment the one worth most wins.</param>
/// <param name="Example">A sentence that is read so, and the row that it makes in the notation of the tests.</param>
/// <param name="Counter">A sentence that looks alike and is not read so.</param>
internal sealed record Wording(
    string Name,
    string Notation,
    IReadOnlyList<string> Asks,
    double Weight,
    string Example,
    string Row,
    string Counter
)
{
    private readonly Func<WordingMatch, bool>[] _checks = [.. Asks.Select(GrantChecks.Named)];

    public Pattern Pattern { get; } = Pattern.Parse(Notation);

    /// <summary>True where everything that the wording asks for holds.</summary>
    public bool Holds(WordingMatch match)
    {
        foreach (var check in _checks)
            if (!check(match))
                return false;
        return true;
    }
}
