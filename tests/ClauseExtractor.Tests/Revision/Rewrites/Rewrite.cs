using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision.Rewrites;

/// <summary>What was done to a sentence.</summary>
internal enum RewriteKind
{
    Moved,
    MovedAndChanged,
    Dropped,
    Replaced,
    ExemptionLost,
    Amount,
    Figure,
    Duty,
    Authority,
}

/// <summary>One change with its answer.</summary>
/// <param name="Old">The sentence before.</param>
/// <param name="New">The sentence after; null where it went.</param>
/// <param name="From">The old value of the one that changed; null where no single value did.</param>
internal sealed record RewriteEdit(RewriteKind Kind, string Old, string? New, string? From, string? To)
{
    /// <summary>Whether a fact about this sentence is one that the change makes true.</summary>
    public bool Allows(FactChange fact) =>
        Kind switch
        {
            RewriteKind.Moved => false,
            RewriteKind.MovedAndChanged or RewriteKind.Amount => fact.Change == FactChangeKind.Changed
                && fact.Subject is FactSubject.Benefit or FactSubject.Amount
                && Says(fact),
            RewriteKind.Dropped => fact.Change == FactChangeKind.Removed,
            RewriteKind.Replaced or RewriteKind.ExemptionLost => fact.Change != FactChangeKind.Changed,
            RewriteKind.Figure => fact.Subject is FactSubject.Period or FactSubject.Number or FactSubject.Threshold
                && fact.Change == FactChangeKind.Changed,
            RewriteKind.Duty => fact.Subject == FactSubject.Duty,
            _ => fact.Subject == FactSubject.Owner && Says(fact),
        };

    private bool Says(FactChange fact) =>
        (fact.OldSpan?.Quote ?? "").Contains(From!, StringComparison.Ordinal)
        && (fact.NewSpan?.Quote ?? "").Contains(To!, StringComparison.Ordinal);

    /// <summary>What must be told: each an independent demand on the facts about this sentence.</summary>
    public IReadOnlyList<Func<FactChange, bool>> Demands =>
        Kind switch
        {
            RewriteKind.Moved => [],
            RewriteKind.Dropped => [f => f is { Subject: FactSubject.Benefit, Change: FactChangeKind.Removed }],
            RewriteKind.Replaced =>
            [
                f => f is { Subject: FactSubject.Benefit, Change: FactChangeKind.Removed },
                f => f is { Subject: FactSubject.Benefit, Change: FactChangeKind.Added },
            ],
            RewriteKind.ExemptionLost => [f => f is { Subject: FactSubject.Benefit, Change: FactChangeKind.Removed }],
            _ => [Allows],
        };
}

/// <summary>A policy and its rewriting, with every change known. The same seed gives the same pair.</summary>
internal sealed class Rewrite
{
    private const int MostSentences = 12;
    private readonly Random random;
    private readonly List<RewriteEdit> edits = [];
    private readonly List<List<string>> old = [],
        @new = [];

    private Rewrite(int seed) => random = new Random(seed);

    public IReadOnlyList<RewriteEdit> Edits => edits;

    /// <summary>True where <see cref="SentenceBank.OldName"/> was replaced throughout.</summary>
    public bool Renamed { get; private set; }

    public string[] Old => Lines(old);

    public string[] New => Lines(@new);

    /// <summary>The pair of a seed, from the clauses of a real text or, without one, of the bank alone.</summary>
    /// <param name="clauses">Texts of clauses, each one paragraph that ends in a full stop.</param>
    public static Rewrite Of(int seed, IReadOnlyList<string> clauses)
    {
        var rewrite = new Rewrite(seed);
        var texts = clauses.OrderBy(_ => rewrite.random.Next()).Take(8).ToList();
        for (int i = texts.Count; i < 8; i++)
            texts.Add($"第{i + 1}项工作要求。各有关单位要完善工作机制,形成{"一二三四五六七八"[i]}类工作合力。");
        foreach (string text in texts)
            rewrite.old.Add([text]);
        rewrite.Fill();
        rewrite.Revise();
        return rewrite;
    }

    private static string[] Lines(List<List<string>> clauses) =>
        [
            "若干措施",
            .. clauses.Select((c, i) => "一二三四五六七八"[i] + "、" + string.Concat(c)),
            "九、附则。本措施自2024年1月1日起施行,有效期至2026年12月31日。",
        ];

    /// <summary>Puts sentences of the bank behind the clauses: each once, so that a place can be found by its words.</summary>
    private void Fill()
    {
        var sentences = new List<string>();
        sentences.AddRange(
            Pick(SentenceBank.Benefits, 6).Select(b => string.Format(CultureInfo.InvariantCulture, b, random.Next(1, 10) * 5))
        );
        sentences.AddRange(Pick(SentenceBank.Exemptions, 1).Select(e => e.Old));
        sentences.AddRange(Pick(SentenceBank.Figures, 3).Select(f => string.Format(CultureInfo.InvariantCulture, f.Text, f.Old)));
        sentences.AddRange(Pick(SentenceBank.Duties, 2).Select(d => d.Old));
        sentences.AddRange(Pick(SentenceBank.Authorities, 1).Select(a => string.Format(CultureInfo.InvariantCulture, a.Text, a.Old)));
        sentences.AddRange(SentenceBank.Named);
        var order = Enumerable.Range(0, old.Count).OrderBy(_ => random.Next()).ToList();
        for (int i = 0; i < sentences.Count; i++)
            old[order[i % order.Count]].Add(sentences[i]);
    }

    private List<T> Pick<T>(T[] from, int count) => from.OrderBy(_ => random.Next()).Take(count).ToList();

    private void Revise()
    {
        foreach (var clause in old)
            @new.Add([.. clause]);
        var benefits = new Queue<string>(
            Sentences()
                .Where(s => s.StartsWith('对') && s.Any(char.IsAsciiDigit) && !s.Contains("异议", StringComparison.Ordinal))
                .OrderBy(_ => random.Next())
        );
        Move(benefits.Dequeue(), null);
        string moved = benefits.Dequeue();
        Move(moved, Amended(moved, out string from, out string to), from, to);
        Replace(benefits.Dequeue(), null, RewriteKind.Dropped);
        var unused = SentenceBank.Benefits.Where(b => !Sentences().Any(s => s.StartsWith(b[..8], StringComparison.Ordinal))).ToArray();
        Replace(
            benefits.Dequeue(),
            string.Format(CultureInfo.InvariantCulture, unused[random.Next(unused.Length)], random.Next(1, 10) * 5),
            RewriteKind.Replaced
        );
        string raised = benefits.Dequeue();
        Replace(raised, Amended(raised, out from, out to), RewriteKind.Amount, from, to);
        foreach (var (before, after) in SentenceBank.Exemptions.Where(e => Sentences().Contains(e.Old)))
            Replace(before, after, RewriteKind.ExemptionLost);
        foreach (var (text, before, after) in SentenceBank.Figures)
            Value(text, before, after, RewriteKind.Figure);
        foreach (var (before, after) in SentenceBank.Duties.Where(d => Sentences().Contains(d.Old)))
            Replace(before, after, RewriteKind.Duty);
        foreach (var (text, before, after) in SentenceBank.Authorities)
            Value(text, before, after, RewriteKind.Authority);
        Renamed = random.Next(2) == 0;
        foreach (var clause in @new)
        {
            for (int i = 0; Renamed && i < clause.Count; i++)
                clause[i] = clause[i].Replace(SentenceBank.OldName, SentenceBank.NewName, StringComparison.Ordinal);
            // What follows a clause's first text may stand in any order.
            if (clause.Count > 2 && random.Next(3) == 0)
                (clause[1], clause[^1]) = (clause[^1], clause[1]);
        }
    }

    private IEnumerable<string> Sentences() => old.SelectMany(c => c.Skip(1).Take(MostSentences));

    private void Value(string text, string before, string after, RewriteKind kind)
    {
        string sentence = string.Format(CultureInfo.InvariantCulture, text, before);
        if (Sentences().Contains(sentence))
            Replace(sentence, string.Format(CultureInfo.InvariantCulture, text, after), kind, before, after);
    }

    private void Move(string sentence, string? amended, string? from = null, string? to = null)
    {
        int home = @new.FindIndex(c => c.Contains(sentence)),
            other = (home + 1 + random.Next(@new.Count - 1)) % @new.Count;
        @new[home].Remove(sentence);
        @new[other].Add(amended ?? sentence);
        edits.Add(
            new RewriteEdit(amended is null ? RewriteKind.Moved : RewriteKind.MovedAndChanged, sentence, amended ?? sentence, from, to)
        );
    }

    private void Replace(string sentence, string? with, RewriteKind kind, string? from = null, string? to = null)
    {
        var clause = @new.Find(c => c.Contains(sentence))!;
        int at = clause.IndexOf(sentence);
        clause.RemoveAt(at);
        if (with is not null)
            clause.Insert(at, with);
        edits.Add(new RewriteEdit(kind, sentence, with, from, to));
    }

    /// <summary>The sentence with its last sum doubled.</summary>
    private static string Amended(string sentence, out string from, out string to)
    {
        int end = sentence.LastIndexOf("万元", StringComparison.Ordinal),
            start = end;
        while (start > 0 && char.IsAsciiDigit(sentence[start - 1]))
            start--;
        (from, to) = (sentence[start..(end + 2)], $"{int.Parse(sentence[start..end], CultureInfo.InvariantCulture) * 2}万元");
        return sentence[..start] + to + sentence[(end + 2)..];
    }
}
