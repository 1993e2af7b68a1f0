using ClauseExtractor.Layout;

namespace ClauseExtractor.Library.Search;

/// <summary>A piece of text that is compared as a whole: one Han character, or a run of letters and digits.</summary>
/// <param name="Text">Folded, in lower case, without thousands separators.</param>
/// <param name="Start">First UTF-16 unit in the original text.</param>
/// <param name="End">One past the last.</param>
/// <param name="AfterBreak">True where punctuation stands between this and the unit before: no phrase runs across it.</param>
public readonly record struct TextUnit(string Text, int Start, int End, bool AfterBreak);

/// <summary>
/// The form in which every index holds text and every query asks: without white space (500 万元 and 500万元 are one), full-width forms folded,
/// letters in lower case, punctuation as breaks.
/// A number is one unit, so that 50% does not find 150%.
/// </summary>
public static class IndexForm
{
    /// <summary>The units of a text in order, with their places in it.</summary>
    public static IReadOnlyList<TextUnit> Units(string text) => Read(text);

    /// <summary>The same as a list, whose items the index reads without a call for each.</summary>
    internal static List<TextUnit> Read(string text)
    {
        var units = new List<TextUnit>(text.Length);
        Read(text, units);
        return units;
    }

    /// <param name="units">Empty; takes the units.</param>
    internal static void Read(string text, List<TextUnit> units)
    {
        string folded = TextFold.Fold(text);
        bool afterBreak = false;
        for (int i = 0; i < folded.Length; )
        {
            char c = folded[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (IsWord(c))
            {
                int end = EndOfRun(folded, i);
                units.Add(new TextUnit(folded[i..end].Replace(",", "", StringComparison.Ordinal).ToLowerInvariant(), i, end, afterBreak));
                (i, afterBreak) = (end, false);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < folded.Length && char.IsLowSurrogate(folded[i + 1]))
            {
                units.Add(new TextUnit(folded.Substring(i, 2), i, i + 2, afterBreak));
                (i, afterBreak) = (i + 2, false);
            }
            else if (char.IsLetter(c) || c is '%' or '‰' or '〇')
            {
                units.Add(new TextUnit(Character(c), i, i + 1, afterBreak));
                (i, afterBreak) = (i + 1, false);
            }
            else
            {
                (i, afterBreak) = (i + 1, units.Count > 0);
            }
        }
    }

    /// <summary>The units of a word as one, as the index writes words.</summary>
    internal static string Joined(string word) => string.Concat(Units(word).Select(unit => unit.Text));

    /// <summary>The phrases of a text: runs of units between breaks.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Phrases(string text)
    {
        var phrases = new List<IReadOnlyList<string>>();
        var current = new List<string>();
        foreach (var unit in Units(text))
        {
            if (unit.AfterBreak && current.Count > 0)
            {
                phrases.Add(current);
                current = [];
            }
            current.Add(unit.Text);
        }
        if (current.Count > 0)
            phrases.Add(current);
        return phrases;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c);

    /// <summary>
    /// End of a run of letters and digits; a point between digits belongs to it, and so does a comma before exactly three of them.
    /// </summary>
    private static int EndOfRun(string text, int start)
    {
        int i = start;
        while (i < text.Length)
        {
            if (IsWord(text[i]))
                i++;
            else if (text[i] == '.' && i > start && char.IsAsciiDigit(text[i - 1]) && Digits(text, i + 1) > 0)
                i++;
            else if (text[i] == ',' && i > start && char.IsAsciiDigit(text[i - 1]) && Digits(text, i + 1) == 3)
                i++;
            else
                break;
        }
        return i;
    }

    private static int Digits(string text, int from)
    {
        int i = from;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i - from;
    }

    // Three thousand Han characters make nearly all of a policy: one string each, not one an occurrence, and one question for its lower
    // case, which costs more than all else here.
    private static readonly string?[] Characters = new string?[char.MaxValue + 1];

    private static string Character(char c) => Characters[c] ??= char.ToLowerInvariant(c).ToString();
}
