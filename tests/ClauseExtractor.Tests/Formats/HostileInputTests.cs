using System.Globalization;
using System.Text;
using ClauseExtractor.Fixtures;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Files built to hang, fill or fool the reader are refused, each by its own code, and the next file is read.</summary>
public class HostileInputTests
{
    private const string Types =
        """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";

    private const string Relations =
        """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    private static readonly ReadingLimits Small = new()
    {
        ParserTime = TimeSpan.FromSeconds(20),
        InflatedBytes = 4 << 20,
        Pages = 50,
    };

    private static readonly PolicyPipeline Pipeline = new(DocumentReaders.All(Small));

    public static TheoryData<string, string, byte[]> Files =>
        new()
        {
            { "empty", "CE0001", [] },
            { "zip bomb", "CE0018", Word(new string(' ', 6 << 20)) },
            { "elements nested 100,000 deep", "CE0023", Word(string.Concat(Enumerable.Repeat("<w:sdt>", 100_000))) },
            { "external entity", "CE0023", Word("<w:p/>", """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""") },
            {
                "path out of the package",
                "CE0023",
                OfdFile.Package(
                    ("[Content_Types].xml", Types),
                    ("_rels/.rels", Relations),
                    ("word/document.xml", "<x/>"),
                    ("../../escape.xml", "<x/>")
                )
            },
            {
                "package without its text",
                "CE0011",
                OfdFile.Package(("[Content_Types].xml", Types), ("_rels/.rels", Relations), ("word/document.xml", "<x/>"))
            },
            { "cut-off package", "CE0012", Word("<w:p/>")[..^30] },
            { "page tree that claims a million pages", "CE0022", PageTree(1_000_000, 1) },
            { "more pages than allowed", "CE0016", PageTree(60, 60) },
            {
                "page tree that holds itself",
                "CE0011",
                Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [2 0 R] >>")
            },
            { "arrays nested deeply", "CE0023", Pdf("<< /Type /Catalog /Pages 2 0 R >>", new string('[', 200_000)) },
            { "PDF cut off", "CE0012", Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog") },
            { "HTML nested deeply", "CE0023", Encoding.ASCII.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000))) },
            { "HTML without text", "CE0022", Encoding.ASCII.GetBytes("<html><body><script>var a = 1;</script></body></html>") },
            { "Word 97", "CE0010", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]] },
            {
                "encrypted Word",
                "CE0015",
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]]
            },
            { "spreadsheet", "CE0010", OfdFile.Package(("xl/workbook.xml", "<x/>")) },
            { "zip of files", "CE0010", OfdFile.Package(("a.txt", "text")) },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_refused_by_its_code(string what, string code, byte[] content)
    {
        var outcome = FileOutcome.Of(Pipeline, new SourceFile("file", content));
        Assert.True(outcome.Kind == OutcomeKind.Refused && outcome.Code == code, $"{what}: {outcome.Kind} {outcome.Code} {outcome.Reason}");
        Assert.False(string.IsNullOrWhiteSpace(outcome.Remedy));
        Assert.Equal(OutcomeKind.Read, FileOutcome.Of(Pipeline, new SourceFile("next.txt", "若干措施\n一、支持对象。\n"u8.ToArray())).Kind);
    }

    [Theory]
    [InlineData("措施.doc")]
    [InlineData("../../etc/passwd")]
    [InlineData("ⵜⵉⴼⵉⵏⴰⵖ 𠀀 name with spaces.pdf")]
    [InlineData("-upw.pdf")]
    public void A_name_in_any_script_harms_nothing(string name)
    {
        byte[] pdf = File.ReadAllBytes(Path.Combine(Shared.Fixtures, "shanghai-software-measures-2025.libreoffice.pdf"));
        var outcome = FileOutcome.Of(Pipeline, new SourceFile(name, pdf));
        Assert.NotNull(outcome.Record);
        // A wrong extension is told; the file is read as what it is.
        Assert.Equal(name.EndsWith(".doc", StringComparison.Ordinal) ? "CE0110" : null, outcome.Code);
    }

    [Fact]
    public void A_file_that_vanished_a_folder_and_a_locked_file_are_outcomes()
    {
        string folder = Directory.CreateTempSubdirectory("clause-test-").FullName;
        try
        {
            Assert.Equal("CE0030", FileOutcome.Of(Pipeline, Path.Combine(folder, "gone.pdf")).Code);
            Assert.Equal("CE0031", FileOutcome.Of(Pipeline, folder).Code);
            string path = Path.Combine(folder, "held.txt");
            using var held = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            Assert.Equal("CE0032", FileOutcome.Of(Pipeline, path).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_takes_too_long_is_given_up()
    {
        var slow = new PolicyPipeline(DocumentReaders.All(new ReadingLimits { ParserTime = TimeSpan.FromMilliseconds(1) }));
        Assert.Equal("CE0017", FileOutcome.Of(slow, Path.Combine(Shared.Fixtures, "shanghai-software-plan-2021-2025.chromium.pdf")).Code);
    }

    [Fact]
    public void Cancelling_stops_the_reading_and_is_no_outcome()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            FileOutcome.Of(
                Pipeline,
                Path.Combine(Shared.Fixtures, "shanghai-software-plan-2021-2025.chromium.pdf"),
                cancellation: cancelled.Token
            )
        );
    }

    private static byte[] Word(string body, string doctype = "") =>
        OfdFile.Package(
            ("[Content_Types].xml", Types),
            ("_rels/.rels", Relations),
            (
                "word/document.xml",
                $"""<?xml version="1.0"?>{doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""
            )
        );

    private static byte[] PageTree(int count, int pages) =>
        Pdf([
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {count} /Kids [{string.Concat(Enumerable.Range(3, pages).Select(n => $"{n} 0 R "))}] >>",
            .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>", pages),
        ]);

    private static byte[] Pdf(params string[] objects)
    {
        var file = new PdfFile("1.4");
        foreach (string body in objects)
            file.Add(body);
        return file.ToArray();
    }
}
