using ClauseExtractor.Extraction;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>
/// 不低于 must not become 不超过, nor a one-off sum a yearly one: the cue at a figure must be that of the record or of the sentence it comes
/// from.
/// </summary>
internal sealed class FigureMeaningCheck : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        var places = candidate.Evidence.SelectMany(Place.Cut).ToList();
        foreach (var figure in FigureScanner.Scan(candidate.Text).Where(f => f.Kind is FigureKind.Money or FigureKind.Share))
        {
            var sources = FigureCues.Sources(figure, places).ToList();
            if (sources.Count == 0)
                continue;
            var said = FigureCues.BoundAt(candidate.Text, figure.Range);
            bool bound = said is null || sources.Any(s => s.Bound == said);
            var counted = FigureCues.PerAt(candidate.Text, figure.Range);
            bool per = counted is null || sources.Any(s => s.Per.Contains(counted.Value));
            if (!bound || !per)
                return new RemovedStatement(Fault.FigureMeansElse, candidate.Text[figure.Range.Start..figure.Range.End]);
        }
        return null;
    }
}
