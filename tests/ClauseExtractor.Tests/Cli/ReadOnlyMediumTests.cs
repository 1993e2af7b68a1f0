using ClauseExtractor.Formats;
using ClauseExtractor.Library;

namespace ClauseExtractor.Tests.Cli;

/// <summary>A library on a medium that takes no writing: what reads works, and what writes says why it does not.</summary>
public class ReadOnlyMediumTests
{
    // A name with characters that mean something in addresses of files.
    private const string Name = "库 100%#1.db";

    [MountFact]
    public async Task Commands_that_read_work_there()
    {
        using var folder = new ScratchFolder();
        var (document, other) = await FillAsync(folder);
        string[] commands =
        [
            "list",
            "list --all --format csv",
            "search 算力",
            "search 算力 --format json",
            "benefits 算力",
            "stats",
            $"history {document}",
            $"blame {document}",
            $"diff {document} {other}",
            $"compare {document} {other}",
            "review",
            "doctor",
            $"export {document} --format md",
            "mcp </dev/null",
            "backup \"$2/copy.db\"",
            "rescue \"$2/rescued.db\"",
        ];
        var run = ReadOnly(
            folder,
            string.Concat(
                commands.Select(c => $"clause {c} >>\"$2/out\" || {{ echo '{c.Replace("'", "", StringComparison.Ordinal)}'; }}; ")
            )
        );
        Assert.Equal("", run.Out);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        using var copy = PolicyLibrary.Open(folder["copy.db"]);
        Assert.Equal(5, copy.Catalogue.List().Count);
        Assert.NotEmpty(copy.Search("算力").Hits);
    }

    [MountFact]
    public async Task Without_its_index_it_is_searched_as_well_and_nothing_is_left_behind()
    {
        using var folder = new ScratchFolder();
        await FillAsync(folder);
        Directory.Delete(Path.Combine(folder["medium"], Name + ".lucene"), recursive: true);
        Directory.CreateDirectory(folder["tmp"]);
        var run = ReadOnly(folder, "TMPDIR=\"$2/tmp\" clause search 算力 --format csv");
        Assert.Equal(0, run.Code);
        Assert.Contains("算力", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder["tmp"], "clause-index-*"));
    }

    [MountFact]
    public async Task Commands_that_write_say_where_to_put_it()
    {
        using var folder = new ScratchFolder();
        var (document, _) = await FillAsync(folder);
        foreach (
            string command in new[]
            {
                $"correct {document} - title 新标题 --reason 试",
                $"remove {document}",
                "rebuild",
                $"import '{Formats.Shared.Corpus}'",
                "serve --team --port 0",
            }
        )
        {
            var run = ReadOnly(folder, $"clause {command}");
            Assert.Equal(1, run.Code);
            Assert.Contains("复制到可写", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    [MountFact]
    public async Task What_was_not_closed_in_order_is_not_read_as_if_it_were_whole()
    {
        using var folder = new ScratchFolder();
        await FillAsync(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder["medium"], Name + "-wal"), new byte[4096]);
        var run = ReadOnly(folder, "clause list");
        Assert.Equal(1, run.Code);
        Assert.Contains("没有正常关闭", run.Error, StringComparison.Ordinal);
    }

    private static async Task<(string Newest, string Next)> FillAsync(ScratchFolder folder)
    {
        Directory.CreateDirectory(folder["medium"]);
        using var library = PolicyLibrary.Open(Path.Combine(folder["medium"], Name));
        await library.ImportAsync(Directory.GetFiles(Formats.Shared.Corpus, "*.txt"), new PolicyPipeline(DocumentReaders.All()));
        return (library.Catalogue.List()[0].Id, library.Catalogue.List()[1].Id);
    }

    /// <summary>Runs commands that see the library's folder without writing; <c>$2</c> is a folder that takes it.</summary>
    private static (int Code, string Out, string Error) ReadOnly(ScratchFolder folder, string commands) =>
        OwnMounts.Run(
            $"mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" || exit 9; export CLAUSE_LIBRARY=\"$1/{Name}\"; {commands}",
            folder["medium"],
            folder.Path
        );
}
