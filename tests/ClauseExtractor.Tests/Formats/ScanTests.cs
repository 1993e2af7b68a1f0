using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Ocr;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Tests.Formats;

public class ScanTests
{
    private static readonly SourceFile Scan = SourceFile.Load(Path.Combine(Shared.Fixtures, "shanghai-software-measures-2025.scan.pdf"));

    [TesseractFact]
    public void A_turned_and_specked_scan_reads_with_its_confidence()
    {
        var document = DocumentReaders.All().First(reader => reader.Accepts(Scan)).Read(Scan);
        Assert.Equal("ocr", document.Source.Reader);
        Assert.InRange(document.Source.OcrConfidence!.Value, 0.85, 1);
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0113");
        Assert.All(document.Lines, line => Assert.InRange(line.Confidence!.Value, 0.5f, 1f));
        var drawn = new PdfPigReader().Read(
            SourceFile.Load(Path.Combine(Shared.Fixtures, "shanghai-software-measures-2025.libreoffice.pdf"))
        );
        string truth = PolicyPrintTests.Characters(string.Concat(drawn.Lines.Where(line => line.Page <= 2).Select(line => line.Text)));
        string read = PolicyPrintTests.Characters(string.Concat(document.Lines.Select(line => line.Text)));
        double rate = PolicyPrintTests.Distance(truth, read) / (double)truth.Length;
        Assert.True(rate < 0.04, $"character error rate {rate:0.000}");
    }

    /// <summary>
    /// 一、 and （一） are the first to lose their strokes in a scan of 200 dots an inch in black and white, and without them there are no
    /// clauses.
    /// </summary>
    [TesseractTheory]
    [InlineData("shanghai-software-measures-2025", 7, 1)]
    [InlineData("putuo-intelligent-software-2024", 5, 0)]
    public void The_labels_of_a_scan_in_black_and_white_are_read(string stem, int labels, int lost)
    {
        var record = new PolicyPipeline(DocumentReaders.All()).Run(SourceFile.Load(Path.Combine(Shared.Fixtures, stem + ".scan.pdf")));
        Assert.InRange(record.Clauses.Count, labels - lost, labels);
        Assert.NotEmpty(record.Benefits);
    }

    [Fact]
    public void Specks_go_and_strokes_stay()
    {
        byte[] pixels = [.. Enumerable.Repeat((byte)255, 30 * 30)];
        pixels[5 * 30 + 5] = 0;
        for (int y = 14; y <= 16; y++)
        for (int x = 10; x < 25; x++)
            pixels[y * 30 + x] = 0;
        pixels[15 * 30 + 17] = 255; // a hole in the stroke
        var clean = ScanCleaner.Clean(new GrayPicture(30, 30, pixels), 2);
        Assert.Equal((60, 60), (clean.Width, clean.Height));
        Assert.Equal(255, clean.Pixels[11 * 60 + 11]);
        // The hole is as dark as the stroke around it.
        Assert.Equal(clean.Pixels[31 * 60 + 29], clean.Pixels[31 * 60 + 35]);
        Assert.Equal(clean.Pixels, GrayPicture.Read(clean.Write())!.Pixels);
    }

    [Theory]
    [InlineData(1654, 2339, 200, 2339)]
    [InlineData(1654, 40, 200, 2339)] // a stripe of the same page
    [InlineData(413, 585, 50, 1754)]
    [InlineData(4961, 7016, 600, 3508)]
    public void A_page_is_drawn_as_finely_as_it_was_scanned(int width, int height, double dots, int side) =>
        Assert.Equal(side, ScanRecogniser.Side([new PageScan(1, width, height, 3, 8, dots, dots)], new PageSize(595.3, 841.9)));

    /// <summary>tesseract reads letters of 18 to 40 pixels best: at 150 dots an inch those of 8.6 to 19 pt.</summary>
    [Theory]
    [InlineData(27, null)]
    [InlineData(18, null)]
    [InlineData(13.5, 3508)]
    [InlineData(15, 3157)]
    [InlineData(54, 877)]
    public void A_page_is_read_again_at_the_size_that_its_letters_ask_for(double letter, int? side) =>
        Assert.Equal(
            side,
            ScanRecogniser.SideFor([
                new PositionedRun("支持企业发展", 0, 0, 6 * letter, letter),
                new PositionedRun("印", 0, 100, 5, 105),
                new PositionedRun("若干措施", 0, 200, 4 * letter, 200 + letter),
            ])
        );

    [TesseractFact]
    public void A_picture_says_that_it_was_recognised()
    {
        var drawn = PdfPages.Draw(
            File.ReadAllBytes(Path.Combine(Shared.Fixtures, "putuo-intelligent-software-2024.libreoffice.pdf")),
            1,
            1600
        );
        var file = new SourceFile("page.png", drawn);
        var document = DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
        Assert.Equal(("ocr", 1), (document.Source.Reader, document.Source.Pages));
        Assert.Equal("CE0113", document.Warnings[0].Code);
    }

    /// <summary>SkiaSharp reads no TIFF: tesseract does, also where the models of PP-OCRv4 are.</summary>
    [TesseractFact]
    public void A_TIFF_names_who_read_it()
    {
        var file = new SourceFile("page.tif", GrayTiff(600, 200));
        var refusal = Record.Exception(() => DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file));
        // A white page: tesseract finds no text, and says so.
        Assert.Equal("CE0022", Assert.IsType<UnreadableDocumentException>(refusal).Code);
        Assert.Equal("tesseract", PictureOcr.Of(new ReadingLimits(), null).Recognise(file.Content, CancellationToken.None).Engine);
    }

    /// <summary>A record whose pages tesseract read named PP-OCRv4 where its models are.</summary>
    [TesseractFact]
    public void An_OFD_of_TIFF_pictures_names_who_read_them()
    {
        using var drawn = SkiaSharp.SKBitmap.Decode(
            PdfPages.Draw(File.ReadAllBytes(Path.Combine(Shared.Fixtures, "putuo-intelligent-software-2024.libreoffice.pdf")), 1, 1400)
        );
        var file = new SourceFile(
            "scan.ofd",
            OfdFile.OfPicture(GrayTiff(drawn.Width, drawn.Height, [.. drawn.Pixels.Select(pixel => pixel.Green)]))
        );
        var document = DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
        Assert.Equal("tesseract", document.Source.Engine);
        Assert.Contains(
            document.Warnings,
            warning => warning.Code == "CE0113" && warning.Message.Contains("by tesseract", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Pictures_that_two_engines_read_name_both() =>
        Assert.Equal(
            ("PP-OCRv4, tesseract", null),
            (
                PictureOcr.Engines([
                    new RecognisedPicture("tesseract", []),
                    new RecognisedPicture("PP-OCRv4", []),
                    new RecognisedPicture("tesseract", []),
                ]),
                PictureOcr.Engines([])
            )
        );

    /// <summary>
    /// A picture, a byte a pixel (TIFF 6.0), white where no pixels are given: little-endian, one strip behind the directory.
    /// </summary>
    private static byte[] GrayTiff(int width, int height, byte[]? pixels = null)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0]);
        (ushort Tag, int Value)[] entries =
        [
            (256, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, 8 + 2 + 9 * 12 + 4),
            (277, 1),
            (278, height),
            (279, width * height),
        ];
        writer.Write((ushort)entries.Length);
        foreach (var (tag, value) in entries)
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }
        writer.Write(0);
        writer.Write(pixels ?? [.. Enumerable.Repeat((byte)255, width * height)]);
        return file.ToArray();
    }

    [TesseractFact]
    public void A_scan_in_an_OFD_is_recognised_and_stands_where_its_picture_does()
    {
        var drawn = PdfPages.Draw(
            File.ReadAllBytes(Path.Combine(Shared.Fixtures, "putuo-intelligent-software-2024.libreoffice.pdf")),
            1,
            1800
        );
        var file = new SourceFile("scan.ofd", OfdFile.OfPicture(drawn));
        var document = DocumentReaders.All().First(reader => reader.Accepts(file)).Read(file);
        Assert.Equal(("ocr", 1), (document.Source.Reader, document.Source.Pages));
        Assert.Contains(document.Lines, line => line.Text.Contains("智能软件产业", StringComparison.Ordinal));
        Assert.All(document.Lines, line => Assert.InRange(line.Box!.Value.X + line.Box.Value.Width, 0, 596));
        Assert.True(document.Lines.Max(line => line.Box!.Value.Y) > 500);
    }

    [Fact]
    public void Each_page_of_a_table_of_words_is_a_page()
    {
        const string table =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t16"
            + "54\t2339\t-1\t\n4\t1\t1\t1\t1\t0\t100\t100\t300\t40\t-1\t\n"
            + "5\t1\t1\t1\t1\t1\t100\t100\t300\t40\t96\t第一页\n1\t2\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n4\t2\t1\t1\t1\t0\t100\t100\t300"
            + "\t40\t-1\t\n5\t2\t1\t1\t1\t1\t100\t100\t300\t40\t96\t第二页\n";
        Assert.Equal(["第一页", "第二页"], TesseractOcr.Parse(table).Select(page => Assert.Single(page.Runs).Text));
    }

    [Fact]
    public void Without_tesseract_a_scan_is_refused_with_the_command_that_installs_it()
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => new PdfPigReader(null, new NoRecogniser()).Read(Scan));
        Assert.Equal("CE0020", refusal.Code);
        Assert.Contains("apt-get install tesseract-ocr", refusal.Remedy, StringComparison.Ordinal);
    }

    [SharedTheory]
    [InlineData("govcn_child_welfare_measures.pdf", OutcomeKind.Read, null)]
    [InlineData("govcn_digital_china.pdf", OutcomeKind.Read, null)]
    [InlineData("govcn_power_market_opinions.pdf", OutcomeKind.Read, null)]
    [InlineData("govdoccn_397.pdf", OutcomeKind.Read, null)]
    [InlineData("pdfpig_nonembedded_cjk_report_2010.pdf", OutcomeKind.ReadWithWarnings, "CE0115")]
    [InlineData("mineru_scanned_book.pdf", OutcomeKind.Refused, "CE0020")]
    public void Every_print_has_its_outcome_where_nothing_recognises_pictures(string file, OutcomeKind kind, string? code)
    {
        var outcome = FileOutcome.Of(new PolicyPipeline([new PdfPigReader(null, new NoRecogniser())]), Shared.Pdf(file));
        Assert.Equal((kind, code), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData("为贯彻落实国家战略，加快推动数字经济高质量发展，结合本市实际，制定本措施。对符合条件的企业给予资金支持。", false)]
    [InlineData("為貫徹落實國家戰略，加快推動數字經濟高質量發展，結合本市實際，制定本措施。對符合條件的企業給予資金支持。", false)]
    [InlineData("犌犅／犜２００１—２００８犐犛犗犇犈犉犌犎犑犓犔犕犖", true)]
    [InlineData("\uE001\uE002\uE003\uE004\uE005\uE006\uE007\uE008\uE009\uE00A\uE00B", true)]
    [InlineData("ÖÐ¹úÈËÃñ¹²ºÍ¹ú¹úÎñÔº°ì¹«Ìü", true)]
    public void Garbage_is_told_from_text(string text, bool garbled) => Assert.Equal(garbled, GarbledText.IsGarbled(text));

    private sealed class NoRecogniser : IPageRecogniser
    {
        public bool IsAvailable => false;

        public string Remedy => new ScanRecogniser().Remedy;

        public RecognisedPages Recognise(SourceFile file, IReadOnlyDictionary<int, PageSize> pages, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}

/// <inheritdoc cref="TesseractFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TesseractTheoryAttribute : TheoryAttribute
{
    public TesseractTheoryAttribute() => Skip = new ScanRecogniser().IsAvailable ? null : "tesseract with chi_sim is not installed.";
}

/// <summary>A test of text recognition; where tesseract is absent it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TesseractFactAttribute : FactAttribute
{
    public TesseractFactAttribute() => Skip = new ScanRecogniser().IsAvailable ? null : "tesseract with chi_sim is not installed.";
}
