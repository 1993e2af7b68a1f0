using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Years;

/// <summary>How long the rows of a grant run, from what their own grant says of it: the first that says it counts.</summary>
internal static class RowYears
{
    private static readonly WordList Yearly = Words.Of(WordClass.YearlyBase);

    /// <summary>Sets the years of a grant's rows.</summary>
    /// <param name="condition">What must hold for all of them.</param>
    public static void Set(GrantSource source, List<RowDraft> rows, IReadOnlyList<TextRange> condition)
    {
        FromOpening(source, rows, condition);
        FromCondition(source.Text, rows, condition);
        FromPart(source, rows);
        FromTiers(source.Text, rows);
        if (GrantYears.Of(source.Text, source.Phrase) is { } run)
            GrantYears.Set(rows, run, source.Segment);
    }

    // 三年内每年给予…: what stands before the grant, for rows that run by year.
    private static void FromOpening(GrantSource source, List<RowDraft> rows, IReadOnlyList<TextRange> condition)
    {
        var (text, phrase) = (source.Text, source.Phrase);
        bool all = phrase.Wording.Name == "waiver" || IsToldByYear(text, source.Statement, source.At);
        var yearly = rows.FindAll(row => row.Years is null && (all || row.Recurs || IsOfYearlyBase(text, row)));
        if (
            yearly.Count > 0
            && (
                Years(condition, c => YearSpans.Until(text, c))
                ?? YearSpans.Until(text, new TextRange(phrase.Segment.Range.Start, phrase.Start))
            )
                is { } years
        )
            yearly.ForEach(row => row.Years = years);
    }

    // 自认定起连续5年
    private static void FromCondition(string text, List<RowDraft> rows, IReadOnlyList<TextRange> condition)
    {
        if (
            rows.Exists(row => row.Years is null)
            && Years(condition, c => YearSpans.Running(text, c) ?? YearSpans.Within(text, c)) is { } years
        )
            rows.ForEach(row => row.Years ??= years);
    }

    // 前三年每年给予…; a share of a part of the run leaves the part's words out of its condition.
    private static void FromPart(GrantSource source, List<RowDraft> rows)
    {
        var (text, phrase) = (source.Text, source.Phrase);
        if (YearParts.Last(text, new TextRange(phrase.Segment.Range.Start, FirstFigure(phrase))) is not { } part)
            return;
        bool opens = text[part.Range.Start] is '前' or '头' or '后';
        foreach (var row in rows)
        {
            if (opens && (phrase.Wording.Name == "waiver" || row.Recurs || IsOfYearlyBase(text, row)))
                row.Years ??= part.Years;
            if (row.Rate is null && row.Share is null)
                continue;
            row.YearPart = part;
            row.Condition = ConditionWithout(text, row.Condition, part.Range);
        }
    }

    // 第一年、第二年、第三年分别给予50万元、30万元、20万元: the tiers are the years.
    private static void FromTiers(string text, List<RowDraft> rows)
    {
        if (
            rows.Count > 1
            && rows.TrueForAll(r =>
                r.Condition is [.., var year] && YearParts.Last(text, year) is { Years: 1 } own && own.Range.End == year.End
            )
        )
            rows.ForEach(r => r.Years ??= rows.Count);
    }

    /// <summary>A condition without words that it holds: 前三年租金 without 前三年 is 租金.</summary>
    public static IReadOnlyList<TextRange> ConditionWithout(string text, IReadOnlyList<TextRange> condition, TextRange words)
    {
        var left = new List<TextRange>(condition.Count);
        foreach (var piece in condition)
        {
            if (!piece.Contains(words))
            {
                left.Add(piece);
                continue;
            }
            if (words.Start - piece.Start >= 2)
                left.Add(new TextRange(piece.Start, text[words.Start - 1] == ',' ? words.Start - 1 : words.Start));
            if (piece.End - words.End >= 2)
                left.Add(new TextRange(words.End, piece.End));
        }
        return left;
    }

    private static int? Years(IReadOnlyList<TextRange> condition, Func<TextRange, int?> read)
    {
        foreach (var piece in condition)
            if (read(piece) is { } years)
                return years;
        return null;
    }

    private static bool IsOfYearlyBase(string text, RowDraft row) => row.Base is { } of && Yearly.In(text.AsSpan(of.Start, of.Length));

    private static int FirstFigure(GrantPhrase phrase)
    {
        int end = phrase.Segment.Range.End;
        foreach (var token in phrase.Tokens)
            if (token.Start >= phrase.Start && (token.IsFigure || token.Kind == TokenKind.Whole))
                return Math.Min(end, token.Start);
        return end;
    }

    // 5年内按不高于80%实施奖补,其中第一年为80%: what runs is told year by year.
    private static bool IsToldByYear(string text, Statement statement, int at) =>
        at + 1 < statement.Segments.Count
        && statement.Segments[at + 1].Range is var next
        && text.AsSpan(next.Start, next.Length).TrimStart("其中").StartsWith("第一年", StringComparison.Ordinal);
}
