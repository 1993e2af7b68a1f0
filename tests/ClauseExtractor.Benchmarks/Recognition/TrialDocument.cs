using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using SkiaSharp;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>The first pages of a text as a scan, with what was printed on them.</summary>
/// <param name="Pdf">The scan.</param>
/// <param name="Truth">What was printed, a paragraph a line.</param>
/// <param name="Record">The record of the truth, read as plain text.</param>
internal sealed record TrialDocument(byte[] Pdf, string Truth, PolicyRecord Record, int Pages, int Dots)
{
    /// <summary>No line begins with one of these: it stands out at the end of the line before.</summary>
    private const string NeverFirst = "，。；：、）》”！？〕】)%";

    /// <param name="paragraphs">The text.</param>
    /// <param name="most">Most pages.</param>
    public static TrialDocument Make(
        IReadOnlyList<string> paragraphs,
        int most,
        double points,
        SKTypeface font,
        SKTypeface other,
        int dots,
        int seed
    )
    {
        var setting = new ScanSetting(points, font.FamilyName, dots, seed);
        var (lines, truth) = (new List<SetLine>(), new StringBuilder());
        foreach (string paragraph in paragraphs.Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var wrapped = Wrap("　　" + paragraph, setting.Columns);
            if (lines.Count + wrapped.Count > most * setting.Rows)
                break;
            lines.AddRange(wrapped);
            truth.Append(paragraph).Append('\n');
        }
        var pages = lines.Chunk(setting.Rows).ToList();
        var jpegs = pages
            .Select(
                (page, i) =>
                {
                    byte[] jpeg = ScannedPage.Draw(page, setting with { Seed = seed + i }, font, other, seal: i == pages.Count - 1);
                    return (jpeg, (int)(ScanSetting.PageWidth * dots / 72.0), (int)(ScanSetting.PageHeight * dots / 72.0));
                }
            )
            .ToList();
        string text = truth.ToString();
        return new TrialDocument(
            JpegPdf.Write(jpegs),
            text,
            new PolicyPipeline().Run(new SourceFile("truth.txt", Encoding.UTF8.GetBytes(text))),
            pages.Count,
            dots
        );
    }

    private static List<SetLine> Wrap(string paragraph, int columns)
    {
        var lines = new List<SetLine>();
        var line = new StringBuilder();
        double width = 0;
        foreach (char c in paragraph)
        {
            double own = c < 0x2000 ? 0.55 : 1;
            if (width + own > columns && !NeverFirst.Contains(c, StringComparison.Ordinal))
            {
                lines.Add(new SetLine(line.ToString(), false));
                line.Clear();
                width = 0;
            }
            line.Append(c);
            width += own;
        }
        lines.Add(new SetLine(line.ToString(), true));
        return lines;
    }
}
