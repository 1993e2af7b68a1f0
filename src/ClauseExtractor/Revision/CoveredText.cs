namespace ClauseExtractor.Revision;

/// <summary>A text of which other texts cover parts: they are laid over it in the longest runs that both have, each place at most once (greedy string tiling).</summary>
internal sealed class CoveredText
{
    private const int Run = 4;
    private readonly string text;
    private readonly Dictionary<string, List<int>> runs = [];
    private readonly bool[] covered;

    public CoveredText(string text)
    {
        (this.text, covered) = (text, new bool[text.Length]);
        for (int i = 0; i + Run <= text.Length; i++)
        {
            string run = text.Substring(i, Run);
            if (!runs.TryGetValue(run, out var places))
                runs.Add(run, places = []);
            places.Add(i);
        }
    }

    /// <summary>Share of the text that is covered.</summary>
    public double Covered => covered.Length == 0 ? 0 : (double)covered.Count(c => c) / covered.Length;

    /// <summary>Share of <paramref name="part"/> that stands in what is not covered yet.</summary>
    public double Share(string part) => part.Length == 0 ? 0 : (double)Tiles(part).Sum(t => t.Length) / part.Length;

    /// <summary>Where most of <paramref name="part"/> stands; the end of the text where nothing of it does.</summary>
    public int Place(string part) => Tiles(part).OrderByDescending(t => t.Length).Select(t => (int?)t.Place).FirstOrDefault() ?? text.Length;

    /// <summary>Marks what <paramref name="part"/> covers.</summary>
    public void Take(string part)
    {
        foreach (var (place, length) in Tiles(part))
            Array.Fill(covered, true, place, length);
    }

    private List<(int Place, int Length)> Tiles(string part)
    {
        var tiles = new List<(int Place, int Length)>();
        for (int i = 0; i + Run <= part.Length;)
        {
            var best = (Place: 0, Length: 0);
            if (runs.TryGetValue(part.Substring(i, Run), out var places))
                foreach (int place in places)
                    if (Open(part, i, place) is var length && length >= Run && length > best.Length)
                        best = (place, length);
            if (best.Length > 0)
                tiles.Add(best);
            i += Math.Max(1, best.Length);
        }
        return tiles;
    }

    /// <summary>How far the part runs along the uncovered text.</summary>
    private int Open(string part, int at, int place)
    {
        int length = 0;
        while (at + length < part.Length && place + length < text.Length && part[at + length] == text[place + length] && !covered[place + length])
            length++;
        return length;
    }
}
