using System.Text.Json;

namespace ClauseExtractor.Cli.Evaluation;

/// <summary>Targets that a plan sets: clause (or one under it), value, unit and a word of the metric.</summary>
internal static class IndicatorMeasure
{
    public static void Indicators(EvaluatedDocument document, Tally tally)
    {
        var left = document.Record.Items("indicators").ToList();
        foreach (var gold in document.Gold.Items("indicators"))
        {
            int hit = left.FindIndex(i => Same(gold, i));
            if (hit >= 0)
                left.RemoveAt(hit);
            if (gold.Flag("optional"))
                continue;
            if (hit >= 0)
                tally.Right++;
            else
                tally.Miss(document.Name, $"{gold.Text("clause")} {gold.Text("metricHas")} {gold.Text("value")} {gold.Text("unit")}");
        }
        foreach (var extra in left)
            tally.Surplus(document.Name, $"{extra.Text("clause")} {extra.Text("metric")} {extra.Text("value")} {extra.Text("unit")}");
    }

    private static bool Same(JsonElement gold, JsonElement found) =>
        $"{GoldText.Path(found.Text("clause"))}/".StartsWith($"{GoldText.Path(gold.Text("clause"))}/", StringComparison.Ordinal)
        && found.Number("value") is { } value
        && gold.Number("value") is { } want
        && Math.Abs(value - want) <= 1e-9 * Math.Max(1, Math.Abs(want))
        && GoldText.Fold(found.Text("unit")) == GoldText.Fold(gold.Text("unit"))
        && GoldText.Has(found.Text("metric"), gold.Text("metricHas"));
}
