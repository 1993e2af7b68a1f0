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

    private static readonly Lazy<string> Languages = new(() => ChildProcess.Exists("tesseract")
        ? ChildProcess.Run("tesseract", "tesseract-ocr", ["--list-langs"], new ReadingLimits(), Read, null, CancellationToken.None).Output
        : "");

    public string Name => "tesseract";

    public RecognisedPicture Recognise(ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        recognising?.Invoke();
        var result = ChildProcess.Run("tesseract", "tesseract-ocr tesseract-ocr-chi-sim",
            ["stdin", "stdout", "-l", "chi_sim", "--dpi", DotsPerInch.ToString(CultureInfo.InvariantCulture), "tsv"], limits, Read, picture, cancellation);
        if (result.ExitCode != 0)
            throw Refusal.Damaged("picture", $"tesseract cannot read it ({result.Errors.Trim().Split('\n')[0]})");
        return new RecognisedPicture(Name, Parse(result.Output));
    }

    /// <summary>
    /// Reads tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. Each of its lines becomes one run, in its order:
    /// its boxes of single Han characters wander, its boxes of lines do not. A wide gap parts a line (cells of a table, columns).
    /// </summary>
    internal static IReadOnlyList<PositionedPage> Parse(string table)
    {
        var pages = new List<PositionedPage>();
        List<PositionedRun> runs = [];
        OcrLine? line = null;
        foreach (string row in table.Split('\n'))
        {
            string[] cells = row.TrimEnd('\r').Split('\t');
            if (cells.Length < 12 || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out int level))
                continue;
            double left = Number(cells[6]), top = Number(cells[7]), width = Number(cells[8]), height = Number(cells[9]);
            float confidence = (float)Number(cells[10]) / 100;
            string text = cells[11].Trim();
            if (level == 1)
                pages.Add(new PositionedPage(new PageSize(width, height), runs = []));
            else if (level == 4)
                line = new OcrLine(top, top + height, runs);
            else if (level == 5 && text.Length > 0 && confidence >= LeastConfidence)
                line?.Add(text, left, left + width, confidence);
        }
        return pages;
    }

    private static double Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
