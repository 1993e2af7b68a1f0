using System.Runtime.InteropServices;

namespace ClauseExtractor.Revision;

/// <summary>
/// A text of which other texts cover parts: they are laid over it in the longest runs that both have, each place at most once (greedy
/// string tiling).
/// </summary>
internal sealed class CoveredText
{
    private const int Run = 4;
    private readonly string text;
    private readonly Dictionary<ulong, int> lastPlace = [];
    private readonly int[] placeBefore;
    private readonly bool[] covered;

    public CoveredText(string text)
    {
        (this.text, covered, placeBefore) = (text, new bool[text.Length], new int[text.Length]);
        // From the end, so that the places of a run are met in the order of the text.
        for (int i = text.Length - Run; i >= 0; i--)
        {
            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(lastPlace, Key(text, i), out bool known);
            placeBefore[i] = known ? place : -1;
            place = i;
        }
    }

    private static ulong Key(string text, int at) =>
        (ulong)text[at] << 48 | (ulong)text[at + 1] << 32 | (ulong)text[at + 2] << 16 | text[at + 3];

    /// <summary>Share of the text that is covered.</summary>
    public double Covered => covered.Length == 0 ? 0 : (double)covered.Count(c => c) / covered.Length;

    /// <summary>Share of <paramref name="part"/> that stands in what is not covered yet.</summary>
    public double Share(string part) => part.Length == 0 ? 0 : (double)Tiles(part).Sum(t => t.Length) / part.Length;

    /// <summary>Where most of <paramref name="part"/> stands; the end of the text where nothing of it does.</summary>
    public int Place(string part) =>
        Tiles(part).OrderByDescending(t => t.Length).Select(t => (int?)t.Place).FirstOrDefault() ?? text.Length;

    /// <summary>Marks what <paramref name="part"/> covers.</summary>
    public void Take(string part)
    {
        foreach (var (place, length) in Tiles(part))
            Array.Fill(covered, true, place, length);
    }

    private List<(int Place, int Length)> Tiles(string part)
    {
        var tiles = new List<(int Place, int Length)>();
        for (int i = 0; i + Run <= part.Length; )
        {
            var best = (Place: 0, Length: 0);
            if (lastPlace.TryGetValue(Key(part, i), out int first))
                for (int place = first; place >= 0; place = placeBefore[place])
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
        while (
            at + length < part.Length
            && place + length < text.Length
            && part[at + length] == text[place + length]
            && !covered[place + length]
        )
            length++;
        return length;
    }
}
