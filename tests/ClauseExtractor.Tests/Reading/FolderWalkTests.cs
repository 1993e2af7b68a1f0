using System.Diagnostics;
using System.Text;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Cli;

namespace ClauseExtractor.Tests.Reading;

/// <summary>Folders hold more than files: what is no document's is left out, and what has an odd name is read.</summary>
public class FolderWalkTests
{
    [UnixFact]
    public void Links_are_not_followed_and_a_loop_of_them_ends()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a/one.txt", "一");
        folder.Write("elsewhere/two.txt", "二");
        Directory.CreateSymbolicLink(folder["in/a/loop"], folder["in"]);
        Directory.CreateSymbolicLink(folder["in/other"], folder["elsewhere"]);
        File.CreateSymbolicLink(folder["in/linked.txt"], folder["elsewhere/two.txt"]);
        Assert.Equal(["a/one.txt"], FolderWalk.Under([folder["in"]]).Files.Select(file => file.Name));
        // A link that is named outright is what it leads to.
        Assert.Equal("二", Encoding.UTF8.GetString(FolderWalk.Under([folder["in/linked.txt"]]).Files.Single().Load().Content.Span));
    }

    [LinuxFact]
    public void Pipes_are_passed_over_with_a_word_and_refused_where_they_are_named()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/one.txt", "一");
        Run("mkfifo \"$1\"", folder["in/pipe.pdf"]);
        var found = FolderWalk.Under([folder["in"]]);
        Assert.Equal(["one.txt"], found.Files.Select(file => file.Name));
        Assert.Equal(["pipe.pdf"], found.Passed);
        Assert.Equal("CE0032", FileOutcome.Of(new PolicyPipeline(), folder["in/pipe.pdf"]).Code);
        Assert.Equal("CE0032", FileOutcome.Of(new PolicyPipeline(), "/dev/zero").Code);
    }

    [LinuxFact]
    public void Names_that_are_no_UTF8_or_hold_control_characters_are_shown_escaped_and_read()
    {
        using var folder = new ScratchFolder();
        using var odd = new OddFolder(folder["in"]);
        // 办法 in GBK; a line break and the start of an escape sequence; a turned direction of text.
        Run(
            "cd \"$1\" && mkdir \"$(printf '\\260\\354')\" && printf a > \"$(printf '\\260\\354/\\267\\250.txt')\" && printf b > "
                + "\"$(printf 'b\\nc\\033[1m.txt')\" && printf c > \"$(printf 'c\\342\\200\\256d.txt')\"",
            folder["in"]
        );
        var files = FolderWalk.Under([folder["in"]]).Files;
        Assert.Equal([@"\xB0\xEC/\xB7\xA8.txt", @"b\u000Ac\u001B[1m.txt", @"c\u202Ed.txt"], files.Select(file => file.Name));
        Assert.Equal(["a", "b", "c"], files.Select(file => Encoding.UTF8.GetString(file.Load().Content.Span)));
        Assert.Equal(@"\xB7\xA8.txt", files[0].Load().Name);
    }

    [LinuxFact]
    public async Task Odd_names_are_extracted_and_imported()
    {
        using var folder = new ScratchFolder();
        using var odd = new OddFolder(folder["in"]);
        string text = Path.Combine(Formats.Shared.Corpus, "shanghai-software-measures-2025.txt");
        Run(
            "cp \"$2\" \"$1/$(printf '\\260\\354.txt')\" && cp \"$2\" \"$1/$(printf 'b\\nc.txt')\" && echo >> \"$1/$(printf "
                + "'b\\nc.txt')\" && mkfifo \"$1/pipe.txt\"",
            folder["in"],
            text
        );
        var extracted = await CliRun.OfAsync("extract", folder["in"], "--out", folder["out"], "--lang", "en");
        Assert.Equal(0, extracted.Code);
        Assert.Contains("pipe.txt: passed over", extracted.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/_xB0_xEC.json"]) && File.Exists(folder["out/b_u000Ac.json"]));
        var imported = await CliRun.OfAsync("import", folder["in"], "--library", folder["l.db"], "--format", "csv", "--lang", "en");
        Assert.Equal(0, imported.Code);
        Assert.Contains(@"b\u000Ac.txt,", imported.Out, StringComparison.Ordinal);
        Assert.Contains(@"\xB0\xEC.txt,", imported.Out, StringComparison.Ordinal);
        Assert.Contains("pipe.txt: passed over", imported.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_files_and_other_kinds_are_left_out_of_folders()
    {
        using var folder = new ScratchFolder();
        foreach (string name in (string[])["in/a.txt", "in/.b.txt", "in/.c/d.txt", "in/e.exe", "in/f/g.docx"])
            folder.Write(name, "text");
        Assert.Equal(["a.txt", "f/g.docx"], FolderWalk.Under([folder["in"] + "/"]).Files.Select(file => file.Name));
        Assert.Equal(["a.txt"], FolderWalk.Under([folder["in/a.txt"], folder["in/../in/a.txt"]]).Files.Select(file => file.Name));
    }

    /// <summary>A folder that .NET cannot delete, since it does not find what has no name in UTF-8.</summary>
    private sealed class OddFolder : IDisposable
    {
        private readonly string path;

        public OddFolder(string path)
        {
            this.path = path;
            Directory.CreateDirectory(path);
        }

        public void Dispose() => Run("rm -rf \"$1\"", path);
    }

    private static void Run(string script, params string[] arguments)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script, "sh", .. arguments]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}

/// <summary>A test of what only Linux offers; elsewhere it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Names in bytes and pipes are told apart on Linux.";
}

/// <summary>A test that makes links, which Windows lets only administrators make; there it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Links need an administrator on Windows." : null;
}
