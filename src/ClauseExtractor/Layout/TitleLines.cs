namespace ClauseExtractor.Layout;

/// <summary>
/// Joins the lines of a title: short centred lines, no full stop, of which only the last ends in the name of a kind of document.
/// </summary>
internal static class TitleLines
{
    private const int MaxLines = 4,
        MaxLength = 40;

    public static bool Joins(IReadOnlyList<LayoutLine> lines, int first, int next)
    {
        var a = lines[next - 1].Clean.AsSpan();
        var b = lines[next].Clean.AsSpan();
        if (TearsName(a, b) || TearsLast(a, b))
            return true;
        if (next - first >= MaxLines || !IsPiece(lines[first].Clean))
            return false;
        // (2025年版), (试行), (征求意见稿) on a line of its own under the title
        if (OfficialWords.EndsAsTitle(a) && b.Length > 3 && b[0] == '(' && b[^1] == ')' && !b.StartsWith("(此件") && IsEdition(b))
            return true;
        if (!IsPiece(a) || OfficialWords.EndsAsTitle(a))
            return false;
        for (int i = next; i < lines.Count && i - first < MaxLines; i++)
        {
            string line = lines[i].Clean;
            if (lines[i].Row is not null || !IsPiece(line))
                return false;
            if (OfficialWords.EndsAsTitle(line))
                return true;
        }
        return false;
    }

    /// <summary>…关于印发…的通 / 知（2023年4月28日）: the name of a notice torn apart, whatever stands before it.</summary>
    private static bool TearsName(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        !LineEnds.IsTerminal(a)
        && (
            a.EndsWith("的通")
            || a.Contains("关于", StringComparison.Ordinal) && !OfficialWords.EndsAsTitle(a) && b.Length <= MaxLength && b[0] != '('
        )
        && OfficialWords.EndsAsTitle(a.EndsWith("的通") ? "的通知" : b)
        && !LabelLexer.Starts(b)
        && b.IndexOfAny(",。".AsSpan()) < 0;

    /// <summary>…发展的意 / 见: the last character of a title alone on its line.</summary>
    private static bool TearsLast(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        b.Length == 1
        && LineEnds.IsHan(b[0])
        && a.Length is >= 6 and <= MaxLength
        && !OfficialWords.EndsAsTitle(a)
        && a.IndexOfAny(",。;:".AsSpan()) < 0
        && OfficialWords.EndsAsTitle($"{a}{b}");

    private static bool IsPiece(ReadOnlySpan<char> line) =>
        line.Length is > 1 and <= MaxLength
        && !LineEnds.IsTerminal(line)
        && line.IndexOfAny(",。;:".AsSpan()) < 0
        && line[0] != '('
        && !char.IsAsciiDigit(line[0])
        && !LabelLexer.Starts(line)
        && !OfficialWords.IsOrgan(line)
        && !OfficialWords.IsDate(line)
        && !ParagraphStarts.IsMatch(line)
        && !line.Contains("号", StringComparison.Ordinal)
        && !line.EndsWith("文件");

    /// <summary>(试行), (征求意见稿), (2025年版), (2021-2025年), not (2018年9月6日…会议通过).</summary>
    private static bool IsEdition(ReadOnlySpan<char> bracketed) =>
        bracketed.Length <= 24
        && bracketed.IndexOfAny("稿版试修年行".AsSpan()) >= 0
        && !bracketed.Contains("通过", StringComparison.Ordinal)
        && !bracketed.Contains("公布", StringComparison.Ordinal)
        && !bracketed.Contains("发布", StringComparison.Ordinal)
        && !bracketed.Contains("印发", StringComparison.Ordinal)
        && !bracketed.Contains("号", StringComparison.Ordinal)
        && bracketed[^2] != '日';
}
