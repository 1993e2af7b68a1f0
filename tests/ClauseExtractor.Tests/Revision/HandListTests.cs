using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;
using ClauseExtractor.Tests.Architecture;
using ClauseExtractor.Tests.Formats;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Revision;

/// <summary>What a reviewer wrote down beforehand of pairs of real versions (<c>tests/Gold/revisions</c>): told as facts, not left to be found in the list of clauses.</summary>
public class HandListTests(ITestOutputHelper output)
{
    private const double Least = 0.95;

    private sealed record Item(string Change, string[] Subjects, string OldClause, string NewClause, string Old, string New, string What);

    [SharedFact]
    public void What_must_not_be_missed_is_told()
    {
        int told = 0, all = 0;
        foreach (string list in Sources.Files("tests/Gold/revisions", "*.tsv"))
        {
            string pair = Path.Combine(Shared.Folder, "dev", "pairs", Path.GetFileNameWithoutExtension(list));
            var revision = PolicyComparer.Compare(Read(Path.Combine(pair, "old.md")), Read(Path.Combine(pair, "new.md")));
            var left = revision.Facts.ToList();
            foreach (var item in Items(Path.Combine(Sources.Root, list)))
            {
                all++;
                if (item.Subjects.Contains("replacement") && revision.Replacements.Any(r => r.Old.Contains(item.Old, StringComparison.Ordinal) && r.New.Contains(item.New, StringComparison.Ordinal)))
                    told++;
                else if (left.Find(f => Tells(f, item)) is { } fact && left.Remove(fact))
                    told++;
                else
                    output.WriteLine($"{Path.GetFileName(list)}: missed {item.Change} {item.OldClause}>{item.NewClause} {item.Old}>{item.New} {item.What}");
            }
        }
        output.WriteLine($"{told} of {all}");
        Assert.True(all > 60 && told >= Least * all, $"{told} of {all}");
    }

    private static PolicyRecord Read(string file) => new PolicyPipeline().Run(SourceFile.Load(file));

    private static IEnumerable<Item> Items(string file) =>
        File.ReadLines(file).Where(l => !l.StartsWith('#') && !l.StartsWith("change\t", StringComparison.Ordinal)).Select(l => l.Split('\t')).Select(c => new Item(c[0], c[1].Split('|'), c[2], c[3], c[4], c[5], c[6]));

    /// <summary>An authority that was put beside another is told as added where the list says changed: the new name decides.</summary>
    private static bool Tells(FactChange fact, Item item) =>
        item.Subjects.Contains(fact.Subject.ToString().ToLowerInvariant())
        && (item.Change is not ("added" or "removed") || fact.Change.ToString().Equals(item.Change, StringComparison.OrdinalIgnoreCase))
        && (item.NewClause != "-" ? Last(fact.NewClause) == item.NewClause : item.OldClause == "-" || Last(fact.OldClause) == item.OldClause)
        && (fact.Change == FactChangeKind.Added || Says(item.Old, fact.Old, fact.OldSpan?.Quote)) && Says(item.New, fact.New, fact.NewSpan?.Quote);

    private static string? Last(string? path) => path?[(path.LastIndexOf('/') + 1)..];

    private static bool Says(string expected, object? value, string? quote) => expected == "-" || (value switch
    {
        decimal d => decimal.TryParse(expected, CultureInfo.InvariantCulture, out decimal number) && d == number,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == expected,
        _ => $"{value} {quote}".Contains(expected, StringComparison.Ordinal),
    });
}
