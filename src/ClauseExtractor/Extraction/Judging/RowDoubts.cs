using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// The features of a row that tell what it may have missed: cues that its condition swallowed, what its sisters have and it has not, cues
/// behind its figures.
/// </summary>
internal static class RowDoubts
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "conditionPer",
        "conditionPerAndNull",
        "conditionStep",
        "conditionBound",
        "conditionWhole",
        "conditionGiver",
        "conditionNoun",
        "conditionVerb",
        "conditionAccording",
        "conditionDistribution",
        "conditionGivenFigure",
        "conditionYearPart",
        "conditionRefers",
        "conditionOpensWithMeasure",
        "conditionShort",
        "conditionNobody",
        "conditionCommas3",
        "conditionQuoted",
        "sisters",
        "sisterMoreCaps",
        "sisterFewerCaps",
        "sisterBase",
        "sisterYears",
        "sisterPer",
        "sisterOtherKind",
        "sisterOtherTerm",
        "sisterLongerCondition",
        "first",
        "last",
        "behindPer",
        "behindBound",
        "behindNoun",
        "behindVerb",
        "behindFigure",
        "behindRefers",
        "bracketFigure",
        "bracketCue",
        "bracketWords",
        "sentence80",
        "sentence160",
        "commas4",
        "commas8",
        "marks4",
        "clauseRows6",
        "nextFigureNoRow",
        "previousFigureNoRow",
        "nextSameTerm",
        "previousSameTerm",
        RowGuards.Name,
    ];

    private static readonly WordList YearPart =
            new(
                "第一年",
                "第二年",
                "第三年",
                "首年",
                "次年",
                "前三年",
                "前两年",
                "前二年",
                "前五年",
                "后两年",
                "后三年",
                "第1年",
                "第2年",
                "前3年",
                "前2年"
            ),
        References = new("其中", "上述", "同等", "相应", "前款", "此项", "该项", "同一", "以上标准", "参照"),
        Going = new("其中", "另", "再", "但", "上述", "同等", "超出", "超过部分", "不足", "差额", "相应", "减半", "上浮", "提高");

    public static void Read(RowView view, RowSentence? previous, RowSentence? next, int clauseRows, ref FeatureWriter writer)
    {
        Condition(view, ref writer);
        Sisters(view, ref writer);
        Behind(view, ref writer);
        var words = view.Folded.AsSpan(view.Sentence.Range.Start, view.Sentence.Range.Length);
        int commas = words.Count(','),
            marks = words.Count('、');
        writer.Steps(words.Length, 80, 160);
        writer.Steps(commas, 4, 8);
        writer.Put(marks >= 4);
        writer.Put(clauseRows >= 6);
        writer.Put(next is { Figures.Count: > 0, Rows.Count: 0 });
        writer.Put(previous is { Figures.Count: > 0, Rows.Count: 0 });
        writer.Put(next is not null && next.Rows.Exists(r => r.Term == view.Row.Term));
        writer.Put(previous is not null && previous.Rows.Exists(r => r.Term == view.Row.Term));
        writer.Put(RowGuards.Holds(view));
    }

    private static void Condition(RowView view, ref FeatureWriter writer)
    {
        var (row, folded) = (view.Row, view.Folded);
        bool per = false,
            step = false,
            bound = false,
            whole = false,
            giver = false,
            noun = false,
            verb = false,
            according = false,
            distribution = false,
            given = false,
            quoted = false;
        foreach (var token in view.Sentence.Tokens)
        {
            if (token.Depth > 0 || !view.IsCondition(token.Start, token.End))
                continue;
            switch (token.Kind)
            {
                case TokenKind.Per:
                    (per, step) = token.End - token.Start >= 4 ? (per, true) : (true, step);
                    break;
                case TokenKind.Bound:
                    bound = bound || folded[token.Start] is not ('以' or '及' or '之' or '(');
                    break;
                case TokenKind.Whole:
                    whole = true;
                    break;
                case TokenKind.Giver:
                    giver = true;
                    break;
                case TokenKind.Noun:
                    noun = true;
                    break;
                case TokenKind.Verb:
                    verb = true;
                    break;
                case TokenKind.According:
                    according = true;
                    break;
                case TokenKind.Distribution:
                    distribution = true;
                    break;
                default:
                    given = given || GrantFinder.IsGivenFigure(token);
                    break;
            }
        }
        string words = TextFold.Fold(row.Condition ?? "");
        quoted = words.Contains('“', StringComparison.Ordinal);
        bool measure = row.ConditionSpans is [{ } first, ..] && OpensWithMeasure(view.Sentence, first.Start);
        writer.Put(per);
        writer.Put(per && !row.Caps.Any(c => c.Per is not null));
        writer.Put(step);
        writer.Put(bound);
        writer.Put(whole);
        writer.Put(giver);
        writer.Put(noun);
        writer.Put(verb);
        writer.Put(according);
        writer.Put(distribution);
        writer.Put(given);
        writer.Put(YearPart.In(words));
        writer.Put(References.In(words));
        writer.Put(measure);
        writer.Put(words.Length is > 0 and < 6);
        writer.Put(row.Beneficiary is null && words.Length > 0 && !GrantRecipient.Named(words));
        writer.Put(words.AsSpan().Count(',') >= 3);
        writer.Put(quoted);
    }

    // 达到50亩以上的, 500万元以上的: what is measured was said before.
    private static bool OpensWithMeasure(RowSentence sentence, int start)
    {
        foreach (var token in sentence.Tokens)
            if (token.Start >= start)
                return token.Start == start
                    && (token.IsFigure || token.Kind is TokenKind.Threshold or TokenKind.Bound or TokenKind.Quantity or TokenKind.Number);
        return false;
    }

    private static void Sisters(RowView view, ref FeatureWriter writer)
    {
        var row = view.Row;
        bool sisters = false,
            more = false,
            fewer = false,
            of = false,
            years = false,
            per = false,
            kind = false,
            term = false,
            longer = false,
            before = false,
            behind = false;
        foreach (var other in view.Sentence.Rows)
        {
            if (ReferenceEquals(other, row))
                continue;
            before = before || other.Span.Start < row.Span.Start;
            behind = behind || other.Span.Start > row.Span.Start;
            if (other.Term != row.Term)
            {
                term = true;
                continue;
            }
            sisters = true;
            more = more || other.Caps.Count > row.Caps.Count;
            fewer = fewer || other.Caps.Count < row.Caps.Count;
            of = of || row.Rate is { Base: null } && other.Rate is { Base: not null };
            years = years || row.Years is null && other.Years is not null;
            per = per || row.Caps.Count > 0 && other.Caps.Count > 0 && row.Caps[0].Per != other.Caps[0].Per;
            kind = kind || (row.Rate is null) != (other.Rate is null);
            longer = longer || (other.Condition?.Length ?? 0) > 2 * (row.Condition?.Length ?? 0) + 4;
        }
        writer.Put(sisters);
        writer.Put(more);
        writer.Put(fewer);
        writer.Put(of);
        writer.Put(years);
        writer.Put(per);
        writer.Put(kind);
        writer.Put(term);
        writer.Put(longer);
        writer.Put(!before && behind);
        writer.Put(before && !behind);
    }

    private static void Behind(RowView view, ref FeatureWriter writer)
    {
        var (sentence, folded) = (view.Sentence, view.Folded);
        int end = sentence.Range.End;
        foreach (var other in sentence.Rows)
            if (other.Span.Start >= view.Last)
                end = Math.Min(end, other.Span.Start);
        bool per = false,
            bound = false,
            noun = false,
            verb = false,
            figure = false,
            bracketFigure = false,
            bracketCue = false;
        foreach (var token in sentence.Tokens)
        {
            if (token.Depth > 0 && token.Start >= view.Segment.Start && token.End <= Math.Max(view.Segment.End, view.Last))
                (bracketFigure, bracketCue) = (
                    bracketFigure || token.IsFigure,
                    bracketCue || token.Kind is TokenKind.Per or TokenKind.Bound or TokenKind.Noun or TokenKind.Verb
                );
            if (token.Start < view.Last || token.End > end || token.Depth > 0 || !sentence.IsSpare(token))
                continue;
            per = per || token.Kind == TokenKind.Per;
            bound = bound || token.Kind == TokenKind.Bound;
            noun = noun || token.Kind == TokenKind.Noun && token.Start > view.Segment.End;
            verb = verb || token.Kind is TokenKind.Verb or TokenKind.Giver && token.Start > view.Segment.End;
            figure = figure || token.IsFigure;
        }
        var rest = view.Last < end ? folded.AsSpan(view.Last, end - view.Last) : default;
        writer.Put(per);
        writer.Put(bound);
        writer.Put(noun);
        writer.Put(verb);
        writer.Put(figure);
        writer.Put(Going.In(rest));
        writer.Put(bracketFigure);
        writer.Put(bracketCue);
        writer.Put(view.SegmentWords.Contains('('));
    }
}
