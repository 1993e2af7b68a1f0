using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Ceilings;

/// <summary>Which rows of a sentence a ceiling governs where it does not stand right behind one grant.</summary>
internal static class CeilingScope
{
    /// <summary>Adds what a sentence of its own says of the rows before it (每家机构每年不超过500万元。扶持期限为三年。); false where it says nothing of
    /// them.</summary>
    /// <param name="rows">The rows of the clause so far.</param>
    /// <param name="number">The number of the sentence in its clause.</param>
    public static bool Attach(string text, Sentence sentence, IReadOnlyList<RowDraft> rows, int number)
    {
        if (rows.Count == 0 || sentence.Statements is not [{ Segments: [var only, ..] segments }])
            return false;
        if (
            segments.Count == 1
            && !only.Tokens.Any(t => t.IsFigure)
            && only.Tokens is [{ Kind: TokenKind.Noun } noun, ..]
            && noun.Start == only.Range.Start
            && GrantYears.Of(text, only) is > 0 and var years
        )
        {
            foreach (var row in rows.Where(r => r.Years is null && r.Term == text[noun.Start..noun.End]))
                row.Years = years;
            return true;
        }
        if (segments.Count == 1 && IsInstalments(text, only) && rows.Any(r => r.Sentence == number - 1))
        {
            foreach (var row in rows.Where(r => r.Sentence == number - 1))
                row.InstalmentYears ??= -GrantYears.Of(text, only);
            return true;
        }
        if (SharedCeilings.IsSharedShare(text, only))
        {
            // 两项之和不超过投资的30%,最高300万元: the sum bounds both.
            if (
                segments is [_, var sum]
                && FigureReader.Read(text, sum, 0) is [{ IsMoney: true, Bound: Bound.UpTo }]
                && sum.Grant(text) is not { Verb: >= 0 }
            )
            {
                SharedCeilings.AttachShared(text, sum, rows, number);
                foreach (var row in rows)
                    for (int i = 0; i < row.Caps.Count; i++)
                        if (row.Caps[i].Per is null && sum.Range.Contains(row.Caps[i].Token.Start))
                            row.Caps[i] = row.Caps[i] with { Per = Per.Total };
            }
            return true;
        }
        if (SharedCeilings.IsOwnCap(text, only) && rows[^1].Sentence == number - 1)
        {
            SharedCeilings.AttachShared(text, only, [.. rows.Where(r => r.Sentence == number - 1)], number);
            return true;
        }
        // The rows since the last ceiling.
        var open = rows.Reverse().TakeWhile(r => r.Caps.TrueForAll(c => c.Bound == Bound.Exact)).ToList();
        if (segments.Count == 1 && SharedCeilings.IsCapWithVerb(text, only, open))
        {
            SharedCeilings.AttachShared(text, only, OfNoun(text, only, open), number);
            return true;
        }
        if (
            !SharedCeilings.IsSharedCap(text, only) && !SharedCeilings.IsReceived(text, only)
            || segments.Skip(1).Any(s => s.Grant(text) is not null)
        )
            return false;
        SharedCeilings.AttachShared(text, only, OfNoun(text, only, rows), number);
        return true;
    }

    // 享受本条补贴每年不超过1500万元, 单个项目补助最高300万元: no ceiling of what is called otherwise, where some is called so. 以上补贴 is all.
    private static IReadOnlyList<RowDraft> OfNoun(string text, Segment ceiling, IReadOnlyList<RowDraft> rows)
    {
        if (Above.In(text.AsSpan(ceiling.Range.Start, ceiling.Range.Length)))
            return rows;
        var nouns = ceiling.Tokens.Where(t => t.Kind == TokenKind.Noun).Select(t => text[t.Start..t.End]).ToList();
        return rows.Where(r => nouns.Contains(r.Term ?? "")).ToList() is { Count: > 0 } own ? own : rows;
    }

    // 补助资金分三年按40%、30%、30%的比例拨付: how the grants of the sentence before are paid.
    private static bool IsInstalments(string text, Segment segment) =>
        segment.Tokens is [{ Kind: TokenKind.Noun } noun, ..]
        && noun.Start == segment.Range.Start
        && GrantYears.Of(text, segment) is < 0
        && segment.Tokens.All(t => t.Kind != TokenKind.Money)
        && PaymentTerms.Pays(text, segment);

    /// <summary>True for a ceiling that a colon opens its grants with: 每个单位年资助总额不超过300万元:申请费资助1000元/件;….</summary>
    public static bool IsLead(string text, Segment segment) =>
        segment.Range.End < text.Length
        && text[segment.Range.End] == ':'
        && segment.Grant(text) is not { Verb: >= 0 }
        && segment.Tokens.Any(t => t.Kind == TokenKind.Noun)
        && segment.Tokens.Any(t => t.Is(Bound.UpTo))
        && segment.Tokens.Any(t => t.Is(Per.Total) || t.Is(Per.Year))
        && segment.Tokens.Count(t => t.Kind == TokenKind.Money) == 1;

    /// <summary>The rows that a ceiling at the end of a sentence governs: 奖励1000元/辆;奖励2000元/辆,单家企业奖励资金不超过1000万元 stands on both.</summary>
    /// <param name="sentence">The rows of the sentence so far, in order.</param>
    /// <param name="last">Those of the grant right before the ceiling.</param>
    /// <param name="statement">The statement that the ceiling stands in.</param>
    /// <param name="closes">True where the ceiling stands in the last of several statements.</param>
    public static IReadOnlyList<RowDraft> Governed(
        string text,
        Segment ceiling,
        IReadOnlyList<RowDraft> sentence,
        IReadOnlyList<RowDraft> last,
        TextRange statement,
        bool closes
    )
    {
        // …每个展位补助600元,省外参展商超过三成的上浮20%,单个展会最高80万元: a change of a sum has no ceiling of its own.
        if (
            last.All(r => r.Flags.Contains(ConfidenceFlag.RefersBack) && !r.IsQuantified)
            && sentence.Where(r => r.IsQuantified).ToList() is { Count: > 0 } changed
            && FigureReader.Read(text, ceiling, 0) is [{ IsMoney: true } most]
            && changed.TrueForAll(r => r.Caps.TrueForAll(c => c.Token.Value < most.Token.Value))
        )
            return changed;
        // 追加总额不超过3万元: what is added alone.
        if (Steps.Adds(text.AsSpan(ceiling.Range.Start, Math.Min(6, ceiling.Range.Length))) && last.Any(r => r.IsQuantified))
            return last;
        if (last.Any(r => r.IsQuantified))
            sentence = [.. sentence.Where(r => r.IsQuantified)];
        // 获得上述奖励合计最高200万元; 对出租方…,对承租方…,双方每年最高200万元
        if (Above.In(text.AsSpan(ceiling.Range.Start, ceiling.Range.Length)))
            return [.. sentence.Where(r => r.IsQuantified && r.Range.End > statement.Start)];
        // 单个项目不超过300万元和150万元: one ceiling a row.
        if (
            IsEach(text, ceiling)
            && FigureReader.Read(text, ceiling, 0) is { Count: > 1 } each
            && each.Count == sentence.Count
            && each.TrueForAll(f => f is { IsMoney: true, Bound: Bound.UpTo })
        )
            return sentence;
        // 给予20万元奖励;每增加5000万元,追加10万元,总额以100万元为限: the sum and what is added to it.
        if (sentence.Count > 1 && last is [var added] && Steps.Is(text, added, together: sentence[^2].Range.Start >= statement.Start))
            return [.. sentence.Where(r => r.IsQuantified)];
        // 500万元以下补5%,500万至1000万元补8%,最多不突破300万元: shares that have no ceiling of their own yet.
        var shares = sentence.Where(r => r.Range.Start >= statement.Start || r.Range.End > statement.Start).ToList();
        if (
            closes
            && sentence.Count > last.Count
            && sentence.All(r => r.Caps.Count == 0 && r.Rate is not null && Terms.Alike(r.Term, last[0].Term))
            && Each.Starts(text.AsSpan(ceiling.Range.Start, ceiling.Range.Length))
        )
            return sentence;
        if (
            shares.Count > last.Count
            && shares.TrueForAll(r => r.Caps.Count == 0 && r.Rate is not null && Terms.Alike(r.Term, last[0].Term))
        )
            return shares;
        // 展位费补贴70%,人员费每人补贴5000元,单个企业全年最高20万元: what one gets in all of the statement.
        var own = sentence.Where(r => r.Range.End > statement.Start).ToList();
        if (
            own.Count > last.Count
            && own.TrueForAll(r =>
                r.IsQuantified
                && Terms.Alike(r.Term, last[0].Term)
                && r.Caps.TrueForAll(c => c.Bound == Bound.Exact || c.Per is Per.Item or Per.Event)
            )
            && IsEach(text, ceiling)
            && FigureReader.Read(text, ceiling, 0)
                is [{ IsMoney: true, Per: Per.Recipient or Per.Total or Per.Year or Per.Event or Per.Project or Per.Item } all]
            && own.TrueForAll(r => r.Caps.TrueForAll(c => c.Token.Value < all.Token.Value))
        )
            return own;
        // 二孩家庭每平方米200元,三孩家庭每平方米300元,最高不超过3万元: what is paid piece by piece has one ceiling over all.
        if (
            own.Count > last.Count
            && own.TrueForAll(r => r.Caps is [{ Bound: Bound.Exact, Per: Per.Item }] && r.Rate is null && r.Term == last[0].Term)
            && ceiling.Tokens is [{ Kind: TokenKind.Bound } opens, ..]
            && opens.Is(Bound.UpTo)
            && opens.Start == ceiling.Range.Start
            && FigureReader.Read(text, ceiling, 0) is [{ IsMoney: true } over]
            && own.TrueForAll(r => r.Caps[0].Token.Value < over.Token.Value)
        )
            return own;
        if (
            !closes
            || sentence.Count <= last.Count
            || sentence.All(r => r.Caps.Count == 0)
            || sentence.Any(r => !r.IsQuantified || !Terms.Alike(r.Term, last[0].Term) || r.Caps.Exists(c => !IsPiecework(c)))
        )
            return last;
        // 单站不超过30万元;…,单桩年补贴上限1500元: no ceiling below what it would bound.
        return
            FigureReader.Read(text, ceiling, 0) is { Count: > 0 } bounds
            && sentence.All(r => last.Contains(r) || r.Caps.TrueForAll(c => c.Token.Value < bounds.Max(b => b.Token.Value)))
            && bounds.TrueForAll(f =>
                f is { IsMoney: true, Per: Per.Recipient or Per.Project or Per.Total or Per.Year }
                || f.Per == Per.Item && sentence.All(r => r.Caps.TrueForAll(c => c.Bound == Bound.Exact))
            )
            && (
                ceiling.Tokens.Any(t =>
                    t.Kind == TokenKind.Noun || t.Is(Per.Total) && t.Start == ceiling.Range.Start && Joint.Starts(text.AsSpan(t.Start))
                )
                || statement.Start == ceiling.Range.Start && IsEach(text, ceiling)
            )
            ? sentence
            : last;
    }

    /// <summary>Joins a rate and the ceilings by kind behind it to one row a kind: 按成交价格1‰给予补贴。其中,内河船舶不超过5000元,国际船舶不超过10万元.</summary>
    /// <param name="from">First row of the sentence, or of the one before it where 其中 opens the sentence.</param>
    public static void Spread(List<RowDraft> rows, int from)
    {
        // 按销售额的20%给予奖励,单台最高200万元,成套装备最高500万元: the share of both.
        for (int i = Math.Max(1, from + 1); i < rows.Count; i++)
            if (
                rows[i] is { Rate: null, Share: null, Reading: null, Caps: [{ Bound: Bound.UpTo }] } other
                && rows[i - 1] is { Rate: { } of, Caps: [{ Bound: Bound.UpTo }] } first
                && first.Term == other.Term
                && first.Sentence == other.Sentence
            )
            {
                other.Rate = of;
                other.RateBound = first.RateBound;
                other.Base = first.Base;
            }
        for (int i = from; i + 2 < rows.Count; i++)
        {
            if (rows[i] is not { Rate: { } rate, Caps.Count: 0 } whole)
                continue;
            int end = i + 1;
            while (
                end < rows.Count && rows[end] is { Rate: null, Share: null, Caps: [{ Bound: Bound.UpTo }] } kind && kind.Term == whole.Term
            )
                end++;
            // To the end of the sentence, or items that lean on the share.
            if (end - i < 3 || end < rows.Count && !rows.Skip(i + 1).Take(end - i - 1).All(r => r.Reading is null))
                continue;
            foreach (var row in rows.Skip(i + 1).Take(end - i - 1))
            {
                row.Rate = rate;
                row.RateBound = whole.RateBound;
                row.Base = whole.Base;
                row.Years ??= whole.Years;
                if (whole.Condition is [.., var said] && !row.Condition.Contains(said))
                    row.Condition = [.. whole.Condition, .. row.Condition];
                row.Beneficiary ??= whole.Beneficiary;
                row.Flags.Remove(ConfidenceFlag.NoNoun);
            }
            rows.RemoveAt(i);
        }
    }

    // 每部作品最高200万元: what is counted opens the ceiling.
    private static bool IsEach(string text, Segment ceiling) =>
        Each.Starts(text.AsSpan(ceiling.Range.Start, ceiling.Range.Length))
        || ceiling.Tokens is [{ Kind: TokenKind.Per } per, ..] && per.Start == ceiling.Range.Start && text[per.Start] is '每' or '单';

    private static readonly WordList Each = Words.Of(WordClass.CeilingOpening);

    private static readonly WordList Joint = Words.Of(WordClass.JointCeiling);

    private static readonly WordList Above = Words.Of(WordClass.Above);

    // 1000元/辆, 200元/人次: what is counted piece by piece may well have a ceiling over all.
    private static bool IsPiecework(Figure cap) =>
        cap.Bound != Bound.AtLeast && (cap.Per is Per.Item or Per.Event || cap.Bound == Bound.Exact);
}
