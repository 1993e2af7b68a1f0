using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats.Guard;

/// <summary>What goes to a reading process and comes back arrives as it was sent, and what is no message is taken for none.</summary>
public class WireTests
{
    // A lone surrogate is no text in UTF-8; a file may hold one all the same.
    private static readonly SourceDocument Document = new(
        new SourceInfo("名.pdf", "00", "application/pdf", "ocr", 3, 0.75),
        [
            new SourceLine("奖励\ud800 10%", 2)
            {
                Box = new Box(1, 2.5, 3, 4),
                Edges = [0, 1, 2, 3, 4, 5, 6, 7.5f],
                FontSize = 16,
                Confidence = 0.5f,
            },
            new SourceLine("甲 乙") { Row = new TableRow(1, [new CellRange(0, 1), new CellRange(2, 3)]) },
            new SourceLine(""),
        ]
    )
    {
        LinesAreParagraphs = true,
        Dropped = [new DroppedText(1, "— 1 —", DropReason.PageNumber), new DroppedText(null, "x", DropReason.Other)],
        Warnings = [new SourceWarning("CE0113", "recognised", 2), new SourceWarning("CE0110", "named otherwise")],
        PageSizes = [new PageSize(595.3, 841.9) { Turn = 3 }],
    };

    private static readonly SourceFile Asked = new("名.pdf", "bytes"u8.ToArray()) { Password = "密码" };

    [Fact]
    public void A_document_comes_back_as_it_was()
    {
        byte[] sent = DocumentWire.Document(Document).ToArray();
        var back = DocumentWire.Document(sent, Asked, new ReadingLimits());
        Assert.Equal(sent, DocumentWire.Document(back).ToArray());
        Assert.Equal(Document.Lines[0].Text, back.Lines[0].Text);
        Assert.Equal(Document.Lines[0].Edges, back.Lines[0].Edges);
        Assert.Equal(Document.Lines[1].Row!.Cells, back.Lines[1].Row!.Cells);
        Assert.Equal(
            (Document.Warnings, Document.PageSizes),
            (back.Warnings, back.PageSizes),
            (a, b) => a.Warnings.SequenceEqual(b.Warnings) && a.PageSizes.SequenceEqual(b.PageSizes)
        );
        // Name and hash are the asker's own, whatever a broken process says.
        Assert.Equal((Asked.Name, Asked.Sha256), (back.Source.File, back.Source.Sha256));
    }

    [Fact]
    public void A_file_comes_as_it_was_sent()
    {
        var back = DocumentWire.File([.. DocumentWire.FileHead(Asked).Span, .. Asked.Content.Span]);
        Assert.Equal((Asked.Name, Asked.Password, Asked.Sha256), (back.Name, back.Password, back.Sha256));
    }

    [Fact]
    public void What_is_no_document_is_taken_for_none()
    {
        byte[] whole = DocumentWire.Document(Document).ToArray();
        for (int length = 4; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => DocumentWire.Document(whole[..length], Asked, new ReadingLimits()));
        byte[] endless = [.. BitConverter.GetBytes(150_000), .. new byte[8]];
        Assert.Throws<InvalidDataException>(() => DocumentWire.Document(endless, Asked, new ReadingLimits()));
        Assert.Equal(
            "CE0018",
            Assert.Throws<UnreadableDocumentException>(() => DocumentWire.Document(whole, Asked, new ReadingLimits { Lines = 2 })).Code
        );
    }

    [Fact]
    public void A_message_that_is_too_long_or_cut_off_is_none()
    {
        using var stream = new MemoryStream();
        WireFrame.Write(stream, FrameKind.Document, Encoding.ASCII.GetBytes("0123456789"));
        stream.Position = 0;
        Assert.Throws<FrameTooLongException>(() => WireFrame.Read(stream, 9));
        stream.Position = 0;
        Assert.Equal(10, WireFrame.Read(stream, 10)!.Value.Content.Length);
        Assert.Null(WireFrame.Read(stream, 10));
        stream.SetLength(12);
        stream.Position = 0;
        Assert.Throws<EndOfStreamException>(() => WireFrame.Read(stream, 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("seconds=5,memory=100.5")]
    [InlineData(
        "lines=10, runs=20,answer=0.25,pages=3,file=1,inflated=2,depth=9,page-seconds=1,ocr-memory=3,program-seconds=4,"
            + "program-memory=5,program-output=6"
    )]
    public void Limits_come_back_as_they_were(string text) =>
        Assert.Equal(LimitsText.Parse(text), LimitsText.Parse(LimitsText.Write(LimitsText.Parse(text)!)));

    [Theory]
    [InlineData("minutes=5")]
    [InlineData("seconds")]
    [InlineData("seconds=")]
    [InlineData("seconds=-1")]
    [InlineData("seconds=0")]
    [InlineData("seconds=NaN")]
    public void What_is_no_limit_is_refused(string text) => Assert.Null(LimitsText.Parse(text));
}
