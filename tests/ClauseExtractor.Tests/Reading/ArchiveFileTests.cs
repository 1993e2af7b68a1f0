using System.IO.Compression;
using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Reading;

/// <summary>Each file in an archive is a document with an outcome of its own.</summary>
public sealed class ArchiveFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("archive").FullName;

    [Fact]
    public void A_stored_archive_of_PDFs_is_as_many_documents_in_CLI_and_library()
    {
        File.WriteAllBytes(
            Path.Combine(_folder, "政策.zip"),
            Zip(
                CompressionLevel.NoCompression,
                [.. Enumerable.Range(1, 3).Select(i => ($"2024/办法{i}.pdf", Pdf($"第{i}号办法").Content.ToArray()))]
            )
        );
        var found = FolderWalk.Under([_folder]);
        Assert.Equal(
            ["政策.zip › 2024/办法1.pdf", "政策.zip › 2024/办法2.pdf", "政策.zip › 2024/办法3.pdf"],
            found.Files.Select(file => file.Name)
        );
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        var outcomes = found.Files.Select(file => FileOutcome.Of(pipeline, file)).ToList();
        Assert.Equal(found.Files.Select(file => file.Name), outcomes.Select(outcome => outcome.File));
        Assert.Equal(["第1号办法", "第2号办法", "第3号办法"], outcomes.Select(outcome => outcome.Record!.Text.Trim()));
        Assert.Equal("办法1.pdf", outcomes[0].Record!.Document.Source.File);
    }

    [Fact]
    public void An_archive_in_an_archive_is_opened_and_one_within_that_refused()
    {
        byte[] third = Zip(CompressionLevel.Optimal, ("深.txt", "文"u8.ToArray())),
            second = Zip(CompressionLevel.Optimal, ("三.zip", third), ("办法.txt", "办法"u8.ToArray()));
        var entries = ArchiveFile.Open(new SourceFile("一.zip", Zip(CompressionLevel.Optimal, ("二.zip", second))))!.Entries;
        Assert.Equal(["一.zip › 二.zip › 三.zip", "一.zip › 二.zip › 办法.txt"], entries.Select(entry => entry.Name));
        Assert.Equal("CE0010", FileOutcome.Of(new PolicyPipeline(DocumentReaders.All()), entries[0].Load()).Code);
        Assert.Equal("办法", Encoding.UTF8.GetString(entries[1].Load().Content.Span));
    }

    [Fact]
    public void An_encrypted_entry_and_a_bomb_are_refused_by_name_and_the_others_read()
    {
        byte[] archive = Zip(
            CompressionLevel.SmallestSize,
            ("a.txt", "甲"u8.ToArray()),
            ("b.txt", new byte[40 << 20]),
            ("c.txt", "丙"u8.ToArray())
        );
        SetFlag(archive, "c.txt", 1);
        var entries = ArchiveFile.Open(new SourceFile("x.zip", archive), most: 10 << 20)!.Entries;
        Assert.Equal(["x.zip › a.txt", "x.zip › b.txt", "x.zip › c.txt"], entries.Select(entry => entry.Name));
        Assert.Equal("甲", Encoding.UTF8.GetString(entries[0].Load().Content.Span));
        Assert.Equal("CE0018", Assert.Throws<UnreadableDocumentException>(() => entries[1].Load()).Code);
        Assert.Equal("CE0013", Assert.Throws<UnreadableDocumentException>(() => entries[2].Load()).Code);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    public void Names_without_the_flag_of_UTF8_are_read_as_what_they_are(string encoding)
    {
        byte[] name = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes("扶持办法.txt");
        byte[] archive = Zip(CompressionLevel.NoCompression, (new string('x', name.Length - 4) + ".txt", "文"u8.ToArray()));
        byte[] written = Encoding.ASCII.GetBytes(new string('x', name.Length - 4) + ".txt");
        for (int at; (at = archive.AsSpan().IndexOf(written)) >= 0; )
            name.CopyTo(archive, at);
        Assert.Equal("a.zip › 扶持办法.txt", ArchiveFile.Open(new SourceFile("a.zip", archive))!.Entries.Single().Name);
    }

    [Fact]
    public void What_is_no_document_in_an_archive_is_left_out_and_a_Word_file_is_no_archive()
    {
        Assert.Equal(
            ["a.zip › 办法.txt"],
            ArchiveFile
                .Open(
                    new SourceFile(
                        "a.zip",
                        Zip(CompressionLevel.Optimal, ("__MACOSX/._办法.txt", [1]), (".DS_Store", [1]), ("run.exe", [1]), ("办法.txt", [1]))
                    )
                )!
                .Entries.Select(entry => entry.Name)
        );
        Assert.Null(
            ArchiveFile.Open(new SourceFile("a.docx", OfdFile.Package(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"))))
        );
        Assert.Null(ArchiveFile.Open(new SourceFile("a.ofd", OfdFile.Of("文"))));
        Assert.Null(ArchiveFile.Open(Pdf("文")));
    }

    [Theory]
    [InlineData("../办法.txt")]
    [InlineData("a/../../办法.txt")]
    [InlineData("/etc/办法.txt")]
    [InlineData("..\\办法.txt")]
    public void An_entry_that_leads_out_is_refused_by_name(string name)
    {
        var archive = ArchiveFile.Open(new SourceFile("a.zip", Zip(CompressionLevel.Optimal, (name, [1]), ("细则.txt", [1]))))!;
        Assert.Contains("a.zip › 细则.txt", archive.Entries.Select(entry => entry.Name));
        var led = Assert.Single(archive.Entries, entry => entry.Name.EndsWith("办法.txt", StringComparison.Ordinal));
        Assert.Equal("CE0034", Assert.Throws<UnreadableDocumentException>(led.Load).Code);
        File.WriteAllBytes(Path.Combine(_folder, "a.zip"), Zip(CompressionLevel.Optimal, ("../x.txt", [1])));
        File.WriteAllText(Path.Combine(_folder, "x.txt"), "一");
        // It does not stand for the file of that name beside the archive.
        Assert.Equal(
            ["a.zip › ../x.txt", "x.txt"],
            FolderWalk.Under([_folder]).Files.Select(file => file.Name).Order(StringComparer.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SourceFile Pdf(string text) => new PdfBuilder().Page(PdfBuilder.Text(text, 90, 700)).Build();

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return buffer.ToArray();
    }

    /// <summary>Sets a general purpose flag of an entry in both of its headers.</summary>
    private static void SetFlag(byte[] archive, string name, byte flag)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(name);
        int local = archive.AsSpan().IndexOf(bytes),
            central = archive.AsSpan().LastIndexOf(bytes);
        archive[local - 30 + 6] |= flag;
        archive[central - 46 + 8] |= flag;
    }
}
