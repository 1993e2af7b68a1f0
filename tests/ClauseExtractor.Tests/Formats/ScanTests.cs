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
        var drawn = new PopplerReader().Read(SourceFile.Load(Path.Combine(Shared.Fixtures, "shanghai-software-measures-2025.libreoffice.pdf")));
        string truth = PolicyPrintTests.Characters(string.Concat(drawn.Lines.Where(line => line.Page <= 2).Select(line => line.Text)));
        string read = PolicyPrintTests.Characters(string.Concat(document.Lines.Select(line => line.Text)));
        double rate = PolicyPrintTests.Distance(truth, read) / (double)truth.Length;
        Assert.True(rate < 0.1, $"character error rate {rate:0.000}");
    }

    [Fact]
    public void Without_tesseract_a_scan_is_refused_with_the_command_that_installs_it()
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => new PopplerReader(null, new NoRecogniser()).Read(Scan));
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
        var outcome = FileOutcome.Of(new PolicyPipeline([new PopplerReader(null, new NoRecogniser())]), Shared.Pdf(file));
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

        public string Remedy => new TesseractRecogniser().Remedy;

        public IReadOnlyDictionary<int, IReadOnlyList<PositionedRun>> Recognise(SourceFile file, IReadOnlyList<int> pages, CancellationToken cancellation) => throw new NotSupportedException();
    }
}

/// <summary>A test of text recognition; where tesseract is absent it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TesseractFactAttribute : FactAttribute
{
    public TesseractFactAttribute() => Skip = new TesseractRecogniser().IsAvailable ? null : "tesseract with chi_sim is not installed.";
}
