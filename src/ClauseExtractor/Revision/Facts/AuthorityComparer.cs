using System.Buffers;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Authorities named in running text (报国务院批准 → 报党中央、国务院批准), as far as the lists of units in charge do not hold them. One fact a sentence.
/// </summary>
internal static partial class AuthorityComparer
{
    /// <summary>From how much likeness of the name and the words around it on one authority took the other's place.</summary>
    private const double SamePlace = 0.25,
        Name = 0.5;

    /// <summary>Characters from the changed part of a name to its end, at most.</summary>
    private const int LongestEnd = 12;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("门府局委构院关央办厅署室家");

    /// <param name="replacements">Names replaced throughout are said once, there.</param>
    /// <param name="known">Where units in charge stand that are compared by themselves.</param>
    public static IEnumerable<FactChange> Compare(SentencePairing sentences, IReadOnlyList<Replacement> replacements, KnownUnits known)
    {
        foreach (var (old, @new) in sentences.Pairs.Concat(sentences.MovedPairs).Where(p => !p.Old.Unit.IsAround && !p.New.Unit.IsAround))
            if (Compare(old, @new, replacements, known) is { } fact)
                yield return fact;
        foreach (var fact in AuthorityMentions.Compare(sentences, replacements, known))
            yield return fact;
    }

    /// <summary>Where authorities are named, apart from the units in charge that the records list.</summary>
    internal static List<Match> Named(Sentence sentence, Func<Span, bool> known) =>
        [.. Authority().Matches(sentence.Words).Where(m => !known(sentence.Span(m.Index, m.Length)))];

    private static FactChange? Compare(Sentence old, Sentence @new, IReadOnlyList<Replacement> replacements, KnownUnits known)
    {
        string before = old.Words,
            after = @new.Words;
        if (!MayDiffer(before, after))
            return null;
        List<Match> from = Named(old, known.InOld),
            to = Named(@new, known.InNew);
        List<Match> gone = [],
            come = [];
        foreach (var (o, n) in SequenceAlignment.Align(from.Count, to.Count, (i, j) => Likeness(before, from[i], after, to[j]), SamePlace))
            if (o is not { } i)
                come.Add(to[n!.Value]);
            else if (n is not { } j)
                gone.Add(from[i]);
            else if (!PhraseLikeness.Same(from[i].Value, to[j].Value) && !replacements.Any(r => Replaced(from[i].Value, r) == to[j].Value))
                (gone, come) = ([.. gone, from[i]], [.. come, to[j]]);
        foreach (var same in gone.Where(g => come.Exists(c => c.Value == g.Value)).ToList())
        {
            gone.Remove(same);
            come.Remove(come.Find(c => c.Value == same.Value)!);
        }
        // 质量技术监督部门 is no name that is known here, 市场监督管理部门 is: a name replaced throughout came with nothing.
        string renamed = replacements.OrderByDescending(r => r.Old.Length).Aggregate(before, Replaced);
        come.RemoveAll(c => !before.Contains(c.Value, StringComparison.Ordinal) && renamed.Contains(c.Value, StringComparison.Ordinal));
        gone.RemoveAll(g =>
            replacements.Any(r => Replaced(g.Value, r) is var now && now != g.Value && after.Contains(now, StringComparison.Ordinal))
        );
        if (gone.Count + come.Count == 0)
            return null;
        var kind =
            gone.Count == 0 ? FactChangeKind.Added
            : come.Count == 0 ? FactChangeKind.Removed
            : FactChangeKind.Changed;
        return new FactChange(
            FactSubject.Owner,
            kind,
            old.Path,
            @new.Path,
            null,
            null,
            "text",
            Names(gone),
            Names(come),
            Span(old, gone),
            Span(@new, come)
        );
    }

    /// <summary>False where neither what changed nor the words right behind it end a name: then no name changed.</summary>
    private static bool MayDiffer(string before, string after)
    {
        int head = before.AsSpan().CommonPrefixLength(after),
            tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        return Ends(before, head, before.Length - tail) || Ends(after, head, after.Length - tail);

        static bool Ends(string text, int start, int end) =>
            text.AsSpan(start, Math.Min(text.Length, end + LongestEnd) - start).ContainsAny(NameEnds);
    }

    private static double Likeness(string before, Match old, string after, Match @new)
    {
        if (old.Value == @new.Value)
            return 1;
        double around = PhraseLikeness.SimilarityAround(before, Range(old), after, Range(@new));
        return Name * PhraseLikeness.Similarity(old.Value, @new.Value) + (1 - Name) * around;
    }

    private static TextRange Range(Match match) => new(match.Index, match.Index + match.Length);

    internal static string Replaced(string name, Replacement replacement) =>
        name.Replace(replacement.Old, replacement.New, StringComparison.Ordinal);

    private static string? Names(List<Match> names) => names.Count == 0 ? null : string.Join('、', names.Select(n => n.Value).Distinct());

    private static Span? Span(Sentence sentence, List<Match> names) =>
        names.Count == 0 ? null : sentence.Span(names[0].Index, names[^1].Index + names[^1].Length - names[0].Index);

    /// <summary>A character of a name: not one that leads to it (由, 向, 报 …) or joins it to another.</summary>
    private const string Part =
        @"(?:发展和改革|经济和信息化|工业和信息化|住房和城乡|农业和农村|卫生和计划|(?!由|向|经|报|会同|商国|商有|和|或|及|与|被|对|按|的|应|可|并|将|所在地|地(?<=所在地)|同(?<=会同)|给|以外|其他|其|在|任何|"
        + @"通知|抄送|要求|依照|提请|根据|负责|有权|本|该|依据|是|为|促进|作为|协助|接受|交由|委托)\p{L})";

    [GeneratedRegex(
        $@"(?:{Part}{{2,12}}、){{2,14}}{Part}{{2,12}}等(?:有关|相关)?部门|{Part}{{0,24}}?(?:人民政府{Part}{{2,10}}?主管部门|主管部门|行政部门|管理部门|监管部门|有关部门|"
            + $@"财政部门|税务部门|审计部门|人民政府|检验检疫机构|管理机构|市场监管局|市场监督管理局|[省市区县州]政府(?!采购|投资|性|各|办|部门)|委员会(?!委员|成员)|管委会|办公室|总局|总署"
            + @"|发改委|经信委|科委|卫健委|国资委|[发工科财教民人社商水农住建环文卫审税林统交公安信]\p{L}{0,8}局(?!面|部|限|势)|[发工科财教民人社商水农住建环文卫审司交公]\p{L}{0,8}厅)(?!及其)|审计机关|"
            + @"公安机关|海关(?!特殊|监管)|国务院(?!\p{L}{0,20}(?:部门|机构))|党中央|国家(?=设立)"
    )]
    private static partial Regex Authority();
}

/// <summary>Where the units stand that both records list.</summary>
internal sealed class KnownUnits(PolicyRecord old, PolicyRecord @new)
{
    private readonly SpanSet olds = Spans(old),
        news = Spans(@new);

    public string OldText => old.Text;

    public string NewText => @new.Text;

    public bool InOld(Span span) => olds.Touches(span);

    public bool InNew(Span span) => news.Touches(span);

    private static SpanSet Spans(PolicyRecord record) =>
        new(record.Clauses.SelectMany(c => c.Owners).Concat(record.Document.Owners).Select(o => o.Span));
}
