using System.Globalization;
using System.Net;
using System.Text;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// Reads the output of <c>pdftotext -raw -bbox -cropbox</c>. Raw, because it is the one mode that keeps the painting order and what is painted twice; by the crop box, because that
/// is the page as it is shown.
/// Read by hand, line for line: it is not always well-formed XML (control characters stand in it as they are).
/// </summary>
internal static class PopplerOutput
{
    /// <exception cref="UnreadableDocumentException">More pages than allowed.</exception>
    public static List<PositionedPage> Parse(Stream stream, int mostPages)
    {
        var pages = new List<PositionedPage>();
        List<PositionedRun> runs = [];
        using var reader = new StreamReader(stream, Encoding.UTF8, false, 1 << 16);
        string? open = null;
        while (reader.ReadLine() is { } line)
        {
            if (open is not null)
                line = open + line;
            var rest = line.AsSpan().TrimStart();
            // A word that holds a line feed of its own goes on in the next line.
            open = rest.StartsWith("<word ") && !rest.EndsWith("</word>") ? line : null;
            if (open is not null)
                continue;
            if (rest.StartsWith("<word "))
                Add(rest, runs);
            else if (rest.StartsWith("<page "))
            {
                if (pages.Count == mostPages)
                    throw Refusal.TooManyPages(mostPages);
                runs = [];
                pages.Add(new PositionedPage(new PageSize(Number(ref rest), Number(ref rest)), runs));
            }
        }
        return pages;
    }

    private static void Add(ReadOnlySpan<char> word, List<PositionedRun> runs)
    {
        double left = Number(ref word), top = Number(ref word), right = Number(ref word), bottom = Number(ref word);
        int start = word.IndexOf('>') + 1, end = word.LastIndexOf('<');
        if (start <= 0 || end <= start || !double.IsFinite(left + top + right + bottom))
            return;
        string text = word[start..end].ToString();
        if (text.Contains('&'))
            text = WebUtility.HtmlDecode(text);
        text = text.Trim();
        if (text.Length > 0)
            runs.Add(new PositionedRun(text, left, top, right, bottom));
    }

    /// <summary>The next attribute's number; the span moves behind it.</summary>
    private static double Number(ref ReadOnlySpan<char> rest)
    {
        int start = rest.IndexOf('"') + 1, length = start > 0 ? rest[start..].IndexOf('"') : -1;
        if (length < 0)
            return double.NaN;
        double value = double.TryParse(rest.Slice(start, length), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : double.NaN;
        rest = rest[(start + length + 1)..];
        return value;
    }
}
