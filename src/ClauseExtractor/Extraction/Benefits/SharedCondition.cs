using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

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
        bool opens = text[first.Range.Start] == '对' || text.AsSpan(first.Range.Start).StartsWith("鼓励", StringComparison.Ordinal)
            || text.AsSpan(first.Range.Start).StartsWith("支持", StringComparison.Ordinal);
        // 年增速达50%以上的商贸企业:批发企业…;零售企业…
        opens |= text[first.Range.End] == ':'
            && (Recipients.Named(text.AsSpan(first.Range.Start, first.Range.Length)) || text[first.Range.End - 1] == '的');
        return conditions >= 2 && opens ? Conditions.Of(text, [first], first.Range.End, first.Range.End) is [var head, ..] ? head : null
            : null;
    }

    // Marks of a member of a list of levels: what qualifies one of them qualifies not the other.
    private static readonly WordList Levels = Words.Of(WordClass.LevelOpening);

    /// <summary>对<u>获得督查激励的</u>市给予50万元，县给予20万元: what qualifies the recipient of an earlier grant, for a bare recipient behind it; null
    /// where the condition stands for itself.</summary>
    public static TextRange? Qualifier(string text, RowDraft earlier, IReadOnlyList<TextRange> condition)
    {
        if (condition is not [{ Length: <= 20 } bare] || earlier.Condition is not [.., var last] || earlier.Tier is not null
            || last.End >= bare.Start)
            return null;
        var words = text.AsSpan(bare.Start, bare.Length);
        if (words.ContainsAny('的', ',') || text[bare.Start - 1] == '对' || !Recipients.Named(words))
            return null;
        int of = text.LastIndexOf('的', last.End - 1, last.Length);
        if (of < 0 || of + 1 >= last.End)
            return null;
        var head = last with { End = of + 1 };
        int tail = text[of + 1] == ',' ? of + 2 : of + 1;
        bool alike = !text.AsSpan(tail, last.End - tail).Contains(',')
            && !(Levels.Starts(words) && Levels.In(text.AsSpan(head.Start, head.Length)));
        return alike && head.Length > 2 ? head : null;
    }
}
