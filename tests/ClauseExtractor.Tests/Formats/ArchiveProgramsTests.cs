using System.Diagnostics;
using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Archives;
using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Archives that a program unpacks: 7z, RAR, encrypted ZIP.</summary>
public sealed class ArchiveProgramsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clause-packed-").FullName;

    [SevenZipTheory]
    [InlineData("7z", "")]
    [InlineData("zip", "-mem=AES256")]
    [InlineData("zip", "-mem=ZipCrypto")]
    [InlineData("7z", "-mhe=on")]
    public void An_archive_opens_with_its_password_and_asks_for_it_without(string kind, string option)
    {
        bool encrypted = option.Length > 0;
        string archive = Pack(
            $"政策.{kind}",
            [.. encrypted ? ["-psecret", option] : Array.Empty<string>()],
            ("2024/办法[一].txt", "第一条　给予奖励。"),
            ("通知.txt", "第二条　给予补贴。"),
            ("录像.mp4", "…")
        );
        var found = FolderWalk.Under([_folder], new ArchiveOpening(ArchivePrograms.Installed, "secret"));
        Assert.Equal([$"政策.{kind} › 2024/办法[一].txt", $"政策.{kind} › 通知.txt"], found.Files.Select(file => file.Name));
        Assert.Equal([$"政策.{kind} › 录像.mp4"], found.PassedInArchives);
        Assert.Equal(
            ["第一条　给予奖励。", "第二条　给予补贴。"],
            found.Files.Select(file => Encoding.UTF8.GetString(file.Load().Content.Span))
        );
        if (!encrypted)
            return;
        foreach (var (password, code) in new[] { (null, "CE0013"), ("wrong", "CE0014") })
        foreach (var file in FolderWalk.Under([archive], new ArchiveOpening(ArchivePrograms.Installed, password)).Files)
            Assert.Equal(code, FileOutcome.Of(new PolicyPipeline(DocumentReaders.All()), file).Code);
    }

    [TarFact]
    public void A_RAR_archive_is_opened_and_a_damaged_one_refused_by_name()
    {
        byte[] archive = Rar(("2024/办法.txt", "第一条　给予奖励。"), ("通知.txt", "第二条　给予补贴。"));
        File.WriteAllBytes(Path.Combine(_folder, "政策.rar"), archive);
        File.WriteAllBytes(Path.Combine(_folder, "断.rar"), archive[..40]);
        var files = FolderWalk.Under([_folder], new ArchiveOpening(ArchivePrograms.Installed)).Files;
        Assert.Equal(["政策.rar › 2024/办法.txt", "政策.rar › 通知.txt"], files.Take(2).Select(file => file.Name));
        Assert.Equal(
            ["第一条　给予奖励。", "第二条　给予补贴。"],
            files.Take(2).Select(file => Encoding.UTF8.GetString(file.Load().Content.Span))
        );
        Assert.All(files.Skip(2), file => Assert.StartsWith("断.rar", file.Name, StringComparison.Ordinal));
        Assert.Equal(OutcomeKind.Refused, FileOutcome.Of(new PolicyPipeline(DocumentReaders.All()), files[2]).Kind);
    }

    [Fact]
    public void Without_a_program_an_archive_is_refused_by_name()
    {
        File.WriteAllBytes(Path.Combine(_folder, "政策.rar"), Rar(("办法.txt", "文")));
        var outcome = FileOutcome.Of(new PolicyPipeline(DocumentReaders.All()), FolderWalk.Under([_folder]).Files.Single());
        Assert.Equal(("CE0010", "政策.rar"), (outcome.Code, outcome.File));
        Assert.Contains("libarchive-tools", outcome.Remedy, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Pack(string name, string[] options, params (string Name, string Content)[] files)
    {
        string source = Directory.CreateDirectory(Path.Combine(_folder, ".source")).FullName,
            archive = Path.Combine(_folder, name);
        foreach (var (file, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(source, file))!);
            File.WriteAllText(Path.Combine(source, file), content);
        }
        var start = new ProcessStartInfo(SevenZipTheoryAttribute.Program!) { WorkingDirectory = source, RedirectStandardOutput = true };
        foreach (string argument in (string[])["a", .. options, archive, "."])
            start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        return archive;
    }

    /// <summary>
    /// A RAR archive of format 5 whose files are stored as they are: signature, main header, a header for each file, end.
    /// </summary>
    private static byte[] Rar(params (string Name, string Content)[] files)
    {
        var archive = new List<byte>([.. "Rar!"u8, 0x1A, 7, 1, 0]);
        Header([1, 0, 0], []);
        foreach (var (name, content) in files)
        {
            byte[] data = Encoding.UTF8.GetBytes(content),
                path = Encoding.UTF8.GetBytes(name);
            // type 2, flags: data follows; size of the data, file flags: CRC-32, size, attributes, CRC-32, stored, Unix, name
            Header(
                [
                    2,
                    2,
                    .. Number(data.Length),
                    4,
                    .. Number(data.Length),
                    .. Number(0x81A4),
                    .. Sum(data),
                    0,
                    1,
                    .. Number(path.Length),
                    .. path,
                ],
                data
            );
        }
        Header([5, 0, 0], []);
        return [.. archive];

        void Header(byte[] content, byte[] data)
        {
            byte[] sized = [.. Number(content.Length), .. content];
            archive.AddRange([.. Sum(sized), .. sized, .. data]);
        }

        static byte[] Number(int value) => value < 128 ? [(byte)value] : [(byte)(value & 127 | 128), .. Number(value >> 7)];

        static byte[] Sum(byte[] bytes)
        {
            uint crc = uint.MaxValue;
            foreach (byte b in bytes)
            {
                crc ^= b;
                for (int bit = 0; bit < 8; bit++)
                    crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
            return BitConverter.GetBytes(~crc);
        }
    }
}

/// <summary>A test of 7-Zip; where it is absent it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SevenZipTheoryAttribute : TheoryAttribute
{
    public SevenZipTheoryAttribute() => Skip = Program is not null ? null : "7-Zip is not installed.";

    public static string? Program { get; } = new[] { "7zz", "7z" }.FirstOrDefault(ChildProcess.Exists);
}

/// <summary>A test of bsdtar; where it is absent it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TarFactAttribute : FactAttribute
{
    public TarFactAttribute() => Skip = ChildProcess.Exists("bsdtar") ? null : "bsdtar is not installed.";
}
