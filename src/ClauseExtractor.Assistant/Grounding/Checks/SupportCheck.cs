using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>
/// The words of a Chinese sentence must be carried by its evidence: most of its pairs of characters stand there or in the question, and
/// half of them in the
/// evidence itself. In another language this cannot be held; there the figures, denials, addresses and the quote beside the sentence must
/// do.
/// </summary>
internal sealed class SupportCheck : IStatementCheck
{
    /// <summary>Share of the pairs that must stand in the evidence or the question.</summary>
    private const double Carried = 0.6;

    /// <summary>Share of the pairs that must stand in the evidence.</summary>
    private const double CarriedByEvidence = 0.5;

    public RemovedStatement? Check(Candidate candidate)
    {
        if (!candidate.IsChinese)
            return null;
        var pairs = Bigrams.Of(Unchecked(candidate.Text));
        if (pairs.Count == 0)
            return null;
        var evidence = Bigrams.Of(candidate.Support);
        var asked = Bigrams.Of(candidate.Question);
        double own = pairs.Count(evidence.Contains) / (double)pairs.Count;
        double all = pairs.Count(p => evidence.Contains(p) || asked.Contains(p)) / (double)pairs.Count;
        return own < CarriedByEvidence || all < Carried ? new RemovedStatement(Fault.NotSupported, null) : null;
    }

    /// <summary>The text without what other checks have held already: figures, states and comparisons.</summary>
    private static string Unchecked(string text)
    {
        var rest = new System.Text.StringBuilder(text);
        foreach (var figure in FigureScanner.Scan(text))
            for (int i = figure.Range.Start; i < figure.Range.End; i++)
                rest[i] = ' ';
        return ComparisonCheck.Word().Replace(StatusCheck.Word().Replace(rest.ToString(), " "), " ");
    }
}
