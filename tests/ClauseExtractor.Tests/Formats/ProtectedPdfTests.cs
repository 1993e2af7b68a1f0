using ClauseExtractor.Formats;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>PDFs under a password: AES-256 and RC4 with one to open, one with a password only against changes.</summary>
public class ProtectedPdfTests
{
    private static readonly PolicyPipeline Pipeline = new(DocumentReaders.All());

    [Theory]
    [InlineData("aes256.pdf", "政策2025", "a password in any script")]
    [InlineData("rc4.pdf", "policy", "the old encryption")]
    [InlineData("aes256.pdf", "owner-2025", "the owner's password opens it too")]
    [InlineData("rc4.pdf", "owner-2025", "the owner's password opens it too")]
    [InlineData("owner-only.pdf", null, "protected against changes, open to all")]
    [InlineData("owner-only.pdf", "policy", "a password that is for other files of the folder")]
    public void It_is_read(string file, string? password, string why)
    {
        var outcome = Read(file, password);
        Assert.True(outcome.Kind == OutcomeKind.Read, $"{file} ({why}): {outcome.Code} {outcome.Reason}");
        Assert.Equal(
            ("云岭市人民政府办公室关于支持企业发展的通知", "云政办规〔2025〕8号"),
            (outcome.Record!.Document.Title, outcome.Record.Document.DocumentNumber)
        );
        Assert.Equal(500_000, Assert.Single(Assert.Single(outcome.Record.Benefits).Caps).Amount);
    }

    [Theory]
    [InlineData("aes256.pdf", null, "CE0013")]
    [InlineData("rc4.pdf", null, "CE0013")]
    [InlineData("aes256.pdf", "policy", "CE0014")]
    [InlineData("rc4.pdf", "-upw", "CE0014")]
    [InlineData("aes256.pdf", "", "CE0014")]
    public void It_is_refused_with_what_a_password_would_do(string file, string? password, string code)
    {
        var outcome = Read(file, password);
        Assert.Equal((OutcomeKind.Refused, code), (outcome.Kind, outcome.Code));
        Assert.Contains("--password", outcome.Remedy, StringComparison.Ordinal);
    }

    private static FileOutcome Read(string file, string? password) =>
        FileOutcome.Of(Pipeline, SourceFile.Load(Path.Combine(Shared.Fixtures, "protected", file)) with { Password = password });
}
