using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Recipients;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Conditions;

/// <summary>The head of a sentence that its later statements share: <u>对新设立的企业</u>，租赁办公场地的，…；购置办公用房的，….</summary>
internal static class SharedCondition
{
    /// <summary>The first segment of the first statement where that statement has a condition of its own behind it; null
    /// otherwise.</summary>
    public static TextRange? Of(string text, Statement statement, RowDraft? row)
    {
        var first = statement.Segments[0];
        if (first.Grant(text) is not null || row is null || row.Condition.Count == 0)
            return null;
        int conditions = 0;
        foreach (var segment in statement.Segments)
        {
            if (segment.Grant(text) is { } grant)
            {
                if (grant.Start - segment.Range.Start > 4)
                    conditions++;
                break;
            }
            if (!Standards.Is(text, segment) && !Procedures.Is(text, segment))
                conditions++;
        }
        bool opens =
            text[first.Range.Start] == '对'
            || text.AsSpan(first.Range.Start).StartsWith("鼓励", StringComparison.Ordinal)
            || text.AsSpan(first.Range.Start).StartsWith("支持", StringComparison.Ordinal);
        // 年增速达50%以上的商贸企业:批发企业…;零售企业…
        opens |=
            text[first.Range.End] == ':'
            && (GrantRecipient.Named(text.AsSpan(first.Range.Start, first.Range.Length)) || text[first.Range.End - 1] == '的');
        return conditions >= 2 && opens
            ? ConditionReader.Of(text, [first], first.Range.End, first.Range.End) is [var head, ..]
                ? head
                : null
            : null;
    }

    /// <summary>租用国有载体的<u>初创企业</u>,…;自行租用社会载体的,…: the head without what a later condition says otherwise of the same deed.</summary>
    public static TextRange Narrowed(string text, TextRange head, IReadOnlyList<TextRange> condition)
    {
        int of = text.LastIndexOf('的', head.End - 1, head.Length);
        if (
            of - head.Start < 3
            || head.End - of < 3
            || condition is not [.., var own]
            || text[own.End - 1] != '的'
            || !GrantRecipient.Ends(text.AsSpan(of + 1, head.End - of - 1))
        )
            return head;
        return text.AsSpan(own.Start, Math.Min(own.Length, 6)).Contains(text.AsSpan(head.Start, 2), StringComparison.Ordinal)
            ? head with
            {
                Start = of + 1,
            }
            : head;
    }

    /// <summary>
    /// 首次认定的奖励20万元,重新认定的奖励10万元: once more is the other of the first time.
    /// <u>大棚蔬菜种植面积</u>达到30亩的奖励1万元,达到50亩以上的奖励2万元: what an earlier condition says before the word that a later one begins with, or before its
    /// figure where
    /// the later one begins with a figure or a comparison; empty where the later one stands for itself.
    /// </summary>
    public static IReadOnlyList<TextRange> Front(string text, IReadOnlyList<TextRange> earlier, IReadOnlyList<TextRange> condition)
    {
        if (
            earlier.Count == 0
            || condition is not [{ Length: >= 3 } own, ..]
            || earlier[^1].End > own.Start
            || ConditionReader.HasOwnSubject(text, condition)
            || Anew.In(text.AsSpan(own.Start, Math.Min(8, own.Length)))
        )
            return [];
        for (int i = earlier.Count - 1; i >= 0; i--)
        {
            int at = Alike(text, earlier[i], own);
            bool opens = false;
            int? measure = at < 0 || char.IsAsciiDigit(text[own.Start]) ? Measured(text, own, out opens) : null;
            // 100亩-500亩的,…;500亩以上的,…: the measure goes whole.
            if (measure is not null && opens)
                at = Measured(text, earlier[i], out _) ?? at;
            if (at < 0)
                at = Parallel(text, earlier[i], own);
            if (at < 0)
                continue;
            var cut = earlier[i] with { End = at };
            IReadOnlyList<TextRange> front =
                cut.Length >= 2 ? [.. earlier.Take(i), cut]
                : cut.Length == 0 ? [.. earlier.Take(i)]
                : [];
            return front.Sum(f => f.Length) <= 60 ? front : [];
        }
        return [];
    }

    // Where a piece has the longest beginning of a condition, two characters at least; -1 where it has none.
    private static int Alike(string text, TextRange piece, TextRange own)
    {
        int best = -1,
            most = 1,
            body = BodyLength(text.AsSpan(own.Start, own.Length));
        for (int at = piece.Start; at + 1 < piece.End; at++)
        {
            // 不超过1000万元 and 超过500万元 begin alike in no way.
            if (at > piece.Start && text[at - 1] is '不' or '未' or '非')
                continue;
            // 购买检测服务的,…;服务机构年度…: the name of another body begins by chance with the same word.
            int length = 0;
            while (length < own.Length && at + length < piece.End && text[at + length] == text[own.Start + length])
                length++;
            if (length > most && !(length < body && at > piece.Start))
                (best, most) = (at, length);
        }
        return best;
    }

    private const int LongestBody = 6;

    // The characters of the body that a condition begins with (服务机构), 0 where it begins with none.
    private static int BodyLength(ReadOnlySpan<char> words)
    {
        for (int length = 2; length <= Math.Min(LongestBody, words.Length); length++)
            if (GrantRecipient.IsBody(words[..length]))
                return length;
        return 0;
    }

    // <u>主导制定</u>国际标准的,…;行业标准的,…: where the member begins that ends as a bare condition ends; -1 where none does.
    private static int Parallel(string text, TextRange piece, TextRange own)
    {
        if (
            own.Length > 8
            || own.Length > piece.Length
            || piece.End > own.Start
            || text.AsSpan(own.Start, own.Length).ContainsAny(',', '的') && text.IndexOf('的', own.Start, own.Length) != own.End - 1
        )
            return -1;
        int same = 0;
        while (same < own.Length && text[piece.End - 1 - same] == text[own.End - 1 - same])
            same++;
        int head = own.Length - same,
            at = piece.End - own.Length;
        // Two characters tell the members apart, or a grade does.
        if (same < (text[own.End - 1] == '的' ? 3 : 2) || head is < 1 or > 4)
            return -1;
        foreach (string grade in Grades)
            if (
                text.AsSpan(0, piece.End - same).EndsWith(grade, StringComparison.Ordinal)
                && piece.End - same - grade.Length >= piece.Start
            )
                return piece.End - same - grade.Length;
        if (at == piece.Start)
            return text[own.End - 1] == '的' ? at : -1;
        return
            head == 2
            && text[own.End - 1] == '的'
            && at - piece.Start >= 2
            && text[at - 1] is not ('、' or '和' or '或' or ',' or '的')
            && text.AsSpan(at, head).IndexOfAny(',', '的') < 0
            ? at
            : -1;
    }

    private static readonly WordList Anew = Words.Of(WordClass.OnceMore);

    private static readonly IReadOnlyList<string> Grades = [.. Words.Of(WordClass.Grade).Words.OrderByDescending(w => w.Length)];

    // Where the first figure of a condition begins, with the comparison before it; null where it has none.
    private static int? Measured(string text, TextRange condition, out bool opens)
    {
        opens = false;
        int cue = -1;
        foreach (var token in Lexer.Read(text, condition))
        {
            if (token.Kind is TokenKind.Threshold or TokenKind.Bound)
                cue = cue < 0 ? token.Start : cue;
            else if (token.IsFigure || token.Kind is TokenKind.Quantity or TokenKind.Number)
            {
                int start = cue >= 0 && token.Start - cue <= 6 ? cue : token.Start;
                opens = start == condition.Start;
                return start;
            }
            else
                cue = -1;
        }
        return null;
    }

    // Marks of a member of a list of levels: what qualifies one of them qualifies not the other.
    private static readonly WordList Levels = Words.Of(WordClass.LevelOpening);

    /// <summary>对<u>获得督查激励的</u>市给予50万元，县给予20万元: what qualifies the recipient of an earlier grant, for a bare recipient behind it; null
    /// where the condition stands for itself.</summary>
    public static TextRange? Qualifier(string text, RowDraft earlier, IReadOnlyList<TextRange> condition)
    {
        if (
            condition is not [{ Length: <= 20 } bare]
            || earlier.Condition is not [.., var last]
            || earlier.Tier is not null
            || last.End >= bare.Start
        )
            return null;
        var words = text.AsSpan(bare.Start, bare.Length);
        if (words.ContainsAny('的', ',') || text[bare.Start - 1] == '对' || !GrantRecipient.Named(words))
            return null;
        int of = text.LastIndexOf('的', last.End - 1, last.Length);
        if (of < 0 || of + 1 >= last.End)
            return null;
        var head = last with { End = of + 1 };
        int tail = text[of + 1] == ',' ? of + 2 : of + 1;
        bool alike =
            !text.AsSpan(tail, last.End - tail).Contains(',') && !(Levels.Starts(words) && Levels.In(text.AsSpan(head.Start, head.Length)));
        return alike && head.Length > 2 ? head : null;
    }
}
