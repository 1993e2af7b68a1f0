using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Figures;

/// <summary>A figure with its place, what the rules said of it, and what the tagger takes it for.</summary>
/// <param name="Given">The probability that it is given, without regard to the rules having it in a row.</param>
internal sealed record JudgedFigure(int Node, FigureContext Context, FigureRole Role, double Given, Cap? Cap, Rate? Rate);

/// <summary>
/// The law of accounting: every figure in the text of a clause stands in the record once, with its role. A figure that a row rests on is
/// the row's;
/// a figure that the tagger takes for something given and no row rests on is shown as unread.
/// </summary>
internal static class FigureAccount
{
    /// <summary>The figures of a document in the order of the text.</summary>
    public static List<JudgedFigure> Judge(ClauseTree tree, PolicyRecord record, FigureTagger tagger)
    {
        string folded = tree.Text.Folded;
        var places = new FigurePlaces(tree, record);
        var figures = new List<JudgedFigure>();
        var found = new List<FigureMention>();
        Span<double> probabilities = stackalloc double[FigureTagger.Roles];
        for (int node = 0; node < tree.Nodes.Count; node++)
            foreach (var own in tree.Nodes[node].Own)
            {
                found.Clear();
                FigureScanner.Scan(folded, own, found);
                places.AddMissing(own, found);
                foreach (var mention in found)
                {
                    var sentence = FigureContext.SentenceAround(folded, own, mention.Range);
                    var (evidence, cap, rate) = places.Evidence(node, mention, sentence);
                    var context = new FigureContext(folded, sentence, tree.Nodes[node].Heading ?? default, mention, evidence);
                    tagger.Judge(context, probabilities);
                    var role = Role(folded, mention, sentence, evidence, probabilities, tagger.UnreadFrom);
                    if (mention.Plain || role is FigureRole.Benefit or FigureRole.Unread)
                        figures.Add(new JudgedFigure(node, context, role, probabilities[(int)FigureRole.Benefit], cap, rate));
                }
            }
        figures.Sort((a, b) => a.Context.Mention.Range.Start.CompareTo(b.Context.Mention.Range.Start));
        return figures;
    }

    /// <summary>The figures as the record gives them.</summary>
    public static List<AccountedFigure> Account(ClauseTree tree, IReadOnlyList<JudgedFigure> figures)
    {
        var tokens = new List<Token>();
        var accounted = new List<AccountedFigure>(figures.Count);
        foreach (var figure in figures)
        {
            var mention = figure.Context.Mention;
            var (value, upper, currency) = FigureValue.Read(tree.Text.Folded, mention, tokens);
            // The 10 of 10、20、30万元 has its unit from the row that rests on it.
            if (!mention.Plain && figure.Cap is { } cap)
                (value, upper, currency) = (cap.Lower ?? cap.Amount, cap.Lower is null ? null : cap.Amount, cap.Currency);
            string? unit = mention.Kind switch
            {
                AccountedFigureKind.Money => currency is null or "CNY" ? "元" : currency,
                AccountedFigureKind.Share => "%",
                _ => null,
            };
            accounted.Add(
                new AccountedFigure(
                    tree.Nodes[figure.Node].Path,
                    mention.Kind,
                    value,
                    upper,
                    unit,
                    mention.Kind == AccountedFigureKind.Money ? currency ?? "CNY" : null,
                    figure.Role,
                    tree.Text.Span(mention.Range)
                )
            );
        }
        return accounted;
    }

    /// <summary>A warning for each figure that could not be read.</summary>
    public static IEnumerable<Warning> Warnings(IEnumerable<AccountedFigure> figures) =>
        figures.Where(f => f.Role == FigureRole.Unread).Select(f => new Warning("CE0402", $"1 处数额未能读懂：{f.Span.Quote}", f.Span));

    private static FigureRole Role(
        string folded,
        FigureMention mention,
        TextRange sentence,
        FigureEvidence evidence,
        ReadOnlySpan<double> probabilities,
        double unreadFrom
    )
    {
        if (evidence.HasFlag(FigureEvidence.Row))
            return FigureRole.Benefit;
        if (IsFormer(folded, mention.Range, sentence))
            return FigureRole.Former;
        if (FigureRules.Certain(folded, mention.Range, sentence, evidence) is { } certain)
            return certain;
        if (probabilities[(int)FigureRole.Benefit] >= unreadFrom && !IsUnit(folded, mention))
            return FigureRole.Unread;
        int best = (int)FigureRole.Threshold;
        for (int role = best; role < FigureTagger.Roles; role++)
            if (probabilities[role] > probabilities[best])
                best = role;
        return (FigureRole)best;
    }

    // 单位：万元, 亿元项目: a currency without a number is nothing given.
    private static bool IsUnit(string folded, FigureMention mention) =>
        mention.Range.Length <= 2
        && mention.Kind == AccountedFigureKind.Money
        && !char.IsAsciiDigit(folded[mention.Range.Start])
        && folded[mention.Range.Start] is '十' or '百' or '千' or '万' or '亿';

    private static readonly WordList Changes =
            new(
                "提高",
                "提升",
                "调整",
                "增加",
                "上调",
                "上浮",
                "调增",
                "增至",
                "下调",
                "降低",
                "降至",
                "降为",
                "降到",
                "提至",
                "扩大",
                "放宽",
                "调高",
                "变更"
            ),
        Units = new("以内", "以上", "以下", "的标准");

    // 由20%提高至40%, 从每人300元调整为500元: what held before.
    private static bool IsFormer(string folded, TextRange figure, TextRange sentence)
    {
        int from = figure.Start - 1;
        while (from >= sentence.Start && figure.Start - from <= 12 && folded[from] is not ('由' or '从'))
            if (folded[from--] is ',' or '、' or ';')
                return false;
        if (from < sentence.Start || folded[from] is not ('由' or '从'))
            return false;
        var behind = folded.AsSpan(figure.End, Math.Min(16, sentence.End - figure.End)).TrimStart("/人年月户亩家");
        behind = behind[Units.StartLength(behind)..];
        return Changes.Starts(behind);
    }
}
