using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Conditions;

/// <summary>Puts together what must hold for a row.</summary>
internal static class ConditionReader
{
    private static readonly WordList Openers = Words.Of(WordClass.ConditionOpening);

    // 并购, 并网: no 并 that joins.
    private static readonly WordList Unions = Words.Of(WordClass.Union);

    // Words that start a subject of their own: what went before does not hold for it.
    private static readonly string[] Subjects = Words.Of(WordClass.SubjectOpening).Words;

    // What a sentence sets out to do before it says for whom: 支持…复制推广，对示范项目给予….
    private static readonly WordList Aims = Words.Of(WordClass.Aim);

    private static readonly WordList Recognitions = Words.Of(WordClass.Recognition);

    /// <summary>Takes out the segments that only state an aim where a later one, or the grant's own, opens with 对.</summary>
    public static void DropAims(string text, List<Segment> pending, GrantPhrase phrase)
    {
        int opener = pending.FindLastIndex(s => text[s.Range.Start] == '对');
        if (opener < 0 && phrase.Segment.Range.Start < phrase.Start && text[phrase.Segment.Range.Start] == '对')
            opener = pending.Count;
        // 支持工作站建设,对验收合格的: without its aim nobody knows what was inspected.
        var whom =
            opener < 0 ? default
            : opener < pending.Count ? pending[opener].Range
            : phrase.Segment.Range with { End = phrase.Start };
        bool bare =
            whom.Length is > 0 and < 16 && text[whom.End - 1] == '的' && !GrantRecipient.Named(text.AsSpan(whom.Start, whom.Length));
        // 支持企业申报创新型总部,对获得认定的企业: neither what it was recognised as.
        bool recognised =
            whom.Length > 0
            && text.IndexOf('的', whom.Start, whom.Length) is > 0 and var of
            && of - whom.Start <= 9
            && Recognitions.In(text.AsSpan(whom.Start, of - whom.Start));
        int keep = bare || recognised ? opener - 1 : -1;
        for (int i = opener - 1; i >= 0; i--)
            if (i != keep && text[pending[i].Range.End - 1] != '的' && Aims.Starts(text.AsSpan(pending[i].Range.Start)))
                pending.RemoveAt(i);
    }

    /// <summary>The pending segments and the words before the grant in its own, as contiguous pieces of the text.</summary>
    public static IReadOnlyList<TextRange> Of(string text, IReadOnlyList<Segment> pending, int segmentStart, int phraseStart)
    {
        var pieces = new List<TextRange>();
        // 注册资本10亿元以上的,开办补助1000万元: what the grant is for belongs to its noun.
        if (
            pending.Count > 0
            && phraseStart > segmentStart
            && Purposes.StartLength(text.AsSpan(segmentStart)) == phraseStart - segmentStart
        )
            segmentStart = phraseStart;
        foreach (var range in pending.Select(s => s.Range).Append(new TextRange(segmentStart, phraseStart)))
        {
            if (range.Length <= 0)
                continue;
            if (pieces.Count > 0 && range.Start - pieces[^1].End <= 1)
                pieces[^1] = pieces[^1] with { End = range.End };
            else
                pieces.Add(range);
        }
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            pieces[i] = Trim(text, pieces[i], first: i == 0);
            if (i == pieces.Count - 1 && pieces[i].Length > 0)
                pieces[i] = Trim(text, BeforeGift(text, Payers.Without(text, pieces[i]), phraseStart), first: i == 0);
            if (pieces[i].Length < 2)
                pieces.RemoveAt(i);
        }
        return pieces;
    }

    // 可凭学历证明申请免费住宿和|每人800元交通补助: what is given beside the sum is no condition of it.
    private static TextRange BeforeGift(string text, TextRange piece, int phraseStart)
    {
        if (piece.End != phraseStart || piece.Length < 4 || text[piece.End - 1] is not ('和' or '及' or '与'))
            return piece;
        int from = text.LastIndexOf('可', piece.End - 1, piece.Length);
        for (int i = from < 0 ? piece.End : from + 1; i < piece.End; i++)
            if (Takings.Starts(text.AsSpan(i, piece.End - i)))
                return piece with { End = i };
        return piece;
    }

    private static readonly WordList Takings = new("申请", "申领", "享受", "领取", "获得");

    private static readonly WordList Purposes = Words.Of(WordClass.GrantPurpose);

    /// <summary>True where the condition starts a subject of its own (对…, 鼓励…), so that the head of the sentence does not hold for
    /// it.</summary>
    public static bool HasOwnSubject(string text, IReadOnlyList<TextRange> condition, TextRange? head = null)
    {
        // 新开发一类新药的,…;新开发二类新药的,…: it begins as the head does.
        if (
            head is { } h
            && condition.Count > 0
            && condition[0].Length > 3
            && h.Length > 3
            && (
                text.AsSpan(h.Start, 3).SequenceEqual(text.AsSpan(condition[0].Start, 3))
                || text[h.End - 1] == '的'
                    && text[condition[^1].End - 1] == '的'
                    && text.AsSpan(h.Start, 2).SequenceEqual(text.AsSpan(condition[0].Start, 2))
            )
        )
            return true;
        if (condition.Count == 0)
            return false;
        int at = condition[0].Start;
        // The opening 对 was trimmed off.
        return at > 0 && text[at - 1] == '对'
            || Subjects.Any(s =>
                text.AsSpan(at).StartsWith(s, StringComparison.Ordinal) && s != "新" && s != "首次" && s != "在" && s != "经"
            );
    }

    private static TextRange Trim(string text, TextRange range, bool first)
    {
        int start = range.Start,
            end = range.End;
        bool again = true;
        while (again && start < end)
        {
            again = false;
            if (text[start] is ' ' or ',' or '\n')
                (start, again) = (start + 1, true);
            else if (
                text[start] is '(' or '['
                && Close(text, start, end) is { } close
                && (IsLead(text, start) || close - start <= 4 && IsLabel(text.AsSpan(start + 1, close - start - 2)))
            )
                (start, again) = (close, true);
            else if (first && Payers.Opening(text, new TextRange(start, end)) is > 0 and var payer)
                (start, again) = (start + payer, true);
            else if (
                first
                && Openers.StartLength(text.AsSpan(start, end - start)) is > 0 and var length
                && !Unions.Starts(text.AsSpan(start, end - start))
            )
                (start, again) = (
                    start + (text[start] is '为' or '向' ? 1 : length),
                    text.AsSpan(start, length) is not ("对" or "对于" or "凡" or "凡是" or "为符合" or "向符合")
                );
        }
        while (end > start && text[end - 1] is ' ' or ',' or '可' or '\n' or '将' or '给' or '由' or '按')
            end--;
        foreach (string addition in Added)
            if (end - start > addition.Length && text.AsSpan(start, end - start).EndsWith(addition, StringComparison.Ordinal))
                return new TextRange(start, text[end - addition.Length - 1] == ',' ? end - addition.Length - 1 : end - addition.Length);
        return new TextRange(start, end);
    }

    private static readonly string[] Added = Words.Of(WordClass.AddedWord).Words;

    // (责任单位:…) at the head of a sentence belongs to what went before.
    private static bool IsLead(string text, int open) =>
        text.AsSpan(open + 1, Math.Min(8, text.Length - open - 1)) is var words
        && (
            words.StartsWith("责任", StringComparison.Ordinal)
            || words.StartsWith("牵头", StringComparison.Ordinal)
            || words.StartsWith("配合", StringComparison.Ordinal)
            || words.StartsWith("市", StringComparison.Ordinal)
            || words.StartsWith("省", StringComparison.Ordinal)
            || words.StartsWith("区", StringComparison.Ordinal)
        );

    // (1), (一)
    private static bool IsLabel(ReadOnlySpan<char> words)
    {
        foreach (char c in words)
            if (!char.IsAsciiDigit(c) && HanDigits.Value(c) < 0 && c != '十')
                return false;
        return words.Length > 0;
    }

    private static int? Close(string text, int open, int limit)
    {
        int depth = 0;
        for (int i = open; i < limit; i++)
            if (text[i] is '(' or '[')
                depth++;
            else if (text[i] is ')' or ']' && --depth == 0)
                return i + 1;
        return null;
    }
}
