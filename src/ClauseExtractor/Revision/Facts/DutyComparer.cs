using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// The force of a rule: 应当 → 可以, 不得 that came or went; in sentences that were reworded, and in those that came or went themselves.
/// </summary>
internal static partial class DutyComparer
{
    /// <summary>Characters behind a modal word that say what is ruled, and how alike they must be.</summary>
    private const int Ruled = 10;

    private const double SameRule = 0.35,
        SamePlace = 0.6;

    /// <summary>A rule of the same force that was worded anew; two of one force need less likeness, and are no change.</summary>
    private const double SameForce = 0.3;

    public static IEnumerable<FactChange> Compare(SentencePairing sentences)
    {
        foreach (var (old, @new) in sentences.Pairs.Concat(sentences.MovedPairs))
        foreach (var fact in Compare(old, @new))
            yield return fact;
        List<Rule> gone = [.. sentences.OnlyOld.SelectMany(Rules)],
            come = [.. sentences.OnlyNew.SelectMany(Rules)];
        foreach (var (o, n) in Kept(gone, come))
        {
            gone.Remove(o);
            come.Remove(n);
        }
        foreach (var rule in gone)
            yield return new FactChange(
                FactSubject.Duty,
                FactChangeKind.Removed,
                rule.Sentence.Path,
                null,
                null,
                null,
                "text",
                rule.Word,
                null,
                rule.Span,
                null
            );
        foreach (var rule in come)
            yield return new FactChange(
                FactSubject.Duty,
                FactChangeKind.Added,
                null,
                rule.Sentence.Path,
                null,
                null,
                "text",
                null,
                rule.Word,
                null,
                rule.Span
            );
    }

    /// <summary>
    /// Rules that stand on in a sentence worded anew elsewhere: one force, and like words on both sides of it. What else its sentence said
    /// is another matter.
    /// </summary>
    private static List<(Rule Old, Rule New)> Kept(List<Rule> gone, List<Rule> come)
    {
        var kept = new List<(Rule Old, Rule New)>();
        var pairs = gone.SelectMany(o =>
                come.Where(n => n.Word == o.Word).Select(n => (Old: o, New: n, Alike: PhraseLikeness.Similarity(o.Around, n.Around)))
            )
            .Where(p => p.Alike >= SamePlace);
        foreach (var (o, n, _) in pairs.OrderByDescending(p => p.Alike))
            if (!kept.Exists(k => k.Old == o || k.New == n))
                kept.Add((o, n));
        return kept;
    }

    /// <param name="Around">The words on both sides of the force.</param>
    private sealed record Rule(Sentence Sentence, string Word, Span Span, string Around);

    private static IEnumerable<FactChange> Compare(Sentence old, Sentence @new)
    {
        string before = old.Words,
            after = @new.Words;
        List<Match> from = Modal().Matches(before).ToList(),
            to = Modal().Matches(after).ToList();
        var aligned = SequenceAlignment.Align(from.Count, to.Count, (i, j) => Likeness(before, from[i], after, to[j]), SameRule);
        List<Match> gone = [],
            come = [];
        foreach (var (o, n) in aligned)
            if (o is { } i && n is { } j)
            {
                if (from[i].Value != to[j].Value)
                    yield return Fact(old, from[i], @new, to[j]);
            }
            else if (o is { } went)
                gone.Add(from[went]);
            else
                come.Add(to[n!.Value]);
        // The rest of a sentence that was turned round: one force left on either side is one rule; the same force on both sides stayed.
        foreach (var word in gone.ToList())
            if (come.Find(c => c.Value == word.Value) is { } same)
            {
                gone.Remove(word);
                come.Remove(same);
            }
        gone.RemoveAll(g => Leads(@new, g.Value));
        come.RemoveAll(c => Leads(old, c.Value));
        if (gone is [var one] && come is [var other])
        {
            yield return Fact(old, one, @new, other);
            yield break;
        }
        foreach (var word in gone)
            yield return Fact(old, word, @new, null);
        foreach (var word in come)
            yield return Fact(old, null, @new, word);
    }

    /// <summary>True where the words before a list, of which the sentence is an item, have the force.</summary>
    private static bool Leads(Sentence sentence, string word) => sentence.Unit.Lead?.Contains(word, StringComparison.Ordinal) == true;

    private static double Likeness(string before, Match old, string after, Match @new)
    {
        double behind = PhraseLikeness.Similarity(Behind(before, old), Behind(after, @new));
        return behind + (old.Value == @new.Value ? SameForce : 0);
    }

    private static string Behind(string text, Match word) =>
        text[(word.Index + word.Length)..Math.Min(text.Length, word.Index + word.Length + Ruled)];

    /// <summary>Each force of a sentence once; an item of a list without one has that of the words before the list (下列单位应当…：).</summary>
    private static IEnumerable<Rule> Rules(Sentence sentence)
    {
        if (sentence.Unit.IsAround)
            yield break;
        var own = Modal().Matches(sentence.Words).DistinctBy(m => m.Value).ToList();
        foreach (var word in own)
            yield return new Rule(sentence, word.Value, sentence.Span(word.Index, word.Length), Around(sentence.Words, word));
        if (own.Count == 0 && sentence.Unit.Lead is { } lead && Modal().Match(lead) is { Success: true } inherited)
            yield return new Rule(sentence, inherited.Value, sentence.Span(0, sentence.Range.Length), sentence.Words);
    }

    private static string Around(string text, Match word) =>
        text[Math.Max(0, word.Index - Ruled)..word.Index]
        + text[(word.Index + word.Length)..Math.Min(text.Length, word.Index + word.Length + 2 * Ruled)];

    private static FactChange Fact(Sentence old, Match? from, Sentence @new, Match? to) =>
        new(
            FactSubject.Duty,
            from is null ? FactChangeKind.Added
                : to is null ? FactChangeKind.Removed
                : FactChangeKind.Changed,
            old.Path,
            @new.Path,
            null,
            null,
            "text",
            from?.Value,
            to?.Value,
            from is null ? null : old.Span(from.Index, from.Length),
            to is null ? null : @new.Span(to.Index, to.Length)
        );

    [GeneratedRegex(
        @"不得|不可以|不予|不应当|应当|必须(?!\p{L}{1,6}的)|可以|有权|禁止|严禁|无须|无需|鼓励|(?<![供相对响适反效感回理])应(?=按|在|于|向|自|由|将|及时|积极|主动|符合|提供|具备|提交)"
    )]
    private static partial Regex Modal();
}
