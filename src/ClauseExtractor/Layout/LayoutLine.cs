using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>A source line on its way to the canonical text: what of it is cut, and how wide it prints.</summary>
internal sealed class LayoutLine
{
    private List<Cut>? cuts;

    public LayoutLine(SourceLine source, int blankBefore)
    {
        Source = source;
        BlankBefore = blankBefore;
        Row = source.Row;
        Refresh();
    }

    public SourceLine Source { get; }

    /// <summary>Blank lines before this one.</summary>
    public int BlankBefore { get; set; }

    /// <summary>What is left after the cuts, folded and trimmed.</summary>
    public string Clean { get; private set; } = "";

    /// <summary>Printed width in half-width columns.</summary>
    public int Width { get; private set; }

    /// <summary>Width of the white space that the line starts with, in half-width columns.</summary>
    public int Indent { get; private set; }

    /// <summary>Set where the whole line is no reading text.</summary>
    public DropReason? Drop { get; set; }

    /// <summary>Set for the row of a card: a label and what it says, a paragraph of its own.</summary>
    public bool IsField { get; set; }

    /// <summary>Set where the line is a row of a table, by its reader or as found in plain text.</summary>
    public TableRow? Row { get; set; }

    /// <summary>Set where Markdown says that the line is a heading: it never runs on.</summary>
    public bool IsHeading { get; set; }

    public IReadOnlyList<Cut> Cuts => cuts ?? (IReadOnlyList<Cut>)[];

    /// <summary>Counts the indent from where the lines of the document begin that open no paragraph.</summary>
    public void IndentFrom(int edge) => Indent = Math.Max(0, Indent - edge);

    /// <summary>Takes characters out of the line; in order, not overlapping.</summary>
    public void Remove(int start, int end, DropReason reason) => (cuts ??= []).Add(new Cut(start, end, reason));

    /// <summary>Works out <see cref="Clean"/> and the widths again after cuts.</summary>
    public void Refresh()
    {
        string raw = Source.Text;
        string kept = raw;
        if (cuts is not null)
        {
            cuts.Sort((a, b) => a.Start.CompareTo(b.Start));
            var builder = new StringBuilder(raw.Length);
            int at = 0;
            foreach (var cut in cuts)
            {
                builder.Append(raw, at, Math.Max(0, cut.Start - at));
                at = Math.Max(at, cut.End);
            }
            kept = builder.Append(raw, at, raw.Length - at).ToString();
        }
        int start = 0,
            end = kept.Length;
        while (start < end && WhiteSpace.Is(kept[start]))
            start++;
        while (end > start && WhiteSpace.Is(kept[end - 1]))
            end--;
        Indent = start + kept.AsSpan(0, start).Count('\u3000');
        Clean = TextFold.Fold(kept, start, end - start);
        Width = end - start + Wide(kept.AsSpan(start, end - start));
    }

    // How many characters print two columns wide.
    private static int Wide(ReadOnlySpan<char> text)
    {
        int wide = 0,
            at = 0;
        var units = MemoryMarshal.Cast<char, ushort>(text);
        for (; at <= units.Length - Vector<ushort>.Count; at += Vector<ushort>.Count)
        {
            var part = new Vector<ushort>(units[at..]);
            wide -= Vector.Sum(
                Vector.AsVectorInt16(
                    Vector.GreaterThanOrEqual(part, new Vector<ushort>(0x2E80))
                        | Vector.LessThanOrEqual(part - new Vector<ushort>(0x2010), new Vector<ushort>(0x20))
                        | Vector.LessThanOrEqual(part - new Vector<ushort>(0x2460), new Vector<ushort>(0x9F))
                )
            );
        }
        for (; at < units.Length; at++)
            wide += units[at] >= 0x2E80 || (uint)(units[at] - 0x2010) <= 0x20 || (uint)(units[at] - 0x2460) <= 0x9F ? 1 : 0;
        return wide;
    }
}

/// <summary>Characters of a line that are no reading text.</summary>
internal readonly record struct Cut(int Start, int End, DropReason Reason);
