using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Formats;
using ClauseExtractor.Training;

namespace ClauseExtractor.Tests.Extraction.Figures;

/// <summary>A figure of a development document that was drawn by seed and answered by hand.</summary>
/// <param name="At">Where it stands in the canonical text.</param>
internal sealed record HandAnswer(PolicyRecord Record, int At, int Length, string[] Answers)
{
    public string Place =>
        $"{Record.Document.Source.File} {At} "
        + $"«{Record.Text[Math.Max(0, At - 24)..Math.Min(Record.Text.Length, At + Length + 12)].Replace('\n', '⏎')}»";
}

/// <summary>Reads the answers of <c>tests/Gold/*.tsv</c> beside the records of their documents.</summary>
internal static class HandGold
{
    private static readonly Dictionary<string, PolicyRecord> Records = [];

    public static List<HandAnswer> Read(string name)
    {
        var answers = new List<HandAnswer>();
        foreach (
            string[] columns in File.ReadLines(Path.Combine(Shared.Repository, "tests", "Gold", name))
                .Where(l => l.Length > 0 && l[0] != '#')
                .Select(l => l.Split('\t'))
        )
        {
            var record = Record(columns[0]);
            int length = int.Parse(columns[2], CultureInfo.InvariantCulture),
                at = FigureHash.Find(record.Text, int.Parse(columns[1], CultureInfo.InvariantCulture), length, columns[3]);
            Assert.True(at >= 0, $"{columns[0]} {columns[1]}: the figure stands nowhere near");
            answers.Add(new HandAnswer(record, at, length, columns[4].Split('|')));
        }
        return answers;
    }

    public static void AssertShare(IReadOnlyCollection<HandAnswer> answers, double least, Func<HandAnswer, string?> wrong)
    {
        var mistakes = answers
            .Select(a => (a.Place, Wrong: wrong(a)))
            .Where(a => a.Wrong is not null)
            .Select(a => $"{a.Place}: {a.Wrong}")
            .ToList();
        double right = 1 - (double)mistakes.Count / answers.Count;
        Assert.True(right >= least, $"{right:0.000} right, at least {least}\n{string.Join('\n', mistakes)}");
    }

    private static PolicyRecord Record(string name)
    {
        lock (Records)
        {
            if (!Records.TryGetValue(name, out var record))
                Records[name] = record = PolicyPipeline.Run(
                    new PlainTextReader().Read(SourceFile.Load(Path.Combine(Shared.Folder, "dev", "text", name + ".txt")))
                );
            return record;
        }
    }
}
