using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>
/// Writes the record's figures in place of the model's: in a Chinese sentence the document's own words, with 最高 where the record has a cap
/// and the sentence says none.
/// </summary>
internal static class FigureWording
{
    /// <summary>The sentence as shown.</summary>
    public static string Apply(Candidate candidate)
    {
        var places = candidate.Evidence.SelectMany(Place.Cut).ToList();
        var text = new StringBuilder(candidate.Text);
        foreach (
            var figure in FigureScanner
                .Scan(candidate.Text)
                .Where(f => f.Kind is FigureKind.Money or FigureKind.Share or FigureKind.Ratio)
                .Reverse()
        )
        {
            if (FigureCues.Sources(figure, places).FirstOrDefault() is not { } source)
                continue;
            string words = candidate.IsChinese
                ? source.Words
                : figure.Kind switch
                {
                    FigureKind.Money => "CNY " + figure.Value.ToString("#,0.####", CultureInfo.InvariantCulture),
                    FigureKind.Share => ValueText.Percent(figure.Value),
                    _ => BenefitText.Match(figure.Value),
                };
            bool silent = FigureCues.BoundAt(candidate.Text, figure.Range) is null;
            string cue = (silent, source.Bound) switch
            {
                (true, Bound.UpTo) => candidate.IsChinese ? "最高" : "up to ",
                (true, Bound.AtLeast) => candidate.IsChinese ? "不低于" : "at least ",
                _ => "",
            };
            text.Remove(figure.Range.Start, figure.Range.Length).Insert(figure.Range.Start, cue + words);
        }
        return text.ToString();
    }
}
