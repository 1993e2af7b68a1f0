using System.Globalization;
using System.Text;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Formats.Ocr;

/// <summary>Text recognition by tesseract, one page picture at a time, as a child process under limits.</summary>
/// <param name="limits">What the process may cost.</param>
/// <param name="recognising">Called before each picture; null for nobody.</param>
internal sealed class TesseractOcr(ReadingLimits limits, Action? recognising = null) : IPictureOcr
{
    /// <summary>Told to tesseract, which sizes its strokes by it.</summary>
    private const int DotsPerInch = 300;

    /// <summary>Below this tesseract sees no word but dirt.</summary>
    private const float LeastConfidence = 0.15f;

    /// <summary>Whether tesseract with simplified Chinese is installed.</summary>
    public static bool IsAvailable => Languages.Value.Contains("chi_sim");

    private static readonly Lazy<string> Languages = new(() =>
        ChildProcess.Exists("tesseract")
            ? ChildProcess
                .Run("tesseract", "tesseract-ocr", ["--list-langs"], new ReadingLimits(), Read, null, CancellationToken.None)
                .Output
            : ""
    );

    /// <summary>
    /// How pages are parted. As one block of lines (6) hardly a line is lost, where tesseract's own parting (1, 3) lost up to a fifth of a
    /// page; columns are told apart here. What is read so with a lower confidence may lie on its side or head, or have
    /// columns whose lines do not stand level: then it is parted and turned by tesseract (1; the direction by <c>osd</c>, which Debian
    /// installs with it), and what is read better by so much is right.
    /// </summary>
    private const string OneBlock = "6",
        PartedAndTurned = "1";

    private const double SureConfidence = 0.75,
        Better = 0.1;

    public RecognisedPicture Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        recognising?.Invoke();
        var pages = Read(picture, OneBlock, cancellation);
        if (
            Confidence(pages) < SureConfidence
            && Languages.Value.Contains("osd", StringComparison.Ordinal)
            && Read(picture, PartedAndTurned, cancellation) is var others
            && Confidence(others) > Confidence(pages) + Better
        )
            pages = others;
        return new RecognisedPicture("tesseract", pages);
    }

    private IReadOnlyList<PositionedPage> Read(ReadOnlyMemory<byte> picture, string segmentation, CancellationToken cancellation)
    {
        var result = ChildProcess.Run(
            "tesseract",
            "tesseract-ocr tesseract-ocr-chi-sim",
            ["stdin", "stdout", "-l", "chi_sim", "--psm", segmentation, "--dpi", DotsPerInch.ToString(CultureInfo.InvariantCulture), "tsv"],
            limits,
            Read,
            picture,
            cancellation
        );
        if (result.ExitCode != 0)
            throw Refusal.Damaged("picture", $"tesseract cannot read it ({result.Errors.Trim().Split('\n')[0]})");
        return Parse(result.Output);
    }

    /// <summary>Mean confidence of the words, 0 to 1.</summary>
    private static double Confidence(IReadOnlyList<PositionedPage> pages)
    {
        var runs = pages.SelectMany(page => page.Runs).ToList();
        return runs.Sum(run => run.Confidence!.Value * (double)run.Text.Length) / Math.Max(1, runs.Sum(run => run.Text.Length));
    }

    /// <summary>
    /// Reads tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. Each of its lines
    /// becomes one run, in its order:
    /// its boxes of single Han characters wander, its boxes of lines do not. A wide gap parts a line (cells of a table, columns).
    /// </summary>
    internal static IReadOnlyList<PositionedPage> Parse(string table)
    {
        var pages = new List<(PageSize Shown, List<Row> Rows)>();
        foreach (string line in table.Split('\n'))
        {
            string[] cells = line.TrimEnd('\r').Split('\t');
            if (cells.Length < 12 || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out int level))
                continue;
            var row = new Row(
                level,
                new Box(Number(cells[6]), Number(cells[7]), Number(cells[8]), Number(cells[9])),
                cells[11].Trim(),
                (float)Number(cells[10]) / 100
            );
            if (level == 1)
                pages.Add((new PageSize(row.Box.Width, row.Box.Height), []));
            else if (pages.Count > 0 && (level == 4 || level == 5 && row.Text.Length > 0 && row.Confidence >= LeastConfidence))
                pages[^1].Rows.Add(row);
        }
        return [.. pages.Select(page => Page(page.Shown.TurnedBack(Turn(page.Rows)), page.Rows))];
    }

    private static PositionedPage Page(PageSize size, List<Row> rows)
    {
        List<PositionedRun> runs = [];
        OcrLine? line = null;
        foreach (var row in rows)
        {
            var box = size.Upright(row.Box);
            if (row.Level == 4)
                line = new OcrLine(box.Y, box.Y + box.Height, runs);
            else
                line?.Add(row.Text, box.X, box.X + box.Width, row.Confidence);
        }
        return new PositionedPage(size, runs);
    }

    /// <summary>
    /// How the page lies, by the way from word to word within its lines: tesseract gives their places on the page as it is shown.
    /// </summary>
    private static int Turn(List<Row> rows)
    {
        var ways = new int[4];
        foreach (var (a, b) in rows.Zip(rows.Skip(1)).Where(pair => pair is { First.Level: 5, Second.Level: 5 }))
        {
            double right = b.Box.X + b.Box.Width / 2 - a.Box.X - a.Box.Width / 2,
                down = b.Box.Y + b.Box.Height / 2 - a.Box.Y - a.Box.Height / 2;
            ways[
                Math.Abs(right) >= Math.Abs(down)
                    ? right >= 0
                        ? 0
                        : 2
                    : down >= 0
                        ? 1
                        : 3
            ]++;
        }
        return Array.IndexOf(ways, ways.Max());
    }

    /// <summary>A line (level 4) or a word (5) of the table; pixels, confidence from 0 to 1.</summary>
    private readonly record struct Row(int Level, Box Box, string Text, float Confidence);

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
