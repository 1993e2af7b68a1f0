using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>A line that starts with 附件 or 附表.</summary>
/// <param name="Label">附件, 附件1, 附表2: as it stands in a path.</param>
/// <param name="Length">UTF-16 units of the label, its colon and white space included.</param>
/// <param name="Alone">True where nothing follows on the line.</param>
internal readonly record struct AnnexLine(string Label, int Length, bool Alone)
{
    /// <summary>Reads the line, null where it is no such line.</summary>
    public static AnnexLine? Read(ReadOnlySpan<char> line)
    {
        if (!ParagraphStarts.IsAnnex(line))
            return null;
        int at = Skip(line, 2),
            number = at;
        while (at < line.Length && (char.IsAsciiDigit(line[at]) || HanNumber.IsNumeral(line[at]) || line[at] == '-' && at > number))
            at++;
        // 附件2021年…: the digits are a year, not the annex's number.
        if (at < line.Length && line[at] is '年' or '.' or '、')
            at = number;
        string label = string.Concat(line[..2], line[number..at]);
        at = Skip(line, at);
        if (at < line.Length && line[at] == ':')
            at = Skip(line, at + 1);
        return new AnnexLine(label, at, at >= line.Length);
    }

    private static int Skip(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && line[at] == ' ')
            at++;
        return at;
    }
}
