using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DiffPlex;

namespace ClauseExtractor.Benchmarks.Revisions;

/// <summary>What a program made of two texts.</summary>
/// <param name="Edits">In order: '-' with text of the old one, '+' with text of the new one; equal text is left out.</param>
internal sealed record PeerResult(string Peer, double Milliseconds, IReadOnlyList<(char Op, string Text)> Edits);

/// <summary>The programs that people compare texts with today, each as it is meant to be used.</summary>
internal static class TextPeers
{
    /// <summary>DiffPlex over characters: its word chunker splits at spaces, and Chinese has none.</summary>
    public static PeerResult DiffPlex(string old, string @new)
    {
        long start = Stopwatch.GetTimestamp();
        var diff = new Differ().CreateCharacterDiffs(old, @new, false);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var edits = new List<(char, string)>();
        foreach (var block in diff.DiffBlocks)
        {
            Add(edits, '-', string.Concat(diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA)));
            Add(edits, '+', string.Concat(diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)));
        }
        return new PeerResult("DiffPlex, characters", time, edits);
    }

    /// <summary><c>git diff --no-index --word-diff</c> with every character a word. Its time includes starting git.</summary>
    public static PeerResult Git(string old, string @new)
    {
        using var files = new PairOfFiles(old, @new);
        long start = Stopwatch.GetTimestamp();
        string output = Run(
            "git",
            [
                "-c",
                "core.quotepath=off",
                "diff",
                "--no-index",
                "--no-ext-diff",
                "-U0",
                "--word-diff=porcelain",
                "--word-diff-regex=.",
                files.Old,
                files.New,
            ]
        );
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var edits = new List<(char, string)>();
        foreach (string line in output.Split('\n').SkipWhile(l => !l.StartsWith("@@", StringComparison.Ordinal)))
            if (line.Length > 1 && line[0] is '-' or '+')
                Add(edits, line[0], line[1..]);
        return new PeerResult("git diff --word-diff", time, edits);
    }

    /// <summary>
    /// diff-match-patch with its semantic clean-up, in node; null where node or the package is not there. Its time is measured in node,
    /// without starting it.
    /// </summary>
    /// <param name="package">Folder of the npm package diff-match-patch.</param>
    public static PeerResult? DiffMatchPatch(string old, string @new, string package)
    {
        if (!Directory.Exists(package))
            return null;
        using var files = new PairOfFiles(old, @new);
        using var reply = JsonDocument.Parse(
            Run(
                "node",
                [
                    Path.Combine(AppContext.BaseDirectory, "Revisions", "diff-match-patch.cjs"),
                    Path.GetFullPath(package),
                    files.Old,
                    files.New,
                ]
            )
        );
        var edits = new List<(char, string)>();
        foreach (var edit in reply.RootElement.GetProperty("edits").EnumerateArray())
            Add(edits, edit[0].GetInt32() < 0 ? '-' : '+', edit[1].GetString()!);
        return new PeerResult("diff-match-patch", reply.RootElement.GetProperty("milliseconds").GetDouble(), edits);
    }

    private static void Add(List<(char, string)> edits, char op, string text)
    {
        if (text.Length > 0)
            edits.Add((op, text));
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 }
            ) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} does not start"));
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private sealed class PairOfFiles : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clause-peers");

        public PairOfFiles(string old, string @new)
        {
            (Old, New) = (Path.Combine(folder.FullName, "old.txt"), Path.Combine(folder.FullName, "new.txt"));
            File.WriteAllText(Old, old);
            File.WriteAllText(New, @new);
        }

        public string Old { get; }

        public string New { get; }

        public void Dispose() => folder.Delete(true);
    }
}
