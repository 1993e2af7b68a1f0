using System.Globalization;
using System.Text;

namespace ClauseExtractor.Extraction.Grants.Wordings;

/// <summary>The wordings of <c>wordings.tsv</c>, those worth most first.</summary>
internal static class WordingTable
{
    public static List<Wording> All { get; } = Read();

    private static List<Wording> Read()
    {
        using var stream = typeof(WordingTable).Assembly.GetManifestResourceStream(
            "ClauseExtractor.Extraction.Grants.Wordings.wordings.tsv"
        )!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        var wordings = new List<Wording>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var name, var notation, var asks, var weight, var example, var row, var counter])
                wordings.Add(
                    new Wording(
                        name,
                        notation,
                        asks.Split(", ", StringSplitOptions.RemoveEmptyEntries),
                        double.Parse(weight, CultureInfo.InvariantCulture),
                        example,
                        row,
                        counter
                    )
                );
            else
                throw new InvalidDataException($"wordings.tsv: seven fields are wanted: {line}");
        return [.. wordings.OrderByDescending(w => w.Weight)];
    }
}
