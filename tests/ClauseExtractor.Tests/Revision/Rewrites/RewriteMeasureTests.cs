using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;
using ClauseExtractor.Tests.Architecture;
using Xunit.Abstractions;

namespace ClauseExtractor.Tests.Revision.Rewrites;

/// <summary>
/// Rewritten policies with known answers: benefits moved between clauses, dropped within a kept clause, replaced by unlike ones, exemptions
/// lost, figures, duties and authorities changed, a name replaced throughout.
/// <c>CLAUSE_REWRITE_SEEDS=200</c> measures all seeds.
/// </summary>
public class RewriteMeasureTests(ITestOutputHelper output)
{
    private const double Least = 0.97;

    private static int Seeds =>
        int.TryParse(Environment.GetEnvironmentVariable("CLAUSE_REWRITE_SEEDS"), CultureInfo.InvariantCulture, out int n) ? n : 40;

    [Fact]
    public void Facts_of_rewritten_policies_are_told_and_no_others()
    {
        var bases = Bases();
        int told = 0,
            missed = 0,
            right = 0,
            wrong = 0,
            names = 0,
            namesSaid = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            var rewrite = Rewrite.Of(seed, seed % 6 == 0 ? [] : bases[seed % bases.Count]);
            var revision = PolicyComparer.Compare(Policy.Of(rewrite.Old), Policy.Of(rewrite.New));
            string oldText = Policy.Of(rewrite.Old).Text,
                newText = Policy.Of(rewrite.New).Text;
            var about = rewrite
                .Edits.Select(e =>
                    revision.Facts.Where(f => Within(f.OldSpan, e.Old, oldText) && Within(f.NewSpan, e.New, newText)).ToList()
                )
                .ToList();
            for (int i = 0; i < rewrite.Edits.Count; i++)
                foreach (var demand in rewrite.Edits[i].Demands)
                    if (about[i].Exists(f => demand(f)))
                        told++;
                    else
                        (missed, _) = (missed + 1, Say(seed, "missed", rewrite.Edits[i].ToString(), about[i]));
            foreach (var fact in revision.Facts)
                if (Enumerable.Range(0, about.Count).Any(i => about[i].Contains(fact) && rewrite.Edits[i].Allows(fact)))
                    right++;
                else
                    (wrong, _) = (wrong + 1, Say(seed, "wrong", "", [fact]));
            names++;
            if (revision.Replacements.Count == (rewrite.Renamed ? 1 : 0))
                namesSaid++;
            else
                Say(seed, "names", string.Join(' ', revision.Replacements.Select(r => $"{r.Old}>{r.New} {r.Count}")), []);
        }
        double precision = (double)right / (right + wrong),
            recall = (double)told / (told + missed);
        output.WriteLine(
            $"seeds 1-{Seeds}: precision {precision:0.0000} ({right} of {right + wrong}), recall {recall:0.0000} ({told} of "
                + $"{told + missed}), names {namesSaid} of {names}"
        );
        Assert.True(
            precision >= Least && recall >= Least && namesSaid == names,
            $"precision {precision:0.0000}, recall {recall:0.0000}, names {namesSaid} of {names}"
        );
    }

    private static bool Within(Span? span, string? sentence, string text) =>
        span is null
        || sentence is not null
            && text.IndexOf(sentence, StringComparison.Ordinal) is >= 0 and var at
            && span.Start >= at
            && span.End <= at + sentence.Length;

    private bool Say(int seed, string what, string edit, IEnumerable<FactChange> facts)
    {
        var told = facts.Select(f =>
            $"{f.Subject} {f.Change} {f.OldClause}>{f.NewClause} {f.Field} {f.Old}>{f.New} [{f.OldSpan?.Quote}>{f.NewSpan?.Quote}]"
        );
        output.WriteLine($"{seed} {what} {edit} {string.Join(" | ", told)}");
        return true;
    }

    /// <summary>The leaf clauses of the corpus that are one paragraph ending in a full stop.</summary>
    private static List<IReadOnlyList<string>> Bases() =>
        [
            .. Sources
                .Files("corpus", "*.txt")
                .Order(StringComparer.Ordinal)
                .Select(file =>
                {
                    var record = new PolicyPipeline().Run(SourceFile.Load(Path.Combine(Sources.Root, file)));
                    var parents = record.Clauses.Select(c => c.Parent).ToHashSet();
                    return (IReadOnlyList<string>)
                        [
                            .. record
                                .Clauses.Where(c =>
                                    !parents.Contains(c.Path)
                                    && c.More.Count == 0
                                    && c.Text.EndsWith('。')
                                    && c.Text.Length is > 30 and < 400
                                    && !c.Text.Contains('\n')
                                )
                                .Select(c => c.Text),
                        ];
                }),
        ];
}
