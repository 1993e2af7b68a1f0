using ClauseExtractor.Formats;
using ClauseExtractor.Library;

namespace ClauseExtractor.Tests.Cli;

/// <summary><c>clause serve</c> on a disk without room, on one without writing, and over a damaged library.</summary>
public class SiteOnBadDiskTests
{
    // Called by its path: what is started in the background is then the program itself, and ends when it is told to.
    private static readonly string Clause = Path.Combine(AppContext.BaseDirectory, "clause.dll");

    // Starts the site, fills the disk where one is to be full, uploads a file by hand and searches: the answers are printed one after the
    // other.
    private const string UploadAndSearch = """
        dotnet exec "$3" serve --port 0 --library "$1/l.db" --lang en 2>"$2/site.log" & site=$!
        until grep -q Ctrl-C "$2/site.log"; do sleep 0.1; kill -0 $site || { cat "$2/site.log" >&2; exit 8; }; done
        if [ -n "$fill" ]; then dd if=/dev/zero of="$fill" bs=1k 2>/dev/null; fi
        port=$(grep -o '127.0.0.1:[0-9]*' "$2/site.log" | head -1 | cut -d: -f2)
        body=$'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'$(head -c 300000 /dev/zero | tr '\0' a)$'\r\n--x--\r\n'
        exec 3<>/dev/tcp/127.0.0.1/$port
        printf 'POST /api/imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %s\r\n\r\n%s' ${#body} "$body" >&3; cat <&3; echo
        exec 3<>/dev/tcp/127.0.0.1/$port
        printf 'GET /api/search?q=%%E7%%AE%%97%%E5%%8A%%9B HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3; head -1 <&3
        kill $site; wait $site; cat "$2/site.log" >&2
        """;

    [MountFact]
    public async Task Without_room_an_upload_is_refused_with_the_reason_and_readers_go_on()
    {
        using var folder = new ScratchFolder();
        await FillAsync(folder);
        Directory.CreateDirectory(folder["disk"]);
        var run = OwnMounts.Run(
            $"mount -t tmpfs -o size=20m tmpfs \"$2/disk\"; cp -r \"$1/.\" \"$2/disk\"; fill=\"$2/disk/rest\"; set -- \"$2/disk\" "
                + $"\"$2\" \"$3\"; {UploadAndSearch}",
            folder["library"],
            folder.Path,
            Clause
        );
        AssertSaid(run, "507", "\"code\":\"diskFull\"");
    }

    [MountFact]
    public async Task Without_writing_the_same()
    {
        using var folder = new ScratchFolder();
        await FillAsync(folder);
        var run = OwnMounts.Run(
            $"mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"; {UploadAndSearch}",
            folder["library"],
            folder.Path,
            Clause
        );
        AssertSaid(run, "409", "\"code\":\"readOnly\"");
    }

    [Theory]
    [InlineData("list")]
    [InlineData("search 算力")]
    [InlineData("stats")]
    [InlineData("serve --port 0")]
    [InlineData("mcp")]
    public async Task A_damaged_library_is_told_with_the_remedy(string command)
    {
        using var folder = new ScratchFolder();
        await FillAsync(folder);
        string path = Path.Combine(folder["library"], "l.db");
        byte[] bytes = await File.ReadAllBytesAsync(path);
        // The header and the schema's first page stay: it is a library, and nothing of it can be read.
        bytes.AsSpan(4096).Fill(0x5A);
        await File.WriteAllBytesAsync(path, bytes);
        var run = await CliRun.OfAsync([.. command.Split(' '), "--library", path]);
        Assert.Equal(1, run.Code);
        Assert.Contains("clause rescue", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static void AssertSaid((int Code, string Out, string Error) run, string status, string code)
    {
        Assert.Contains($"HTTP/1.1 {status}", run.Out, StringComparison.Ordinal);
        Assert.Contains(code, run.Out, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 200", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task FillAsync(ScratchFolder folder)
    {
        Directory.CreateDirectory(folder["library"]);
        using (var library = PolicyLibrary.Open(Path.Combine(folder["library"], "l.db")))
            await library.ImportAsync(Directory.GetFiles(Formats.Shared.Corpus, "*.txt"), new PolicyPipeline(DocumentReaders.All()));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
