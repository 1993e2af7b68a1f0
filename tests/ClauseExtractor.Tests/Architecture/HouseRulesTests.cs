using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Tests.Architecture;

/// <summary>Habits of the house that a reader of a change would otherwise have to look for.</summary>
public partial class HouseRulesTests
{
    private const int Longest = 400,
        Widest = 140;

    /// <summary>Files that may be longer, each with the reason.</summary>
    private static readonly Dictionary<string, string> Long = new()
    {
        ["src/ClauseExtractor/Extraction/Lexing/WordClass.cs"] = "each class of words with its explanation",
    };

    /// <summary>Files that may catch everything, each with the reason.</summary>
    private static readonly Dictionary<string, string> CatchesAll = new()
    {
        ["src/ClauseExtractor.Formats/Pdf/BoundedRun.cs"] = "hands what a thread threw to the thread that waits for it",
    };

    private static readonly string[] TopLevel =
    [
        ".ci",
        ".config",
        ".csharpierignore",
        ".github",
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "ClauseExtractor.sln",
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "LICENSE",
        "README.md",
        "README.zh-CN.md",
        "THIRD-PARTY-NOTICES.md",
        "clause",
        "clause.cmd",
        "corpus",
        "eng",
        "extracted",
        "findings",
        "global.json",
        "src",
        "test",
        "test.cmd",
        "tests",
        "tools",
        "docs",
        "samples",
        "SECURITY.md",
    ];

    private static readonly string[] TextFiles =
    [
        ".cs",
        ".csproj",
        ".props",
        ".targets",
        ".md",
        ".json",
        ".sln",
        ".css",
        ".js",
        ".razor",
        ".html",
        ".sh",
        "",
    ];

    [Fact]
    public void A_file_has_one_job_and_a_page_or_two()
    {
        var offenders = Sources
            .Files("src", "*.cs")
            .Where(f => !Long.ContainsKey(f))
            .Select(f => (File: f, Lines: Sources.Read(f).Split('\n').Length))
            .Where(f => f.Lines > Longest);
        Sources.AssertNone(
            offenders.Select(f => $"{f.File} has {f.Lines} lines"),
            $"Over {Longest} lines needs a reason, in {nameof(Long)}"
        );
    }

    [Fact]
    public void A_line_is_read_without_scrolling()
    {
        var offenders =
            from file in Sources.Files().Where(f => Path.GetExtension(f) == ".cs")
            from line in RawString().Replace(Sources.Read(file), "").Split('\n')
            where line.Length > Widest
            select $"{file}: {line.Trim()[..60]}… has {line.Length} characters";
        Sources.AssertNone(offenders, $"Over {Widest} characters, but for what a raw string holds");
    }

    [Fact]
    public void Nothing_is_kept_under_a_name_that_says_nothing()
    {
        string[] names = ["Helpers", "Helper", "Utils", "Utilities", "Util", "Common", "Services", "Models", "Misc", "Manager", "Managers"];
        var offenders = Sources
            .Files("src", "*.cs")
            .Where(f =>
                f.Split('/').Any(part => names.Any(n => Path.GetFileNameWithoutExtension(part) == n))
                || names.Any(n => Path.GetFileNameWithoutExtension(f).EndsWith(n, StringComparison.Ordinal))
            );
        Sources.AssertNone(offenders, "Types live with the stage that makes them");
    }

    [Fact]
    public void No_error_is_swallowed()
    {
        var offenders = Sources
            .Files("src", "*.cs")
            .Where(f =>
                !CatchesAll.ContainsKey(f)
                && CatchAll().Matches(Sources.Read(f)).Any(block => !block.Value.Contains("throw;", StringComparison.Ordinal))
            );
        Sources.AssertNone(offenders, "catch (Exception) needs a when that says which, or throws on");
    }

    [Fact]
    public void Nothing_is_left_for_later_and_nothing_names_a_machine()
    {
        // Put together here, so that this file does not hold them.
        string[] words =
        [
            "TO" + "DO",
            "FIX" + "ME",
            "Not" + "ImplementedException",
            "/wo" + "rk/",
            "/ro" + "ot/",
            "farm" + "-bench",
            "/.lib" + "rary",
            "api.nu" + "get.org",
        ];
        var offenders =
            from file in Sources.Files()
            where
                TextFiles.Contains(Path.GetExtension(file))
                && !file.StartsWith("corpus/", StringComparison.Ordinal)
                && !file.StartsWith("extracted/", StringComparison.Ordinal)
            let text = Sources.Read(file)
            from word in words
            where text.Contains(word, StringComparison.Ordinal)
            select $"{file}: {word}";
        Sources.AssertNone(offenders, "Words that must not stand in the project");
    }

    [Fact]
    public void Text_files_are_UTF8_without_a_mark_and_end_their_lines_with_LF()
    {
        var offenders = Sources
            .Files()
            .Where(f => Path.GetExtension(f) is ".cs" or ".md" or ".csproj" or ".props" or ".targets" or "")
            .Where(f => !f.StartsWith("corpus/", StringComparison.Ordinal))
            .Where(f =>
                File.ReadAllBytes(Path.Combine(Sources.Root, f)) is var bytes
                && (
                    bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
                    || (!OperatingSystem.IsWindows() && bytes.Contains((byte)'\r'))
                )
            );
        Sources.AssertNone(offenders, "LF everywhere, no byte order mark");
    }

    [Fact]
    public void The_top_level_holds_what_the_design_lists()
    {
        var there = Tracked().Select(f => f.Split('/')[0]).Distinct().ToList();
        Sources.AssertNone(there.Except(TopLevel).Select(n => $"{n} has no place there"), "Top level");
        Sources.AssertNone(TopLevel.Except(there).Select(n => $"{n} is missing"), "Top level");
    }

    /// <summary>
    /// What the repository holds; in a copy without its history, what lies in the folder. A user's own files beside it are no matter.
    /// </summary>
    private static IEnumerable<string> Tracked()
    {
        if (!Path.Exists(Path.Combine(Sources.Root, ".git")))
            return Sources.Files();
        using var git = Process.Start(
            new ProcessStartInfo("git", ["ls-files"]) { WorkingDirectory = Sources.Root, RedirectStandardOutput = true }
        )!;
        string[] files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? files : Sources.Files(); // a folder of another owner is one that git refuses
    }

    [GeneratedRegex("\"{3,}.*?\"{3,}", RegexOptions.Singleline)]
    private static partial Regex RawString();

    [GeneratedRegex(@"catch\s*(\((System\.)?Exception(\s+\w+)?\))?\s*\{[^}]*\}")]
    private static partial Regex CatchAll();
}
