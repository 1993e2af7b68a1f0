using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>Puts the words of one recognised line together; what it has so far is always the last run of the page.</summary>
/// <param name="top">Top of the line, in pixels.</param>
/// <param name="bottom">Bottom of the line.</param>
/// <param name="page">The runs of the page, which this line's are added to.</param>
internal sealed class OcrLine(double top, double bottom, List<PositionedRun> page)
{
    /// <summary>A gap of so many heights of the line parts it.</summary>
    private const double Gap = 2.2;

    private bool _open;

    public void Add(string text, double left, double right, float confidence)
    {
        if (_open && left - page[^1].Right < Gap * (bottom - top))
        {
            var run = page[^1];
            // tesseract puts a space between most Han characters; only between Latin words it means one.
            string space = IsLatin(run.Text[^1]) && IsLatin(text[0]) ? " " : "";
            page[^1] = run with
            {
                Text = run.Text + space + text,
                Right = Math.Max(run.Right, right),
                Confidence = (run.Confidence * run.Text.Length + confidence * text.Length) / (run.Text.Length + text.Length),
            };
            return;
        }
        page.Add(new PositionedRun(text, left, top, right, bottom) { Confidence = confidence });
        _open = true;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);
}
