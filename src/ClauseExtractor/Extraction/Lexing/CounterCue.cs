using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Reads what money is counted by where no closed list of words can hold it: 每张证书, 每设立一个, 单个研发项目.</summary>
internal static class CounterCue
{
    private static readonly (WordList Words, Per Per)[] Singles =
    [
        (new("项目", "课题"), Per.Project), (new("展会", "活动", "赛事", "论坛", "会议", "航次"), Per.Event), (new("企业", "单位", "机构", "公司", "主体", "团队", "协会", "商会", "合作社"), Per.Recipient),
    ];

    /// <summary>The cue at a place of the folded text: where it ends and what it counts by; null where there is none.</summary>
    public static (int End, Per Per, string? Unit)? Read(Vocabulary words, string text, int at, int limit) => text[at] == '每' ? Each(words, text, at, limit) : Single(words, text, at, limit);

    // 每件, 每亩, 每张证书, 每辆车: a counter that is in no closed list.
    private static (int End, Per Per, string? Unit)? Each(Vocabulary words, string text, int at, int limit)
    {
        int from = at + 1;
        if (Grown(words, text, at, limit) is { } grown)
            return grown;
        // 每设立一个, 每采用1件, 每招用1人, 每挂靠一次: a deed stands between.
        for (int deed = from + 2; deed <= from + 4 && deed + 1 < limit; deed++)
            if (text[deed] is '1' or '一' && words.Counter(text.AsSpan(deed + 1, limit - deed - 1)) is { } counted && counted is not ("年" or "月" or "日" or "天") && IsHan(text, from, deed))
                return (deed + 1 + counted.Length, counted is "人" or "名" ? Per.Recipient : counted is "次" ? Per.Event : Per.Item, counted);
        if (from < limit && text[from] == '一')
            from++;
        if (from >= limit || words.Counter(text.AsSpan(from, limit - from)) is not { } counter || counter is "年" or "月" or "日" or "天" or "省" or "市" or "县" or "区" or "国")
            return null;
        return (from + counter.Length, Per.Item, counter);
    }

    private static readonly WordList Growth = new(
        "增加", "新增", "增长", "超过", "超", "提高", "提升", "达到", "达", "满", "实现", "完成", "增", "上升", "突破", "减少", "降低", "节约", "新增加", "累计", "销售", "出口", "投入", "引进", "招引", "培育", "培养", "孵化", "转化", "吸纳", "招用", "新招用", "新吸纳", "带动", "帮助", "输送");

    private static readonly WordList Persons = new("人", "名", "位", "户", "家企业", "家单位", "家公司", "家机构", "家");

    // 每增加5000万元, 每新增1人, 每50公斤, 每万平方米: a step, whose size is no figure of its own.
    private static (int End, Per Per, string? Unit)? Grown(Vocabulary words, string text, int at, int limit)
    {
        var range = text.AsSpan(0, limit);
        int deed = Growth.StartLength(range[(at + 1)..]), from = at + 1 + deed;
        bool ten = from < limit && words.Counter(range[from..]) is null && (HanDigits.Large(text[from]) > 0 || HanDigits.Small(text[from]) is 100 or 1_000);
        var number = new NumberReading(100, from + 1, true, false);
        if (!ten && !NumberReader.TryRead(range, from, out number) || number.End >= limit || deed == 0 && number.Value == 1)
            return null;
        int end = number.End;
        var rest = range[end..];
        if (deed > 0 && !ten && (rest[0] == '%' || rest.StartsWith("个百分点", StringComparison.Ordinal)))
            return (end + (rest[0] == '%' ? 1 : 4), Per.Item, null);
        if (MoneyReader.Currency(rest) is { } currency)
            return (end + currency.Length, Per.Item, null);
        if (words.Counter(rest) is not { } counter || counter is "年" or "月" or "日" or "天" or "个月" or "次")
            return null;
        return (end + counter.Length, deed > 0 && Persons.Starts(rest) || counter is "人" or "名" or "户" ? Per.Recipient : Per.Item, counter);
    }

    // 单个研发项目, 单家投资机构: what is meant stands before the next cue or figure.
    private static (int End, Per Per, string? Unit)? Single(Vocabulary words, string text, int at, int limit)
    {
        if (at + 2 >= limit || text[at + 1] is not ('个' or '家' or '项'))
            return null;
        int end = at + 2;
        while (end < limit && end - at < 14 && (text[end] is >= '一' and <= '鿿' || char.IsAsciiLetter(text[end])) && words.At(text.AsSpan(end, limit - end)) is null)
            end++;
        var what = text.AsSpan(at + 2, end - at - 2);
        foreach (var (kinds, per) in Singles)
            if (kinds.In(what))
                return (at + 2, per, null);
        // 单项最高5万元, 单个场景最高10万元, not 单项冠军.
        bool counts = end < limit && words.At(text.AsSpan(end, limit - end)) is { Kind: TokenKind.Bound or TokenKind.Per or TokenKind.Noun or TokenKind.Verb };
        return counts && what.Length <= 4 && !what.Contains("冠军", StringComparison.Ordinal) ? (at + 2, text[at + 1] == '家' ? Per.Recipient : Per.Item, text[(at + 1)..(at + 2)]) : null;
    }

    private static bool IsHan(string text, int from, int to) => text.AsSpan(from, to - from).IndexOfAnyExceptInRange('一', '鿿') < 0;
}
