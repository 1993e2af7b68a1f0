using System.Text;

namespace ClauseExtractor.Cli.Output;

/// <summary>A piece of text to underline.</summary>
/// <param name="IsFigure">A figure itself (bold, or =) rather than the words that go with it (~).</param>
internal readonly record struct Mark(Range Words, bool IsFigure);

/// <summary>Prints text with some of its words underlined: by the terminal, or by a line of = and ~ below where there is none.</summary>
internal static class MarkedText
{
    private const char Figure = '=',
        Words = '~',
        Plain = ' ';

    /// <summary>Words without figures among them.</summary>
    public static void Print(Shell shell, string text, IEnumerable<Range> marks, int indent) =>
        Print(shell, text, marks.Select(words => new Mark(words, IsFigure: false)), indent);

    /// <param name="marks">Ranges of the text; where two overlap, the figure shows.</param>
    /// <param name="indent">Columns before each line.</param>
    public static void Print(Shell shell, string text, IEnumerable<Mark> marks, int indent)
    {
        char[] styles = Enumerable.Repeat(Plain, text.Length).ToArray();
        foreach (var mark in marks.OrderBy(m => m.IsFigure))
            styles.AsSpan(mark.Words).Fill(mark.IsFigure ? Figure : Words);
        string margin = new(' ', indent);
        foreach (var line in CellWidth.WrapRanges(text, Math.Max(20, shell.Width - indent)))
        {
            var (start, length) = line.GetOffsetAndLength(text.Length);
            if (shell.Colour)
            {
                shell.Out.WriteLine(margin + Underlined(text.AsSpan(start, length), styles.AsSpan(start, length)));
                continue;
            }
            shell.Out.WriteLine(margin + text[line]);
            string below = Below(text.AsSpan(start, length), styles.AsSpan(start, length));
            if (below.Length > 0)
                shell.Out.WriteLine(margin + below);
        }
    }

    private static string Underlined(ReadOnlySpan<char> text, ReadOnlySpan<char> styles)
    {
        var line = new StringBuilder();
        char now = Plain;
        for (int i = 0; i < text.Length; i++)
        {
            if (styles[i] != now)
                line.Append(
                    styles[i] switch
                    {
                        Figure => "\e[0;1;4m",
                        Words => "\e[0;4m",
                        _ => "\e[0m",
                    }
                );
            now = styles[i];
            line.Append(text[i]);
        }
        return line.Append(now == Plain ? "" : "\e[0m").ToString();
    }

    private static string Below(ReadOnlySpan<char> text, ReadOnlySpan<char> styles)
    {
        var line = new StringBuilder();
        int i = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(styles[i], CellWidth.Of(rune));
            i += rune.Utf16SequenceLength;
        }
        return line.ToString().TrimEnd();
    }
}
