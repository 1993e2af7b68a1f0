using System.Text;

namespace ClauseExtractor.Cli.Output;

/// <summary>Prints text with some of its words underlined: by the terminal, or by a line of ~ below where there is none.</summary>
internal static class MarkedText
{
    /// <param name="marks">Ranges of the text.</param>
    /// <param name="indent">Columns before each line.</param>
    public static void Print(Shell shell, string text, IEnumerable<Range> marks, int indent)
    {
        var marked = new bool[text.Length];
        foreach (var mark in marks)
            marked.AsSpan(mark).Fill(true);
        foreach (var line in CellWidth.WrapRanges(text, Math.Max(20, shell.Width - indent)))
        {
            string margin = new(' ', indent);
            var (start, length) = line.GetOffsetAndLength(text.Length);
            if (shell.Colour)
            {
                shell.Out.WriteLine(margin + Underlined(text.AsSpan(start, length), marked.AsSpan(start, length)));
                continue;
            }
            shell.Out.WriteLine(margin + text[line]);
            string below = Below(text.AsSpan(start, length), marked.AsSpan(start, length));
            if (below.Length > 0)
                shell.Out.WriteLine(margin + below);
        }
    }

    private static string Underlined(ReadOnlySpan<char> text, ReadOnlySpan<bool> marked)
    {
        var line = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool before = i > 0 && marked[i - 1];
            if (marked[i] != before)
                line.Append(marked[i] ? "\e[4m" : "\e[24m");
            line.Append(text[i]);
        }
        return line.Append(text.Length > 0 && marked[^1] ? "\e[24m" : "").ToString();
    }

    private static string Below(ReadOnlySpan<char> text, ReadOnlySpan<bool> marked)
    {
        var line = new StringBuilder();
        int i = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(marked[i] ? '~' : ' ', CellWidth.Of(rune));
            i += rune.Utf16SequenceLength;
        }
        return line.ToString().TrimEnd();
    }
}
