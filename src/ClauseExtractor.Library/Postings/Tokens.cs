using System.Globalization;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Postings;

/// <summary>
/// The terms that stand for a text: at each unit its pair with the unit after it, at the last one before a break the unit alone. A phrase of n units is then a row of pairs, which no word segmentation
/// can get wrong, and since every unit begins a term, one unit by itself is a prefix.
/// </summary>
internal static class Tokens
{
    // Stands behind letters and digits, so that 5g + 网 is no prefix of 5gb + 网, and ai + agent is not aiagent.
    private const char Join = '_';

    /// <summary>What all terms that begin with a unit begin with.</summary>
    public static string Unit(string unit) => char.IsAsciiLetterOrDigit(unit[0]) ? unit + Join : unit;

    public static string Pair(string first, string second) => Unit(first) + second;

    /// <summary>The term of an amount, by its value in base units; no text has an equals sign in its units.</summary>
    public static string Figure(decimal value) => "=" + value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Writes the term at a unit into a buffer.</summary>
    /// <returns>The term's length.</returns>
    public static int At(IReadOnlyList<TextUnit> units, int index, ref char[] buffer)
    {
        string first = units[index].Text, second = index + 1 < units.Count && !units[index + 1].AfterBreak ? units[index + 1].Text : "";
        if (first.Length + second.Length + 1 > buffer.Length)
            buffer = new char[2 * (first.Length + second.Length + 1)];
        int length = first.Length;
        first.CopyTo(buffer);
        if (char.IsAsciiLetterOrDigit(first[0]))
            buffer[length++] = Join;
        second.CopyTo(buffer.AsSpan(length));
        return length + second.Length;
    }
}
