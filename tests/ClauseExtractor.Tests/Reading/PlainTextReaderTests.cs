using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Reading;

/// <summary>Encodings, line ends, pages, and the errors that tell a user what is wrong with a file.</summary>
public class PlainTextReaderTests
{
    private const string Sample = "第一条 为了支持企业，给予500万元奖励。\n第二条 本办法自2025年1月1日起施行。\n";

    public static TheoryData<string, bool> Encodings() =>
        new()
        {
            { "utf-8", true },
            { "utf-8", false },
            { "utf-16le", true },
            { "utf-16le", false },
            { "utf-16be", true },
            { "utf-16be", false },
            { "utf-32le", true },
            { "gb18030", true },
            { "gb18030", false },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_gives_the_same_lines(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoder = encoding switch
        {
            "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "utf-32le" => Encoding.UTF32,
            "gb18030" => Encoding.GetEncoding("GB18030"),
            _ => Encoding.UTF8,
        };
        byte[] bytes =
        [
            .. mark
                ? encoding == "gb18030"
                    ? [0x84, 0x31, 0x95, 0x33]
                    : encoder.GetPreamble()
                : [],
            .. encoder.GetBytes(Sample),
        ];
        Assert.Equal(Lines(Encoding.UTF8.GetBytes(Sample)), Lines(bytes));
        Assert.Equal("第一条 为了支持企业，给予500万元奖励。", Lines(bytes)[0]);
    }

    [Theory]
    [InlineData("一\n二\n", "Unix")]
    [InlineData("一\r\n二\r\n", "Windows")]
    [InlineData("一\r二", "old Macintosh")]
    [InlineData("一\u2028二", "line separator")]
    [InlineData("一\u0085二", "next line")]
    [InlineData("一\v二", "vertical tab")]
    public void Any_line_end_ends_a_line(string text, string system) =>
        Assert.True(Lines(Encoding.UTF8.GetBytes(text)) is ["一", "二"], system);

    [Fact]
    public void A_form_feed_starts_a_page()
    {
        var document = Read(Encoding.UTF8.GetBytes("甲\n乙\f丙\n\f"));
        Assert.Equal([1, 1, 2], document.Lines.Where(l => l.Text.Length > 0).Select(l => l.Page ?? 0));
        Assert.Equal(2, document.Source.Pages);
    }

    public static TheoryData<byte[], string, string> Unreadable() =>
        new()
        {
            { [], "CE0001", "empty" },
            { "  \r\n\t\n"u8.ToArray(), "CE0001", "white space only" },
            { "政策\0文件"u8.ToArray(), "CE0003", "a NUL within UTF-8" },
            { [0, 1, 2, 3, 0, 5, 6, 0, 0, 9, 200, 201], "CE0003", "binary" },
            { [.. Enumerable.Repeat<byte>(0xFF, 200)], "CE0003", "no encoding" },
            { [.. Enumerable.Range(0, 400).Select(i => (byte)(i % 9 + 1))], "CE0003", "control characters" },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_text_gets_a_typed_error(byte[] content, string code, string reason)
    {
        var error = Assert.Throws<UnreadableDocumentException>(() => Read(content));
        Assert.True(code == error.Code && error.Remedy.Length > 0, reason);
    }

    [Fact]
    public void A_damaged_character_is_a_warning_and_not_the_end()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sample, 10)));
        var document = Read(bytes[..^2]);
        Assert.Equal("CE0101", Assert.Single(document.Warnings).Code);
    }

    [Theory]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 }, "PDF")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0 }, "DOCX")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }, "DOC")]
    public void Other_formats_are_left_to_their_readers(byte[] content, string format) =>
        Assert.False(new PlainTextReader().Accepts(new SourceFile("x.txt", content)), format);

    private static SourceDocument Read(byte[] bytes) => new PlainTextReader().Read(new SourceFile("x.txt", bytes));

    private static List<string> Lines(byte[] bytes) => [.. Read(bytes).Lines.Select(l => l.Text).Where(t => t.Length > 0)];
}
