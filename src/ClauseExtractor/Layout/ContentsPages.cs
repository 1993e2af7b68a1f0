using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Finds tables of contents (目录): lines that lead to a page number by dots, and runs of headings that come again, in the same order,
/// further on in the document. Their numbers would
/// else begin units that hold nothing.
/// </summary>
internal static class ContentsPages
{
    /// <summary>An entry is at most this long.</summary>
    private const int LongestEntry = 80;

    /// <summary>Aligned columns make a reader see a table: label, heading, page number.</summary>
    private const int MostCells = 3;

    /// <summary>So many headings in a row that come again make a table of contents without its name above it.</summary>
    private const int FewestEntries = 4,
        FewestNamed = 2;

    /// <summary>How many lines may stand between two entries with leaders: an entry over several lines.</summary>
    private const int WrappedEntry = 3;

    public static void Mark(List<LayoutLine> lines)
    {
        var kept = lines.FindAll(l => l.Drop is null && l.Clean.Length > 0);
        MarkLeaders(kept);
        MarkRepeated(kept.FindAll(l => l.Drop is null));
    }

    /// <summary>一、总体要求……1: the entries with leaders, what stands between them, and the name above.</summary>
    private static void MarkLeaders(List<LayoutLine> lines)
    {
        int previous = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            if (!HasLeader(lines[i].Clean))
                continue;
            bool near = previous >= 0 && i - previous <= WrappedEntry;
            if (near)
                for (int j = previous; j <= i; j++)
                    lines[j].Drop = DropReason.TableOfContents;
            bool named = NameAbove(lines, i, 6) is >= 0 and var name && lines[name].Drop is null;
            if (near || named)
                Drop(lines, NameAbove(lines, i, 6), i);
            previous = i;
        }
    }

    private static void Drop(List<LayoutLine> lines, int name, int entry)
    {
        if (name >= 0)
            for (int j = name; j < entry; j++)
                lines[j].Drop ??= DropReason.TableOfContents;
        lines[entry].Drop = DropReason.TableOfContents;
    }

    /// <summary>Headings in a row that come again in the same order behind the last of them.</summary>
    private static void MarkRepeated(List<LayoutLine> lines)
    {
        var places = new Dictionary<string, List<int>>();
        var keys = Keys(lines);
        for (int i = 0; i < lines.Count; i++)
            if (keys[i] is { } key)
                (places.TryGetValue(key, out var list) ? list : places[key] = []).Add(i);
        for (int i = 0; i < lines.Count; i++)
        {
            int end = i,
                labels = 0,
                again = -1,
                firstAgain = -1;
            while (end < lines.Count && keys[end] is { } key && NextPlace(places[key], Math.Max(again, end)) is > 0 and var place)
            {
                firstAgain = end == i ? place : firstAgain;
                if (end >= firstAgain)
                    break;
                (again, labels) = (place, labels + (IsEntry(lines[end].Clean) ? 1 : 0));
                end++;
            }
            if (labels < FewestNamed)
            {
                i = Math.Max(i, end - 1);
                continue;
            }
            int name = NameAbove(lines, i, 3);
            // The entries stand next to each other; what they name does not.
            bool spread = again - firstAgain > end - i;
            if (labels < (name >= 0 ? FewestNamed : FewestEntries) || !spread && name < 0)
            {
                i = end - 1;
                continue;
            }
            for (int j = name >= 0 ? name : i; j < end; j++)
                MarkLine(lines[j]);
            i = end - 1;
        }
    }

    /// <summary>A line that ends in 目录 behind the words of an adoption keeps them.</summary>
    private static void MarkLine(LayoutLine line)
    {
        if (!line.Clean.EndsWith(")目录", StringComparison.Ordinal))
        {
            line.Drop = DropReason.TableOfContents;
            return;
        }
        int at = line.Source.Text.LastIndexOf('目');
        line.Remove(at, line.Source.Text.AsSpan().TrimEnd().Length, DropReason.TableOfContents);
        line.Refresh();
    }

    private static int NextPlace(List<int> places, int after)
    {
        int found = places.BinarySearch(after + 1);
        found = found >= 0 ? found : ~found;
        return found < places.Count ? places[found] : 0;
    }

    /// <summary>目录 right above an entry, on one line or two; -1 where it is not.</summary>
    private static int NameAbove(List<LayoutLine> lines, int entry, int reach)
    {
        for (int i = entry - 1; i >= Math.Max(0, entry - reach); i--)
        {
            string packed = lines[i].Clean.Replace(" ", "", StringComparison.Ordinal);
            if (
                packed is "目录" or "目次" or "[目录]"
                || packed.Equals("contents", StringComparison.OrdinalIgnoreCase)
                || lines[i].Clean.EndsWith(")目录", StringComparison.Ordinal)
            )
                return i;
            if (packed is "录" or "次" && i > 0 && lines[i - 1].Clean is "目")
                return i - 1;
            if (LineEnds.IsTerminal(lines[i].Clean))
                return -1;
        }
        return -1;
    }

    private static bool IsEntry(string line) =>
        LabelLexer.Starts(line) || LabelLexer.ReadDecimal(line) is not null || ParagraphStarts.IsAnnex(line);

    /// <summary>The headings that come again, by line; null for any other line.</summary>
    private static string?[] Keys(List<LayoutLine> lines)
    {
        var keys = new string?[lines.Count];
        // Of different headings seldom the same: those that it takes for one are told apart by their words.
        int[] hashes = new int[lines.Count];
        var known = new HashSet<int>(lines.Count);
        var again = new HashSet<int>();
        Span<char> key = stackalloc char[LongestEntry];
        for (int i = 0; i < lines.Count; i++)
            if (Key(lines[i], key) is >= 2 and var length && !known.Add(hashes[i] = string.GetHashCode(key[..length])))
                again.Add(hashes[i]);
        for (int i = 0; i < lines.Count && again.Count > 0; i++)
            if (again.Contains(hashes[i]) && Key(lines[i], key) is >= 2 and var length)
                keys[i] = key[..length].ToString();
        return keys;
    }

    /// <summary>Writes a heading without blanks, leaders and page number.</summary>
    /// <returns>Its length; 0 for what is no heading.</returns>
    private static int Key(LayoutLine line, Span<char> key)
    {
        if (
            line.Source.Row is { Cells.Count: > MostCells }
            || line.Clean.Length is < 2 or > LongestEntry
            || LineEnds.IsTerminal(line.Clean)
        )
            return 0;
        int length = 0;
        foreach (char c in line.Clean.AsSpan().TrimEnd(" 0123456789()-").TrimEnd(" .…·‥・_-"))
            if (c != ' ')
                key[length++] = c;
        return length;
    }

    /// <summary>At least four dots, two of …, or as many of ·, _ and -, then a page number.</summary>
    private static bool HasLeader(string line)
    {
        if (line.Length is < 6 or > 200)
            return false;
        int at = line.Length;
        while (at > 0 && (char.IsAsciiDigit(line[at - 1]) || line[at - 1] is ' ' or '(' or ')' or 'I' or 'V' or 'X'))
            at--;
        int dots = 0,
            end = at;
        while (at > 0 && line[at - 1] is '.' or '…' or '·' or '‥' or '・' or '_' or '-' or ' ')
            dots += line[--at] switch
            {
                ' ' => 0,
                '…' or '‥' => 3,
                _ => 1,
            };
        return dots >= 4 && at > 1 && line.Length - end <= 8 && line.AsSpan(end).IndexOfAnyInRange('0', '9') >= 0;
    }
}
