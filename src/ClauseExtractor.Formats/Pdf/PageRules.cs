using ClauseExtractor.Reading.Paged;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// The straight level and upright lines that a page draws: strokes, the edges of stroked boxes, and filled bars as thin as a stroke, which
/// word processors make of table borders.
/// </summary>
internal static class PageRules
{
    /// <summary>In points: a bar no thicker than this is a line; a line shorter than this is a mark.</summary>
    private const double Thick = 2.5,
        Short = 4;

    public static IReadOnlyList<RulingLine> Of(Page page)
    {
        var rules = new List<RulingLine>();
        foreach (var path in page.Paths.Where(path => !path.IsClipping && (path.IsStroked || path.IsFilled)))
        foreach (var part in path)
        {
            if (part.GetBoundingRectangle() is not { } box)
                continue;
            if (Math.Min(box.Width, box.Height) <= Thick)
                Add(box.Left, box.Bottom, box.Right, box.Top);
            else if (path.IsStroked)
                Edges(part);
        }
        return rules;

        void Edges(PdfSubpath part)
        {
            PdfPoint? first = null,
                last = null;
            foreach (var command in part.Commands)
            {
                if (command is PdfSubpath.Move move)
                    first = last = move.Location;
                else if (command is PdfSubpath.Line line)
                    (_, last) = (Side(line.From, line.To), line.To);
                else if (command is PdfSubpath.Close && first is { } to && last is { } from)
                    Side(from, to);
                else
                    last = null;
            }
        }

        bool Side(PdfPoint from, PdfPoint to)
        {
            bool straight = Math.Min(Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y)) <= Thick;
            if (straight)
                Add(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y));
            return straight;
        }

        // The middle of the bar, from the page's upper left corner.
        void Add(double left, double bottom, double right, double top)
        {
            if (!double.IsFinite(left + bottom + right + top) || Math.Max(right - left, top - bottom) < Short)
                return;
            var (x, y) = ((left + right) / 2, page.Height - (top + bottom) / 2);
            rules.Add(
                right - left >= top - bottom
                    ? new RulingLine(left, y, right, y)
                    : new RulingLine(x, page.Height - top, x, page.Height - bottom)
            );
        }
    }
}
