using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;
using ClauseExtractor.Tests.Architecture;
using ClauseExtractor.Tests.Formats;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Revision;

/// <summary>
/// What a reviewer wrote down beforehand of pairs of real versions (<c>tests/Gold/revisions</c>) and of two rewrites of real policies made
/// by hand (<c>tests/Gold/rewrites</c>):
/// told as facts, not left to be found in the list of clauses; and the first ten facts of each, every one of them judged by hand
/// (<c>tests/Gold/first-ten</c>).
/// </summary>
public partial class HandListTests(ITestOutputHelper output)
{
    private const double Least = 0.95;

    private const int First = 10;

    private static IEnumerable<(string Name, string List, Func<RevisionRecord> Revision)> Cases =>
        [
            .. Sources
                .Files("tests/Gold/revisions", "*.tsv")
                .Select(list =>
                    (
                        Path.GetFileNameWithoutExtension(list),
                        list,
                        (Func<RevisionRecord>)(() => OfPair(Path.GetFileNameWithoutExtension(list)))
                    )
                ),
            .. Sources
                .Files("tests/Gold/rewrites", "*.tsv")
                .Where(l => !l.EndsWith(".edits.tsv", StringComparison.Ordinal))
                .Select(list =>
                    (
                        Path.GetFileNameWithoutExtension(list),
                        list,
                        (Func<RevisionRecord>)(() => OfRewrite(Path.GetFileNameWithoutExtension(list)))
                    )
                ),
        ];

    [SharedFact]
    public void What_must_not_be_missed_is_told()
    {
        int told = 0,
            all = 0;
        foreach (var (name, list, revision) in Cases)
        {
            var items = HandItem.Read(list);
            var missed = HandItem.Missed(items, revision());
            (told, all) = (told + items.Count - missed.Count, all + items.Count);
            foreach (var item in missed)
                output.WriteLine($"{name}: missed {item.Change} {item.OldClause}>{item.NewClause} {item.Old}>{item.New} {item.What}");
        }
        output.WriteLine($"{told} of {all}");
        Assert.True(all > 110 && told >= Least * all, $"{told} of {all}");
    }

    [SharedFact]
    public void None_of_the_first_ten_facts_is_false()
    {
        var wrong = new List<string>();
        foreach (var (name, list, revision) in Cases)
        {
            HandItem[] judged = [.. HandItem.Read(list), .. HandItem.Read($"tests/Gold/first-ten/{name}.tsv")];
            wrong.AddRange(
                revision()
                    .Facts.Take(First)
                    .Where(f => !judged.Any(j => j.IsToldBy(f)))
                    .Select(f => $"{name}: nobody judged {f.Subject} {f.Change} {f.OldClause}>{f.NewClause} {f.Field} {f.Old}>{f.New}")
            );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static RevisionRecord OfPair(string name)
    {
        string pair = Path.Combine(Shared.Folder, "dev", "pairs", name);
        return PolicyComparer.Compare(
            Read(SourceFile.Load(Path.Combine(pair, "old.md"))),
            Read(SourceFile.Load(Path.Combine(pair, "new.md")))
        );
    }

    /// <summary>The development text against what its edit script makes of it. Each piece is checked before it is replaced.</summary>
    private static RevisionRecord OfRewrite(string name)
    {
        string old = File.ReadAllText(Path.Combine(Shared.Folder, "dev", "text", name + ".txt"));
        var edits = File.ReadLines(Path.Combine(Sources.Root, "tests", "Gold", "rewrites", name + ".edits.tsv"))
            .Where(l => l.Length > 0 && char.IsAsciiDigit(l[0]))
            .Select(l => l.Split('\t'))
            .Select(c =>
                (
                    At: int.Parse(c[0], CultureInfo.InvariantCulture),
                    Length: int.Parse(c[1], CultureInfo.InvariantCulture),
                    Hash: c[2],
                    Text: c[3]
                )
            )
            .ToList();
        Assert.All(
            edits,
            e =>
                Assert.Equal(e.Hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(old.Substring(e.At, e.Length))))[..16])
        );
        var (@new, at) = (new StringBuilder(), 0);
        foreach (var edit in edits.Skip(1))
        {
            @new.Append(old, at, edit.At - at)
                .Append(
                    Piece()
                        .Replace(
                            edit.Text,
                            m =>
                                old.Substring(
                                    int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture),
                                    int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)
                                )
                        )
                        .Replace("\\n", "\n", StringComparison.Ordinal)
                );
            at = edit.At + edit.Length;
        }
        @new.Append(old, at, old.Length - at);
        return PolicyComparer.Compare(Read(Source(old)), Read(Source(@new.ToString())));

        static SourceFile Source(string text) => new("policy.txt", Encoding.UTF8.GetBytes(text));
    }

    private static PolicyRecord Read(SourceFile file) => new PolicyPipeline().Run(file);

    [GeneratedRegex(@"\{([0-9]+):([0-9]+)\}")]
    private static partial Regex Piece();
}
