using System.Diagnostics;
using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Office;
using ClauseExtractor.Formats.Sniffing;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Documents of older programs, converted by LibreOffice.</summary>
public sealed class OfficeReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clause-office-").FullName;

    [LibreOfficeTheory]
    [InlineData("doc", "doc", "application/msword")]
    [InlineData("doc", "wps", "application/msword")]
    [InlineData("odt", "odt", "application/vnd.oasis.opendocument.text")]
    public void A_document_of_an_older_program_gives_the_rows_of_its_DOCX(string kind, string extension, string mediaType)
    {
        string docx = Path.Combine(Shared.Fixtures, "putuo-intelligent-software-2024.docx"),
            profile = new Uri(Path.Combine(_folder, "profile")).AbsoluteUri;
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true };
        foreach (
            string argument in (string[])["-env:UserInstallation=" + profile, "--headless", "--convert-to", kind, "--outdir", _folder, docx]
        )
            start.ArgumentList.Add(argument);
        using (var process = Process.Start(start)!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        var file = new SourceFile("办法." + extension, File.ReadAllBytes(Path.Combine(_folder, $"putuo-intelligent-software-2024.{kind}")));
        var (record, expected) = (pipeline.Run(file), pipeline.Run(SourceFile.Load(docx)));
        Assert.Equal(expected.Document.Id, record.Document.Id);
        Assert.Equal(
            expected.Benefits.Select(row => (row.Clause, row.Term, row.Span.Quote)),
            record.Benefits.Select(row => (row.Clause, row.Term, row.Span.Quote))
        );
        Assert.Equal(
            (file.Sha256, mediaType, "word", "LibreOffice"),
            (
                record.Document.Source.Sha256,
                record.Document.Source.MediaType,
                record.Document.Source.Reader,
                record.Document.Source.ConvertedBy
            )
        );
        Assert.Contains("\"convertedBy\": \"LibreOffice\"", Encoding.UTF8.GetString(RecordJson.Write(record)), StringComparison.Ordinal);
    }

    [LibreOfficeTheory]
    [InlineData("办法.rtf")]
    [InlineData("办法.doc")]
    public void Rich_text_gives_the_rows_of_its_text_whatever_it_is_called(string name)
    {
        string text = File.ReadAllText(Path.Combine(Shared.Corpus, "shanghai-software-measures-2025.txt"));
        string rich =
            @"{\rtf1\ansi\ansicpg936\uc1 "
            + string.Join(
                @"\par ",
                text.Split('\n').Select(line => string.Concat(line.Select(c => c < 128 ? c.ToString() : $@"\u{(short)c}?")))
            )
            + "}";
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        var (record, expected) = (
            pipeline.Run(new SourceFile(name, Encoding.ASCII.GetBytes(rich))),
            pipeline.Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text)))
        );
        Assert.Equal(
            expected.Benefits.Select(row => (row.Clause, row.Term, row.Caps is [var cap, ..] ? cap.Amount : (decimal?)null)),
            record.Benefits.Select(row => (row.Clause, row.Term, row.Caps is [var cap, ..] ? cap.Amount : (decimal?)null))
        );
        Assert.DoesNotContain(record.Warnings, warning => warning.Code == "CE0110");
    }

    [Theory]
    [InlineData("a.rtf", "{\\rtf1 text}")]
    public void Without_LibreOffice_such_files_are_refused_by_name(string name, string content)
    {
        var outcome = FileOutcome.Of(
            new PolicyPipeline([new UnsupportedKindReader()]),
            new SourceFile(name, Encoding.ASCII.GetBytes(content))
        );
        Assert.Equal("CE0010", outcome.Code);
        Assert.Contains("libreoffice-writer-nogui", outcome.Remedy, StringComparison.Ordinal);
    }

    [LibreOfficeTheory]
    [InlineData("a.doc")]
    [InlineData("a.rtf")]
    public void What_LibreOffice_cannot_convert_is_refused(string name)
    {
        byte[] content =
            name == "a.rtf"
                ? "{\\rtf1}"u8.ToArray()
                : [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument")];
        var outcome = FileOutcome.Of(new PolicyPipeline(DocumentReaders.All()), new SourceFile(name, content));
        Assert.Equal(OutcomeKind.Refused, outcome.Kind);
        Assert.True(outcome.Code is "CE0011" or "CE0022", outcome.Code);
    }

    [Fact]
    public void A_spreadsheet_of_Office_97_is_refused_by_name() =>
        Assert.Equal(
            "CE0010",
            FileOutcome
                .Of(
                    new PolicyPipeline(DocumentReaders.All()),
                    new SourceFile("a.xls", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0 })
                )
                .Code
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>A test of LibreOffice; where it is absent it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute() => Skip = LibreOffice.IsAvailable ? null : "LibreOffice is not installed.";
}
