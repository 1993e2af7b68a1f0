using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Benchmarks.Revisions;

/// <summary>
/// What the product and its peers report of the same revisions, and how long they take:
/// <c>dotnet run -c Release --project tests/ClauseExtractor.Benchmarks -- revise [folder of the npm package diff-match-patch]</c>
/// </summary>
internal static class RevisionBench
{
    private const string Policy = "extracted/chongming-digital-industry-2025-draft.txt",
        Sentences = "corpus";
    private static readonly PolicyPipeline Pipeline = new();

    public static int Run(string package)
    {
        foreach (var pair in RevisedTexts.Questions(File.ReadAllText(Policy)))
        {
            Console.WriteLine($"== {pair.Name}");
            Tell(pair);
            foreach (var peer in Peers(pair, package))
                Tell(peer);
        }
        Console.WriteLine("== time in ms, best of three: reading both texts and comparing; comparing alone; peers once");
        foreach (int articles in new[] { 100, 1_000, 1_260, 10_000 })
            Time(RevisedTexts.Law(articles, Sentences), package);
        return 0;
    }

    private static IEnumerable<PeerResult> Peers(RevisedText pair, string package)
    {
        yield return TextPeers.DiffPlex(pair.Old, pair.New);
        yield return TextPeers.Git(pair.Old, pair.New);
        if (TextPeers.DiffMatchPatch(pair.Old, pair.New, package) is { } result)
            yield return result;
        else
            Console.WriteLine("diff-match-patch: not there (npm install diff-match-patch, and name its folder)");
    }

    private static void Tell(RevisedText pair)
    {
        var record = PolicyComparer.Compare(Read(pair.Old), Read(pair.New));
        var (s, changed) = (
            record.Summary,
            record.Clauses.Where(c => c.Change is not (ChangeKind.Unchanged or ChangeKind.Editorial)).ToList()
        );
        Console.WriteLine(
            $"ClauseExtractor: {s.Reworded} reworded, {s.Inserted} inserted, {s.Deleted} deleted, {s.Moved} moved, {s.Renumbered} "
                + $"renumbered; {record.Facts.Count} facts"
        );
        foreach (var move in record.Clauses.Where(c => c.Moved))
            Console.WriteLine($"    moved {string.Join(' ', move.Old)} → {string.Join(' ', move.New)}");
        foreach (var fact in record.Facts)
            Console.WriteLine(
                $"    {fact.Subject} {fact.Change} {fact.OldClause} → {fact.NewClause} {fact.Field}: {Short(fact.Old)} → {Short(fact.New)}"
            );
        var edits = changed.SelectMany(c => c.Edits).Where(e => e.Op != EditOp.Equal).ToList();
        Console.WriteLine(
            $"    {edits.Where(e => e.Op == EditOp.Delete).Sum(e => e.Text.Length)} characters marked deleted, "
                + $"{edits.Where(e => e.Op == EditOp.Insert).Sum(e => e.Text.Length)} inserted"
        );
    }

    private static void Tell(PeerResult peer)
    {
        Console.WriteLine(
            $"{peer.Peer}: {peer.Edits.Count} edits; {peer.Edits.Where(e => e.Op == '-').Sum(e => e.Text.Length)} characters marked "
                + $"deleted, {peer.Edits.Where(e => e.Op == '+').Sum(e => e.Text.Length)} inserted"
        );
        Console.WriteLine(
            "    " + string.Join(' ', peer.Edits.Take(8).Select(e => $"[{e.Op}{Short(e.Text)}]")) + (peer.Edits.Count > 8 ? " …" : "")
        );
    }

    private static void Time(RevisedText pair, string package)
    {
        double all = Best(() => PolicyComparer.Compare(Read(pair.Old), Read(pair.New)));
        var (old, @new) = (Read(pair.Old), Read(pair.New));
        double compare = Best(() => PolicyComparer.Compare(old, @new));
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{pair.Name, 15}  with reading {all, 7:0}  compare {compare, 7:0}"));
        foreach (var peer in Peers(pair, package))
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {peer.Peer} {peer.Milliseconds:0}"));
        Console.WriteLine();
    }

    private static double Best(Action action)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return best;
    }

    private static PolicyRecord Read(string text) => Pipeline.Run(new SourceFile("policy.txt", Encoding.UTF8.GetBytes(text)));

    private static string Short(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace('\n', ' ') ?? "–";
        return text.Length > 24 ? text[..24] + "…" : text;
    }
}
