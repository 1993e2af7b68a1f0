using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ofd;

/// <summary>Reads what an OFD page paints. Lengths are millimetres in the file, points here.</summary>
internal static class OfdPage
{
    private const double Points = 72 / 25.4;

    /// <summary>A step this many times the size of the type parts two runs.</summary>
    private const double Apart = 1.6;

    /// <summary>The texts of a page or template, in painting order.</summary>
    /// <param name="units">What the page may name to be painted.</param>
    public static IEnumerable<PositionedRun> Runs(XElement page, OfdUnits units) =>
        units.Texts(page).SelectMany(text => TextObject(text.Text, text.Place));

    /// <summary>Whether the page shows a picture.</summary>
    public static bool HasPicture(XElement page) => page.Descendants().Any(e => e.Name.LocalName == "ImageObject");

    /// <summary>Four numbers: left, top, width, height, in points; null where there are not four.</summary>
    public static (double X, double Y, double Width, double Height)? Box(string? text)
    {
        double[] n = Numbers(text);
        return n.Length == 4 ? (n[0] * Points, n[1] * Points, n[2] * Points, n[3] * Points) : null;
    }

    private static IEnumerable<PositionedRun> TextObject(XElement text, OfdMatrix place)
    {
        if (Box((string?)text.Attribute("Boundary")) is not { } boundary || (string?)text.Attribute("Visible") == "false")
            yield break;
        var matrix = OfdMatrix
            .Of(Numbers((string?)text.Attribute("CTM")))
            .Then(OfdMatrix.Identity with { E = boundary.X / Points, F = boundary.Y / Points })
            .Then(place);
        double size = Numbers((string?)text.Attribute("Size")) is [var given, ..] ? given : 4;
        double x = 0,
            y = 0;
        foreach (var code in text.Elements().Where(e => e.Name.LocalName == "TextCode"))
        {
            // A code without a place of its own goes on where the one before began.
            x = Numbers((string?)code.Attribute("X")) is [var left, ..] ? left : x;
            y = Numbers((string?)code.Attribute("Y")) is [var baseline, ..] ? baseline : y;
            foreach (
                var (piece, from, to, down) in Pieces(
                    code.Value,
                    x,
                    y,
                    size,
                    Deltas((string?)code.Attribute("DeltaX")),
                    Deltas((string?)code.Attribute("DeltaY"))
                )
            )
            {
                double start = matrix.Apply(from, down).X * Points,
                    end = matrix.Apply(to, down).X * Points;
                double line = matrix.Apply(from, down).Y * Points,
                    height = size * Math.Max(Math.Abs(matrix.D), Math.Abs(matrix.B)) * Points;
                if (piece.Trim() is { Length: > 0 } trimmed && double.IsFinite(start + end + line + height))
                    yield return new PositionedRun(
                        trimmed,
                        Math.Min(start, end),
                        line - 0.88 * height,
                        Math.Max(start, end),
                        line + 0.12 * height
                    );
            }
        }
    }

    /// <summary>Cuts a text where it steps far to the right, back, or to another line.</summary>
    private static IEnumerable<(string Text, double From, double To, double Down)> Pieces(
        string text,
        double x,
        double y,
        double size,
        List<double> right,
        List<double> down
    )
    {
        var piece = new StringBuilder();
        double from = x,
            end = x;
        for (int i = 0; i < text.Length; i++)
        {
            double width = size * (text[i] >= '\u2E80' ? 1 : 0.5);
            double step = i < right.Count ? right[i]
                : right.Count > 0 ? right[^1]
                : width,
                fall = i < down.Count ? down[i] : 0;
            piece.Append(text[i]);
            end = x + Math.Max(Math.Min(width, Math.Abs(step)), 0.1 * size);
            if (i + 1 == text.Length)
                break;
            if (step > Apart * size || step < 0 || Math.Abs(fall) > 0.3 * size)
            {
                yield return (piece.ToString(), from, end, y);
                piece.Clear();
                from = x + step;
            }
            x += step;
            y += fall;
        }
        if (piece.Length > 0)
            yield return (piece.ToString(), from, end, y);
    }

    /// <summary>Steps between characters; <c>g 3 4.2</c> stands for three of 4.2.</summary>
    private static List<double> Deltas(string? text)
    {
        var deltas = new List<double>();
        string[] words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length && deltas.Count < 100_000; i++)
            if (
                words[i] == "g"
                && i + 2 < words.Length
                && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int times)
                && Number(words[i + 2]) is { } value
            )
            {
                deltas.AddRange(Enumerable.Repeat(value, Math.Min(times, 100_000)));
                i += 2;
            }
            else if (Number(words[i]) is { } one)
                deltas.Add(one);
        return deltas;
    }

    internal static double[] Numbers(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).OfType<double>()];

    private static double? Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
