using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Ceilings over several rows that do not stand right behind their grants.</summary>
internal static class SharedCeilings
{
    /// <summary>单个企业, 合计, 每年: what opens a ceiling over several grants.</summary>
    public static readonly WordList Openers = Words.Of(WordClass.SharedCapOpening);

    /// <summary>True for a segment that opens as what bounds several grants does: 单个企业, 合计, 每年.</summary>
    public static bool OpensShared(string text, Segment segment) =>
        Openers.Starts(text.AsSpan(segment.Range.Start)) && segment.Tokens.Any(t => t.Is(Bound.UpTo));

    /// <summary>
    /// Adds a ceiling to those of the rows that it names: by their noun (本条补贴), by what stands before it (展位费补贴), or by a voucher
    /// (申领算力券金额) that the words before their figure name, too.
    /// </summary>
    public static void Attach(string text, Segment ceiling, IReadOnlyList<RowDraft> rows)
    {
        var voucher = ceiling.Tokens.Where(t => t.Kind == TokenKind.Noun && t.Tag == 1).Select(t => text[t.Start..t.End]).FirstOrDefault();
        rows = NamedGrant.Of(text, ceiling, OfNoun(text, ceiling, rows));
        var figures = FigureReader.Read(text, ceiling, 0);
        foreach (var row in rows.Where(r => r.IsQuantified && !r.Flags.Contains(ConfidenceFlag.Stacked)))
        {
            if (voucher is not null && !Named(text, row, rows, voucher))
                continue;
            foreach (var figure in figures)
                RowFigures.Add(text, row, figure, row.Range.End);
            row.Flags.Add(ConfidenceFlag.SharedCap);
        }
    }

    // 享受本条补贴每年不超过1500万元, 单个项目补助最高300万元: no ceiling of what is called otherwise, where some is called so. 以上补贴 is all.
    private static IReadOnlyList<RowDraft> OfNoun(string text, Segment ceiling, IReadOnlyList<RowDraft> rows)
    {
        if (CountedGrants.Of(text, ceiling, rows) is { } counted)
            return counted;
        if (CeilingShapes.Above.In(text.AsSpan(ceiling.Range.Start, ceiling.Range.Length)))
            return rows;
        var nouns = ceiling.Tokens.Where(t => t.Kind == TokenKind.Noun).Select(t => text[t.Start..t.End]).ToList();
        return rows.Where(r => nouns.Contains(r.Term ?? "")).ToList() is { Count: > 0 } own ? own : rows;
    }

    private static bool Named(string text, RowDraft row, IReadOnlyList<RowDraft> rows, string named)
    {
        int from = rows.Where(r => r.Sentence == row.Sentence).Min(r => r.Range.Start);
        int figure = row.Rate?.Range.Start ?? row.Range.Start;
        int start = Math.Max(0, text.LastIndexOfAny(['。', '\n'], Math.Max(0, from - 1)));
        return figure > start && text.AsSpan(start, figure - start).Contains(named, StringComparison.Ordinal);
    }
}
