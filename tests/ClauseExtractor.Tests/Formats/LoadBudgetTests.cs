using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// What a reader may load is decided before it is parsed, for every part that it can reach: the files are small, and meet limits that are
/// set smaller.
/// </summary>
public class LoadBudgetTests
{
    private const string Types =
        """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.bin" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";

    private const string Relations =
        """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.bin"/></Relationships>""";

    [Theory]
    [InlineData("inflated=1", null)]
    [InlineData("inflated=0.02", "CE0018")]
    [InlineData("elements=20", "CE0018")]
    [InlineData("depth=4", "CE0023")]
    public void A_part_of_Word_is_looked_through_whatever_its_name(string limits, string? code)
    {
        string text =
            $"""<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{Paragraphs(300)}</w:body></w:document>""";
        Assert.Equal(
            code,
            Code(
                limits,
                "措施.docx",
                OfdFile.Package(("[Content_Types].xml", Types), ("_rels/.rels", Relations), ("word/document.bin", text))
            )
        );
    }

    [Theory]
    [InlineData("inflated=1", null)]
    [InlineData("inflated=0.1", "CE0018")]
    public void An_OFD_page_that_is_named_many_times_is_paid_for_each_time(string limits, string? code)
    {
        string page = $"""<Page><Content><Layer>{string.Concat(Enumerable.Range(1, 20).Select(n => Line(n)))}</Layer></Content></Page>""";
        string pages = string.Concat(Enumerable.Range(1, 40).Select(n => $"""<Page ID="{n}" BaseLoc="Page.xml"/>"""));
        Assert.Equal(
            code,
            Code(
                limits,
                "措施.ofd",
                OfdFile.Package(
                    ("OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
                    (
                        "Doc_0/Document.xml",
                        $"<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData><Pages>"
                            + $"{pages}</Pages></Document>"
                    ),
                    ("Doc_0/Page.xml", page)
                )
            )
        );

        static string Line(int n) =>
            $"""<TextObject ID="{n}" Boundary="20 {n * 8} 170 6" Size="5"><TextCode X="0" Y="5">第{n}条　对符合条件的企业给予支持。</TextCode></TextObject>""";
    }

    [Theory]
    [InlineData("elements=1000", null)]
    [InlineData("elements=100", "CE0018")]
    public void Elements_of_a_page_are_counted_before_it_is_parsed(string limits, string? code) =>
        Assert.Equal(
            code,
            Code(
                limits,
                "措施.html",
                Encoding.UTF8.GetBytes(
                    $"<html><body>{string.Concat(Enumerable.Range(1, 200).Select(n => $"<p>{n}. 对企业给予支持。</p>"))}</body></html>"
                )
            )
        );

    [Theory]
    [InlineData("runs=100000", null)]
    [InlineData("runs=10", "CE0018")]
    [InlineData("inflated=0.001", "CE0018")]
    public void Runs_and_streams_of_a_PDF_are_counted_while_it_is_read(string limits, string? code) =>
        Assert.Equal(
            code,
            Code(limits, "措施.pdf", File.ReadAllBytes(Path.Combine(Shared.Fixtures, "shanghai-software-measures-2025.libreoffice.pdf")))
        );

    private static string Paragraphs(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(n => $"<w:p><w:r><w:t>第{n}条　对符合条件的企业给予支持。</w:t></w:r></w:p>"));

    /// <summary>The code of the refusal; null where the file is read.</summary>
    private static string? Code(string limits, string name, byte[] content)
    {
        var outcome = FileOutcome.Of(new PolicyPipeline(DocumentReaders.All(LimitsText.Parse(limits))), new SourceFile(name, content));
        return outcome.Kind == OutcomeKind.Refused ? outcome.Code : null;
    }
}
