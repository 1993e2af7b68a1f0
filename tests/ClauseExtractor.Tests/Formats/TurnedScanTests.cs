using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Ocr;
using ClauseExtractor.Formats.Ocr.Paddle;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;
using SkiaSharp;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Pages that were scanned on their side or head.</summary>
public class TurnedScanTests
{
    private const string Stem = "putuo-intelligent-software-2024";

    private static readonly byte[] Print = PdfPages.Draw(
        File.ReadAllBytes(Path.Combine(Shared.Fixtures, Stem + ".libreoffice.pdf")),
        1,
        1654
    );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_place_on_the_upright_page_leads_to_the_shown_one_and_back(int turn)
    {
        var page = new PageSize(turn % 2 == 0 ? 600 : 800, turn % 2 == 0 ? 800 : 600).TurnedBack(turn);
        Assert.Equal((600, 800, turn), (page.Width, page.Height, page.Turn));
        var box = new Box(100, 50, 200, 20);
        Assert.Equal(box, page.Upright(page.Shown(box)));
        // The head of the page stands on the right of one that lies on its right side.
        Assert.Equal(
            turn switch
            {
                1 => new Box(730, 100, 20, 200),
                2 => new Box(300, 730, 200, 20),
                3 => new Box(50, 300, 20, 200),
                _ => box,
            },
            page.Shown(box)
        );
    }

    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(Math.PI / 2, -0.02)]
    public void Lines_that_run_down_the_page_are_areas_as_those_that_run_across(double turn, double skew)
    {
        const int side = 640;
        var map = new float[side * side];
        foreach (int line in (int[])[140, 200])
            for (int x = 40; x < 600; x++)
            for (int y = 0; y < 10; y++)
            {
                int across = x,
                    down = line + y + (int)(Math.Abs(skew) * x);
                map[turn == 0 ? down * side + across : across * side + down] = 0.9f;
            }
        var found = MapRegions.Find(map, side, side, 2, 2);
        Assert.InRange(found.Angle, turn + skew - 0.001, turn + skew + 0.001);
        Assert.Equal(2, found.Areas.Count);
        Assert.All(found.Areas, area => Assert.InRange(area.Height, 40, 60));
        Assert.All(found.Areas, area => Assert.InRange(area.Width, 1120, 1160));
        Assert.All(
            found.Reversed.Areas.Zip(found.Areas),
            pair => Assert.Equal((pair.Second.Width, pair.Second.Height), (pair.First.Width, pair.First.Height))
        );
    }

    [ModelsTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_models_read_a_turned_page_as_an_upright_one(int turn) =>
        IsReadAlike(new PaddleOcr(PaddleEngine.OfUser!, new ReadingLimits()), turn, 0.01);

    [TesseractTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tesseract_reads_a_turned_page_as_an_upright_one(int turn) => IsReadAlike(new TesseractOcr(new ReadingLimits()), turn, 0.05);

    /// <summary>Through all of the product: the record is the same, and each place is one of the page as it is shown.</summary>
    [TesseractTheory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void A_turned_scan_gives_the_record_of_the_upright_one(int rotate)
    {
        byte[] scan = File.ReadAllBytes(Path.Combine(Shared.Fixtures, Stem + ".scan.pdf"));
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        var (upright, turned) = (
            pipeline.Run(new SourceFile("scan.pdf", scan)),
            pipeline.Run(new SourceFile("scan.pdf", Rotated(scan, rotate)))
        );
        Assert.InRange(
            PolicyPrintTests.Distance(upright.Text, turned.Text) / (double)upright.Text.Length,
            0,
            upright.Document.Source.Engine == "tesseract" ? 0.05 : 0.01
        );
        Assert.Equal(upright.Clauses.Select(c => (c.Path, c.Heading)), turned.Clauses.Select(c => (c.Path, c.Heading)));
        var page = new PageSize(rotate % 180 == 0 ? 595 : 842, rotate % 180 == 0 ? 842 : 595).TurnedBack(rotate / 90);
        Assert.All(
            upright.Clauses.Zip(turned.Clauses),
            pair => Assert.True(IsNear(page.Shown(pair.First.Span.Boxes![0]), pair.Second.Span.Boxes![0]))
        );
    }

    private static void IsReadAlike(IPictureOcr ocr, int turn, double most)
    {
        var (upright, turned) = (
            Assert.Single(ocr.Recognise(Print, CancellationToken.None).Pages),
            Assert.Single(ocr.Recognise(Turned(Print, turn), CancellationToken.None).Pages)
        );
        Assert.Equal((0, turn), (upright.Size.Turn, turned.Size.Turn));
        Assert.Equal((upright.Size.Width, upright.Size.Height), (turned.Size.Width, turned.Size.Height));
        string text = Text(upright);
        Assert.InRange(PolicyPrintTests.Distance(text, Text(turned)) / (double)text.Length, 0, most);
        // Here and there lines are parted otherwise.
        Assert.InRange(upright.Runs.Count(a => turned.Runs.Any(b => IsNear(Place(a), Place(b)))) / (double)upright.Runs.Count, 0.8, 1);

        static Box Place(PositionedRun run) => new(run.Left, run.Top, run.Width, run.Height);

        static string Text(PositionedPage page) => string.Concat(page.Runs.Select(run => run.Text));
    }

    /// <summary>Whether what two rectangles share is half of what they cover.</summary>
    private static bool IsNear(Box expected, Box box)
    {
        double across = Math.Min(expected.X + expected.Width, box.X + box.Width) - Math.Max(expected.X, box.X),
            down = Math.Min(expected.Y + expected.Height, box.Y + box.Height) - Math.Max(expected.Y, box.Y);
        double both = Math.Max(0, across) * Math.Max(0, down);
        return both >= 0.5 * (expected.Width * expected.Height + box.Width * box.Height - both);
    }

    /// <summary>A picture turned clockwise by quarters.</summary>
    private static byte[] Turned(byte[] png, int quarters)
    {
        using var picture = SKBitmap.Decode(png);
        using var turned = quarters % 2 == 0 ? new SKBitmap(picture.Width, picture.Height) : new SKBitmap(picture.Height, picture.Width);
        using (var canvas = new SKCanvas(turned))
        {
            canvas.Translate(turned.Width / 2f, turned.Height / 2f);
            canvas.RotateDegrees(90 * quarters);
            canvas.DrawBitmap(picture, -picture.Width / 2f, -picture.Height / 2f, SKSamplingOptions.Default);
        }
        return turned.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    /// <summary>The pages of a scan turned clockwise; no byte stands elsewhere than before.</summary>
    private static byte[] Rotated(byte[] pdf, int degrees)
    {
        const string head = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595.44 842.04] /Contents ";
        string text = Encoding.Latin1.GetString(pdf),
            turned = $"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {degrees}/Contents ".PadRight(head.Length);
        Assert.Equal(head.Length, turned.Length);
        Assert.Contains(head, text, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace(head, turned, StringComparison.Ordinal));
    }
}
