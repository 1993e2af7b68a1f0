using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Revision;
using ClauseExtractor.Revision.Facts;

namespace ClauseExtractor.Wording;

/// <summary>What a block of changes means to a reader, in the order in which it is read: money first.</summary>
public enum BlockKind
{
    /// <summary>More than before.</summary>
    Raised,

    /// <summary>Less than before.</summary>
    Lowered,

    /// <summary>A benefit or rule that is no more.</summary>
    Gone,

    /// <summary>A benefit or rule that was not there.</summary>
    New,

    /// <summary>Changed in no direction that can be told.</summary>
    Changed,

    /// <summary>A date or a span of time.</summary>
    Date,

    /// <summary>The force of a rule: 应当 for 可以.</summary>
    Duty,

    /// <summary>Another unit is in charge.</summary>
    Authority,

    /// <summary>What fits no other kind.</summary>
    Other,
}

/// <summary>
/// The changes of one benefit or one rule together: cap, rate, tiers, condition, thresholds, term, duties, authorities of the same
/// sentence.
/// </summary>
/// <param name="Key">Names the block within its revision; the same while both sentences stay as they are.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Row">Index of the clauses it stands in, null for the document as a whole.</param>
/// <param name="Lines">At least one; the weightiest first.</param>
/// <param name="OldText">The sentence before; empty where there was none.</param>
/// <param name="NewText">The sentence after.</param>
public sealed record FactBlock(
    string Key,
    BlockKind Kind,
    string Title,
    int? Row,
    IReadOnlyList<FactLine> Lines,
    string OldText,
    string NewText
)
{
    /// <summary>True for sums, shares, ratios and what was given or taken away with them.</summary>
    public bool IsMoney => Lines.Any(l => l.Fact.Subject is FactSubject.Benefit or FactSubject.Amount);

    /// <summary>True where the force of a rule, or who is bound by it, changed.</summary>
    public bool IsDuty => Lines.Any(l => l.Fact.Subject == FactSubject.Duty);
}

/// <summary>Puts changes of meaning into blocks: the facts of one sentence belong together, on either side.</summary>
public static class FactBlocks
{
    private const int TitleLength = 32;

    private const double SameSentence = 0.4;

    /// <summary>The blocks by kind, and within a kind as weighty as their weightiest fact.</summary>
    /// <param name="lines">In the record's order, most weighty first.</param>
    public static IReadOnlyList<FactBlock> Of(IReadOnlyList<FactLine> lines, PolicyRecord old, PolicyRecord @new)
    {
        var parts = new Dictionary<(bool New, string Place), int>();
        var group = new List<List<FactLine>>();
        foreach (var line in lines)
        {
            var places = Places(line, old, @new);
            var found = places.Where(parts.ContainsKey).Select(p => parts[p]).Distinct().Order().ToList();
            int home = found.Count > 0 ? found[0] : group.Count;
            if (home == group.Count)
                group.Add([]);
            foreach (int other in found.Skip(1))
            {
                group[home].AddRange(group[other]);
                group[other].Clear();
                foreach (var key in parts.Where(p => p.Value == other).Select(p => p.Key).ToList())
                    parts[key] = home;
            }
            group[home].Add(line);
            foreach (var place in places)
                parts[place] = home;
        }
        var blocks = Joined([.. group.Where(g => g.Count > 0).Select(g => Block([.. g.OrderBy(l => l.Number)], old, @new))], old, @new);
        return [.. blocks.OrderBy(b => b.Kind).ThenBy(b => b.Lines.Min(l => l.Number))];
    }

    /// <summary>
    /// What went from a sentence and what came into the one that stands for it now belong together: 3倍的罚款 → 5万元以上20万元以下的罚款.
    /// </summary>
    private static List<FactBlock> Joined(List<FactBlock> blocks, PolicyRecord old, PolicyRecord @new)
    {
        foreach (var gone in blocks.Where(b => b.Row is not null && b.NewText.Length == 0).ToList())
        {
            var come = blocks
                .Where(b => b.Row == gone.Row && b.OldText.Length == 0 && b.NewText.Length > 0)
                .Select(b => (Block: b, Alike: PhraseLikeness.Similarity(gone.OldText, b.NewText)))
                .Where(b => b.Alike >= SameSentence)
                .OrderByDescending(b => b.Alike)
                .FirstOrDefault()
                .Block;
            if (come is null)
                continue;
            blocks.Remove(gone);
            blocks[blocks.IndexOf(come)] = Block([.. gone.Lines.Concat(come.Lines).OrderBy(l => l.Number)], old, @new);
        }
        return blocks;
    }

    private static FactBlock Block(IReadOnlyList<FactLine> lines, PolicyRecord old, PolicyRecord @new)
    {
        string before = Text(lines.Select(l => (l.Fact.OldSpan, l.Fact.OldClause)), old),
            after = Text(lines.Select(l => (l.Fact.NewSpan, l.Fact.NewClause)), @new);
        var head = lines[0];
        string key = head.Fact.Subject is FactSubject.Date or FactSubject.Document or FactSubject.Repeal
            ? $"{head.Fact.Subject}/{head.Fact.Field}"
            : $"{head.Fact.OldClause}>{head.Fact.NewClause}/{before}>{after}";
        return new FactBlock(
            TextKey(key),
            Kind(lines),
            Title(head, before, after),
            head.Row,
            [.. lines.OrderBy(Part).ThenBy(Place)],
            before,
            after
        );
    }

    /// <summary>
    /// In a block: sums and shares as they stand in the text, then what else the benefit says, then what is demanded, then who.
    /// </summary>
    private static int Part(FactLine line) =>
        line.Fact.Subject switch
        {
            FactSubject.Benefit when line.Fact.Change != FactChangeKind.Changed => 0,
            FactSubject.Amount => 0,
            FactSubject.Benefit => line.Fact.Field is { } f
            && (f.StartsWith("caps[", StringComparison.Ordinal) || f.StartsWith("rate", StringComparison.Ordinal) || f is "match")
                ? 0
                : 1,
            FactSubject.Threshold or FactSubject.Indicator or FactSubject.Number => 2,
            FactSubject.Period or FactSubject.Duty => 3,
            _ => 4,
        };

    /// <summary>A rule that came or went: it is its own sentence.</summary>
    internal static bool IsRule(FactChange fact) => fact is { Subject: FactSubject.Duty, Change: not FactChangeKind.Changed };

    internal static bool IsRuleAlone(FactChange fact) =>
        fact is { Subject: FactSubject.Duty, OldClause: null } or { Subject: FactSubject.Duty, NewClause: null };

    private static int Place(FactLine line) => (line.Fact.NewSpan ?? line.Fact.OldSpan)?.Start ?? 0;

    private static string Title(FactLine head, string before, string after) =>
        head.Fact.Subject switch
        {
            FactSubject.Date or FactSubject.Document or FactSubject.Repeal => head.Field.Length > 0 ? head.Field : head.Subject,
            FactSubject.Benefit or FactSubject.Threshold or FactSubject.Indicator when head.About.Length > 0 => head.About,
            _ => ValueText.Shorten(after.Length > 0 ? after : before, TitleLength).TrimEnd('。', '；', ';'),
        };

    private static BlockKind Kind(IReadOnlyList<FactLine> lines)
    {
        var money = lines.Where(l => l.Fact.Subject is FactSubject.Benefit or FactSubject.Amount).ToList();
        if (
            money.Find(l =>
                l.Fact.Change == FactChangeKind.Changed && Figure(l.Fact.Old) is { } a && Figure(l.Fact.New) is { } b && a != b
            ) is
            { } changed
        )
            return Figure(changed.Fact.New) > Figure(changed.Fact.Old) ? BlockKind.Raised : BlockKind.Lowered;
        if (money.Count > 0)
            return money.TrueForAll(l => l.Fact.New is null && l.Fact.NewSpan is null) ? BlockKind.Gone
                : money.TrueForAll(l => l.Fact.Old is null && l.Fact.OldSpan is null) ? BlockKind.New
                : BlockKind.Changed;
        return lines[0].Fact.Subject switch
        {
            FactSubject.Date or FactSubject.Document => BlockKind.Date,
            FactSubject.Duty or FactSubject.Period => BlockKind.Duty,
            FactSubject.Owner => BlockKind.Authority,
            _ => BlockKind.Other,
        };
    }

    private static decimal? Figure(object? value) =>
        value switch
        {
            decimal d => d,
            int i => i,
            _ => null,
        };

    private static List<(bool New, string Place)> Places(FactLine line, PolicyRecord old, PolicyRecord @new)
    {
        var fact = line.Fact;
        if (fact.Subject is FactSubject.Date or FactSubject.Document or FactSubject.Repeal)
            return [(true, $"{fact.Subject} {fact.Field} {line.Number}")];
        var places = new List<(bool, string)>();
        // The rules of a clause that came or went as a whole are one matter, however many sentences say 应当.
        if (IsRuleAlone(fact))
            return [(fact.OldClause is null, $"{fact.OldClause}{fact.NewClause} rules")];
        if (fact.OldSpan is { } before)
            places.Add((false, $"{fact.OldClause} {Sentence(before, old, fact.OldClause).Start}"));
        if (fact.NewSpan is { } after)
            places.Add((true, $"{fact.NewClause} {Sentence(after, @new, fact.NewClause).Start}"));
        return places.Count > 0 ? places : [(true, $"{fact.OldClause} {fact.NewClause} {line.Number}")];
    }

    private static string Text(IEnumerable<(Span? Span, string? Clause)> places, PolicyRecord record) =>
        places.FirstOrDefault(p => p.Span is not null) is ({ } span, var clause) && span.End <= record.Text.Length
            ? record.Text[Sentence(span, record, clause) is var range ? range.Start..range.End : ..].Trim()
            : "";

    /// <summary>The sentence that a span begins in: between 。, ； and the ends of lines, without the label of its clause.</summary>
    internal static TextRange Sentence(Span span, PolicyRecord record, string? clause)
    {
        string text = record.Text;
        // A fact of a split names one of its parts, and may stand in another.
        int first =
            (
                record.Clauses.FirstOrDefault(c => c.Span.Start <= span.Start && span.Start < c.Span.End)
                ?? record.Clauses.FirstOrDefault(c => c.Path == clause)
            )
                ?.Span
                .Start
            ?? 0;
        int start = Math.Min(span.Start, text.Length),
            end = Math.Clamp(span.End - 1, start, text.Length);
        while (start > 0 && start != first && !Ends(text[start - 1]))
            start--;
        while (end < text.Length && !Ends(text[end]))
            end++;
        return new TextRange(start, Math.Min(text.Length, end < text.Length && text[end] != '\n' ? end + 1 : end));
    }

    private static bool Ends(char c) => c is '。' or '；' or ';' or '\n';

    /// <summary>A short stable name of a text (FNV-1a, 64 bits).</summary>
    internal static string TextKey(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
