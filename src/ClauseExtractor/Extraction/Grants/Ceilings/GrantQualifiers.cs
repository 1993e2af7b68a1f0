using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Adds to the rows of a grant what stands behind it: 最高不超过1000万元, 单个企业最高10万元, 年限不超过三年, 分三年拨付.</summary>
internal static class GrantQualifiers
{
    /// <summary>Adds a cap or share to rows.</summary>
    public static void Attach(string text, Segment segment, IReadOnlyList<RowDraft> rows)
    {
        var figures = FigureReader.Read(text, segment, 0);
        // 分别给予100%、70%、50%的配套,最高分别不超过500万元、300万元、100万元: one ceiling a tier.
        bool distributed =
            rows.Count > 1
            && figures.Count == rows.Count
            && (segment.Tokens.Any(t => t is { Kind: TokenKind.Distribution, Tag: 1 }) || IsList(segment, rows, figures));
        for (int i = 0; i < figures.Count; i++)
            foreach (var row in distributed ? [rows[i]] : rows)
                RowFigures.Add(text, row, figures[i], segment.Range.End);
        if (GrantYears.Of(text, segment) is { } years)
            GrantYears.Set(rows, years, segment);
    }

    // 最高不超过1000万元、300万元 behind two tiers: nothing but a mark of a list between the sums.
    private static bool IsList(Segment segment, IReadOnlyList<RowDraft> rows, List<Figure> figures)
    {
        for (int i = 1; i < figures.Count; i++)
            if (
                !figures[i].IsMoney
                || figures[i].Bound != Bound.UpTo
                || segment.Tokens.CountOf(t =>
                    t.Start >= figures[i - 1].Token.End
                    && t.End <= figures[i].Token.Start
                    && t.Kind is TokenKind.Enumeration or TokenKind.Conjunction
                ) != 1
                || figures[i].Token.Start - figures[i - 1].Token.End > 2
            )
                return false;
        return rows.All(r => r.Tier is not null) || rows.All(r => r.Caps.Count > 0 || r.Rate is not null);
    }

    /// <summary>Adds a cap that stands in brackets behind a grant: 给予补贴（单个企业最高50万元）.</summary>
    public static void AttachBracketed(string text, Segment segment, IReadOnlyList<RowDraft> rows)
    {
        var inside = new Segment(segment.Range, segment.Bracketed);
        if (
            inside.Tokens.Any(t => t.Kind == TokenKind.Bound && t.Tag == (byte)Bound.UpTo)
            && inside.Tokens.Has(TokenKind.Money)
            && segment.Bracketed[0].Start >= rows[^1].Range.Start
            && !inside.Tokens.Has(TokenKind.Threshold)
            && rows[^1].Caps.Count == 0
            && !text.AsSpan(0, segment.Bracketed[0].Start).TrimEnd("(个人每户最高").EndsWith("贷款", StringComparison.Ordinal)
        )
            Attach(text, inside, rows);
    }
}
