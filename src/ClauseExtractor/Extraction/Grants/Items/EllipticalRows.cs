using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Items;

/// <summary>Makes the rows of items that lean on a noun said before them (二等奖3万元).</summary>
internal static class EllipticalRows
{
    /// <summary>The rows of an item that leans on a noun said before it (二等奖3万元).</summary>
    public static List<RowDraft> Build(string text, Segment segment, LeadIn lead, IReadOnlyList<TextRange> condition, int sentence)
    {
        var figures = FigureReader.Read(text, segment, 0);
        // 其中本科生2万元、硕士生4万元: each sum has words of its own before it.
        if (figures.Count > 1 && figures.TrueForAll(f => f.IsMoney) && Named(text, segment, figures) is { } named)
            return [.. named.Select((who, k) => Item([who], [figures[k]], k + 1))];
        // A类、B类、C类最高分别为100万元、60万元、40万元: paired in order.
        if (
            figures.Count > 1
            && segment.Tokens.Any(t => t is { Kind: TokenKind.Distribution, Tag: 1 })
            && figures.TrueForAll(f => f.IsMoney)
            && TierList.Pair(text, condition, figures.Count, true) is { } tiers
        )
            return [.. figures.Select((figure, k) => Item(tiers[k], [figure], k + 1))];
        return Item(condition, figures, null) is { IsQuantified: true } only ? [only] : [];

        RowDraft Item(IReadOnlyList<TextRange> own, IEnumerable<Figure> of, int? tier)
        {
            var row = new RowDraft
            {
                Term = lead.Term,
                Condition = own,
                Tier = tier,
                Sentence = sentence,
                Per = lead.Per,
                Range = segment.Range,
            };
            foreach (var figure in of)
                if (figure.IsMoney)
                    // 每个品种奖励150万元,前三家通过的追加50万元: what is added is counted anew.
                    row.Caps.Add(
                        figure.Per is null
                        && lead.Per is { } per
                        && !(
                            per is Per.Item or Per.Event or Per.Project
                            && Steps.Adds(text.AsSpan(segment.Range.Start, segment.Range.Length))
                        )
                            ? figure with
                            {
                                Per = per,
                            }
                            : figure
                    );
                else
                    row.Rate ??= figure;
            row.Flags.Add(ConfidenceFlag.NoNoun);
            return row;
        }
    }

    /// <summary>每月333元,<u>每年4000元</u>: true for the sum of the row before, counted by a longer time.</summary>
    public static bool CountsAnew(string text, List<RowDraft> last, Segment segment) =>
        last is [.., { Caps: [{ Per: Per.Month or Per.Quarter } first] }]
        && FigureReader.Read(text, segment, 0) is [{ IsMoney: true, Per: Per.Year } second]
        && second.Token.Value > first.Token.Value;

    /// <summary>True for the yearly part of a sum that is paid over several years: 分两年发放,<u>每年5000元</u>.</summary>
    public static bool IsInstalment(string text, List<RowDraft> last, Segment segment) =>
        last is [.., { InstalmentYears: { } years, Caps: [var whole] }]
        && FigureReader.Read(text, segment, 0) is [{ IsMoney: true } part]
        && part.Token.Value * years == whole.Token.Value;

    /// <summary>True for several sums with words of its own before each: 博士每月3000元、硕士每月1500元.</summary>
    public static bool AreNamed(string text, Segment segment) =>
        FigureReader.Read(text, segment, 0) is { Count: > 1 } figures
        && figures.TrueForAll(f => f.IsMoney)
        && Named(text, segment, figures) is not null;

    /// <summary>Several sums with the words before each; null where one has none.</summary>
    public static List<(TextRange Who, Figure Figure)>? Shares(string text, Segment segment) =>
        FigureReader.Read(text, segment, 0) is { Count: > 1 } figures
        && figures.TrueForAll(f => f.IsMoney)
        && Named(text, segment, figures, any: true) is { } names
            ? [.. names.Zip(figures)]
            : null;

    private static readonly WordList Openings = Words.Of(WordClass.MeasureOpening);

    private static List<TextRange>? Named(string text, Segment segment, List<Figure> figures, bool any = false)
    {
        var names = new List<TextRange>();
        for (int k = 0; k < figures.Count; k++)
        {
            int start = k == 0 ? segment.Range.Start : Math.Min(figures[k].Lead.Start, figures[k].Range.Start),
                end = figures[k].Range.Start;
            if (k == 0 && text.AsSpan(start).StartsWith("其中", StringComparison.Ordinal))
                start += 2;
            // 标准为博士每月3000元
            if (k == 0)
                start += Openings.StartLength(text.AsSpan(start, end - start));
            while (start < end && text[start] is ':' or ' ' or '为')
                start++;
            if (any ? end <= start : end - start < 2 || FillerWords.UncoveredLength(text.AsSpan(start, end - start)) == 0)
                return null;
            names.Add(new TextRange(start, end));
        }
        return names;
    }
}
