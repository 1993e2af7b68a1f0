using ClauseExtractor.Assistant.Grounding.Checks;
using ClauseExtractor.Assistant.Tools;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>
/// Lets through only what the text says. A sentence needs a quote that stands where it is said to stand; its figures, names, denials and
/// status must be the
/// quote's; its words must be carried by it. One check is one file; the order is that of the constructor.
/// </summary>
public sealed class StatementVerifier(Func<string, PolicyRecord?> find, StateOf state)
{
    private readonly IReadOnlyList<IStatementCheck> _checks =
    [
        new NameCheck(),
        new FigureFoundCheck(),
        new FigurePlaceCheck(),
        new FigureMeaningCheck(),
        new ComparisonCheck(),
        new PolarityCheck(),
        new StatusCheck(state),
        new SupportCheck(),
    ];

    /// <summary>The sentence as it may be shown, or why it may not.</summary>
    /// <param name="library">The documents that the run has touched: their names must not be mixed up.</param>
    public (GroundedStatement? Statement, RemovedStatement? Removed) Verify(
        ClaimedStatement claim,
        string question,
        IReadOnlyList<PolicyRecord> library
    )
    {
        if (claim.Citations.Count == 0)
            return (null, new RemovedStatement(Fault.NoCitation, null));
        var evidence = new List<Evidence>();
        foreach (var citation in claim.Citations)
        {
            var (found, fault) = EvidenceFinder.Find(citation, find);
            if (found is null)
                return (null, new RemovedStatement(fault!.Value, null));
            evidence.Add(found);
        }
        var candidate = new Candidate(claim.Text, evidence, question, library);
        foreach (var check in _checks)
            if (check.Check(candidate) is { } removed)
                return (null, removed);
        return (new GroundedStatement(FigureWording.Apply(candidate), evidence), null);
    }
}
