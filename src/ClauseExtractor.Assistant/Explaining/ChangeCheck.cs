using System.Text.RegularExpressions;
using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Assistant.Grounding.Checks;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Assistant.Explaining;

/// <summary>
/// Holds a sentence about a change against the facts that it names: its figures are those of the facts, 由A改为B goes from the old value to
/// the new, 提高 goes up,
/// 新增 came and 删去 went, and its names and words are those of the clauses concerned.
/// </summary>
internal sealed partial class ChangeCheck(RevisionRecord revision, PolicyRecord old, PolicyRecord @new)
{
    private readonly IReadOnlyList<IStatementCheck> _checks = [new NameCheck(), new SupportCheck()];

    public RemovedStatement? Check(string text, IReadOnlyList<FactChange> facts)
    {
        if (facts.Count == 0)
            return new RemovedStatement(Fault.NoCitation, null);
        var said = FigureScanner.Scan(text);
        if (FigureScanner.HasUnreadable(text, said) || said.Any(f => f.Value < 0))
            return new RemovedStatement(Fault.FigureUnreadable, null);
        var before = facts.SelectMany(f => Side(f, old: true)).ToList();
        var after = facts.SelectMany(f => Side(f, old: false)).ToList();
        var frame = facts
            .SelectMany(f =>
                FigureScanner.Scan(
                    $"{f.OldClause} {f.NewClause} {Heading(old, f.OldClause)} {Heading(@new, f.NewClause)} {revision.Old.Title} "
                        + $"{revision.New.Title}"
                )
            )
            .ToList();
        foreach (var figure in said)
            if (!before.Concat(after).Concat(frame).Any(figure.Says))
                return new RemovedStatement(Fault.FigureNotFound, text[figure.Range.Start..figure.Range.End]);
        if (Direction(text, said, before, after) is { } fault)
            return fault;
        if (
            Came().Match(text) is { Success: true } came
            && facts.All(f => f.Change != FactChangeKind.Added)
            && !facts.Any(f => f.Old is null)
        )
            return new RemovedStatement(Fault.PolarityChanged, came.Value);
        if (
            Went().Match(text) is { Success: true } went
            && facts.All(f => f.Change != FactChangeKind.Removed)
            && !facts.Any(f => f.New is null)
        )
            return new RemovedStatement(Fault.PolarityChanged, went.Value);
        var candidate = new Candidate(Telling().Replace(text, " "), [.. facts.SelectMany(Evidence)], "", [old, @new]);
        return _checks.Select(c => c.Check(candidate)).FirstOrDefault(r => r is not null);
    }

    /// <summary>由200万元提高到300万元: what stands before the verb is old, what stands after it is new, and 提高 goes up.</summary>
    private static RemovedStatement? Direction(string text, IReadOnlyList<Figure> said, List<Figure> before, List<Figure> after)
    {
        foreach (Match verb in Verb().Matches(text))
        {
            var from = said.LastOrDefault(f => f.Range.End <= verb.Index);
            var to = said.FirstOrDefault(f => f.Range.Start >= verb.Index + verb.Length);
            if (to is null)
                continue;
            bool stands = after.Any(to.Says) && (from is null || !before.Concat(after).Any(from.Says) || before.Any(from.Says));
            bool way =
                from is null
                || from.Kind != to.Kind
                || !(verb.Groups["up"].Success ? to.Value <= from.Value : verb.Groups["down"].Success && to.Value >= from.Value);
            if (!stands || !way)
                return new RemovedStatement(Fault.FigureMisplaced, text[to.Range.Start..to.Range.End]);
        }
        return null;
    }

    private static IEnumerable<Figure> Side(FactChange fact, bool old)
    {
        var span = old ? fact.OldSpan : fact.NewSpan;
        var words = FigureScanner.Scan(
            ChangeSentence.Of(
                fact with
                {
                    OldSpan = old ? fact.OldSpan : null,
                    NewSpan = old ? null : fact.NewSpan,
                    OldClause = null,
                    NewClause = null,
                    Old = old ? fact.Old : null,
                    New = old ? null : fact.New,
                }
            )
        );
        return span is null ? words : words.Concat(FigureScanner.Scan(span.Quote));
    }

    private IEnumerable<Evidence> Evidence(FactChange fact)
    {
        if (Clause(old, fact.OldClause) is { } from)
            yield return new Evidence(old, from, from.Span, []);
        if (Clause(@new, fact.NewClause) is { } to)
            yield return new Evidence(@new, to, to.Span, []);
        if (fact.OldSpan is { } was)
            yield return new Evidence(old, null, was, []);
        if (fact.NewSpan is { } now)
            yield return new Evidence(@new, null, now, []);
        yield return new Evidence(@new, null, new Layout.Span(0, 0, null, ChangeSentence.Of(fact)), []);
    }

    private static Clause? Clause(PolicyRecord record, string? path) =>
        path is null ? null : record.Clauses.FirstOrDefault(c => c.Path == path);

    private static string? Heading(PolicyRecord record, string? path) => Clause(record, path)?.Heading;

    [GeneratedRegex(
        "(?<up>提高|上调|增加|上升|增至|提升)(?:到|至|为|了)?|(?<down>降低|下调|减少|压减|缩减|降至)(?:到|至|为|了)?|(?:改为|调整为|变为|修改为|延长至|延长到|缩短至|变更为)"
    )]
    private static partial Regex Verb();

    [GeneratedRegex("新增|增设|新设|增列|首次设立")]
    private static partial Regex Came();

    [GeneratedRegex("删去|删除|取消|不再|废除|停止")]
    private static partial Regex Went();

    /// <summary>The words of telling a change; they need no evidence beyond the facts themselves.</summary>
    [GeneratedRegex(
        "提高|上调|增加|上升|增至|提升|降低|下调|减少|压减|缩减|降至|改为|调整为|变为|修改为|延长|缩短|变更为|新增|增设|新设|删去|删除|取消|不再|原来|原文|现行|修订后|修改后|修订|调整|上限|下限|标准|内容|表述|条款|力度|"
            + "扶持|比例|金额|日期|有效期|由|将|从|到|至"
    )]
    private static partial Regex Telling();
}
