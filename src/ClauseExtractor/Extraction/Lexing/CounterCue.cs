namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Reads what money is counted by where no closed list of words can hold it: 每张证书, 每设立一个, 单个研发项目.</summary>
internal static class CounterCue
{
    private static readonly (WordList Words, Per Per)[] Singles =
    [
        (new("项目", "课题"), Per.Project), (new("展会", "活动", "赛事", "论坛", "会议", "航次"), Per.Event), (new("企业", "单位", "机构", "公司", "主体", "团队", "协会", "商会", "合作社"), Per.Recipient),
    ];

    /// <summary>The cue at a place of the folded text: where it ends and what it counts by; null where there is none.</summary>
    public static (int End, Per Per, string? Unit)? Read(string text, int at, int limit) => text[at] == '每' ? Each(text, at, limit) : Single(text, at, limit);

    // 每件, 每亩, 每张证书, 每辆车: a counter that is in no closed list.
    private static (int End, Per Per, string? Unit)? Each(string text, int at, int limit)
    {
        int from = at + 1;
        // 每设立一个, 每采用1件, 每招用1人, 每挂靠一次: a deed stands between.
        for (int deed = from + 2; deed <= from + 4 && deed + 1 < limit; deed++)
            if (text[deed] is '1' or '一' && Units.Counter(text.AsSpan(deed + 1, limit - deed - 1)) is { } counted && counted is not ("年" or "月" or "日" or "天") && IsHan(text, from, deed))
                return (deed + 1 + counted.Length, counted is "人" or "名" ? Per.Recipient : counted is "次" ? Per.Event : Per.Item, counted);
        if (from < limit && text[from] == '一')
            from++;
        if (from >= limit || Units.Counter(text.AsSpan(from, limit - from)) is not { } counter || counter is "年" or "月" or "日" or "天" or "省" or "市" or "县" or "区" or "国")
            return null;
        return (from + counter.Length, Per.Item, counter);
    }

    // 单个研发项目, 单家投资机构: what is meant stands before the next cue or figure.
    private static (int End, Per Per, string? Unit)? Single(string text, int at, int limit)
    {
        if (at + 2 >= limit || text[at + 1] is not ('个' or '家' or '项'))
            return null;
        int end = at + 2;
        while (end < limit && end - at < 14 && (text[end] is >= '一' and <= '鿿' || char.IsAsciiLetter(text[end])) && Vocabulary.At(text.AsSpan(end, limit - end)) is null)
            end++;
        var what = text.AsSpan(at + 2, end - at - 2);
        foreach (var (words, per) in Singles)
            if (words.In(what))
                return (at + 2, per, null);
        // 单项最高5万元, 单个场景最高10万元, not 单项冠军.
        bool counts = end < limit && Vocabulary.At(text.AsSpan(end, limit - end)) is { Kind: TokenKind.Bound or TokenKind.Per or TokenKind.Noun or TokenKind.Verb };
        return counts && what.Length <= 4 && !what.Contains("冠军", StringComparison.Ordinal) ? (at + 2, text[at + 1] == '家' ? Per.Recipient : Per.Item, text[(at + 1)..(at + 2)]) : null;
    }

    private static bool IsHan(string text, int from, int to) => text.AsSpan(from, to - from).IndexOfAnyExceptInRange('一', '鿿') < 0;
}
