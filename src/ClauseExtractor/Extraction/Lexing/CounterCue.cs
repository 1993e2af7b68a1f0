using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Lexing;

/// <summary>Reads what money is counted by where no closed list of words can hold it: 每张证书, 每设立一个, 单个研发项目.</summary>
internal static class CounterCue
{
    private static readonly (WordList Words, Per Per)[] Singles =
    [
        (Words.Of(WordClass.CountedProject), Per.Project),
        (Words.Of(WordClass.CountedEvent), Per.Event),
        (Words.Of(WordClass.CountedRecipient), Per.Recipient),
    ];

    /// <summary>The cue at a place of the folded text: where it ends and what it counts by; null where there is none.</summary>
    public static (int End, Per Per, string? Unit)? Read(Vocabulary words, string text, int at, int limit) =>
        text[at] == '每' ? Each(words, text, at, limit) : Single(words, text, at, limit);

    // 每件, 每亩, 每张证书, 每辆车: a counter that is in no closed list.
    private static (int End, Per Per, string? Unit)? Each(Vocabulary words, string text, int at, int limit)
    {
        int from = at + 1;
        // 每美元0.02元
        if (from < limit && MoneyReader.Currency(text.AsSpan(from, limit - from)) is { Length: > 1 } currency)
            return (from + currency.Length, Per.Item, null);
        if (Grown(words, text, at, limit) is { } grown)
            return grown;
        // 每设立一个, 每采用1件, 每招用1人, 每挂靠一次: a deed stands between.
        for (int deed = from + 2; deed <= from + 4 && deed + 1 < limit; deed++)
            if (
                text[deed] is '1' or '一'
                && !text.AsSpan(deed, limit - deed).StartsWith("一次性", StringComparison.Ordinal)
                && words.Counter(text.AsSpan(deed + 1, limit - deed - 1)) is { } counted
                && counted is not ("年" or "月" or "日" or "天")
                && IsHan(text, from, deed)
            )
                return (
                    deed + 1 + counted.Length,
                    counted is "人" or "名" or "户" ? Per.Recipient
                    : counted is "次" || CountedUnits.Of(counted).Any(c => c.Per == Per.Event) ? Per.Event
                    : Per.Item,
                    counted
                );
        if (from < limit && text[from] == '一')
            from++;
        if (from >= limit)
            return null;
        if (words.Counter(text.AsSpan(from, limit - from)) is not { } counter)
            return Called(words, text, from, limit);
        if (counter is "年" or "月" or "日" or "天" or "省" or "市" or "县" or "区" or "国")
            return null;
        if (counter == "个" && CountsProject(words, text, from + 1, limit))
            return (from + counter.Length, Per.Project, null);
        return (from + counter.Length, Per.Item, counter);
    }

    // 每证奖励80万元, 每航线补助20万元, 每机构最高5万元: the thing itself stands between 每 and what is given.
    private static (int End, Per Per, string? Unit)? Called(Vocabulary words, string text, int from, int limit)
    {
        for (
            int end = from + 1;
            end < limit
                && end - from <= 3
                && LineEnds.IsHan(text[end - 1])
                && words.At(text.AsSpan(end - 1, limit - end + 1)) is null
                && !Times.Starts(text.AsSpan(from));
            end++
        )
            if (words.At(text.AsSpan(end, limit - end)) is { Kind: TokenKind.Bound or TokenKind.Noun or TokenKind.Verb or TokenKind.Giver })
                return Bodies.In(text.AsSpan(from, end - from)) ? (end, Per.Recipient, null) : (end, Per.Item, text[from..end]);
        return null;
    }

    private static readonly WordList Times = Words.Of(WordClass.CountedTime);

    // 每个示范项目, 每个投(议)标项目: what is meant stands before the next cue.
    private static bool CountsProject(Vocabulary words, string text, int from, int limit)
    {
        for (int end = from; end < limit && end - from < 14; end++)
            if (Projects.Starts(text.AsSpan(end, limit - end)))
                return end == from || text[end - 1] != '的';
            else if (
                text[end] is not ('(' or ')')
                && (
                    (text[end] is < '一' or > '鿿') && !char.IsAsciiLetter(text[end]) || words.At(text.AsSpan(end, limit - end)) is not null
                )
            )
                return false;
        return false;
    }

    private static readonly WordList Projects = Words.Of(WordClass.CountedProject);

    private static readonly WordList Growth = Words.Of(WordClass.StepDeed);

    private static readonly WordList Bodies = Words.Of(WordClass.CountedRecipient);

    private static readonly WordList Persons = Words.Of(WordClass.StepPerson);

    // 每增加5000万元, 每新增1人, 每50公斤, 每万平方米: a step, whose size is no figure of its own.
    private static (int End, Per Per, string? Unit)? Grown(Vocabulary words, string text, int at, int limit)
    {
        var range = text.AsSpan(0, limit);
        int deed = Growth.StartLength(range[(at + 1)..]),
            from = at + 1 + deed;
        if (deed > 0 || from < limit && HanDigits.Large(text[from]) == 0 && HanDigits.Small(text[from]) == 0)
            from = Object(words, text, from, limit);
        // 每接待游客100人次: any deed with its object; 每个镇新建10个 counts by 个.
        if (
            deed == 0
            && from > at + 1
            && (
                from - at < 3
                || words.Counter(range[(at + 1)..]) is not null
                || Times.Starts(range[(at + 1)..])
                || Selections.In(range[(at + 1)..from])
            )
        )
            return null;
        bool ten =
            from < limit
            && words.Counter(range[from..]) is null
            && (HanDigits.Large(text[from]) > 0 || HanDigits.Small(text[from]) is 100 or 1_000);
        var number = new NumberReading(100, from + 1, true, false);
        if (!ten && !NumberReader.TryRead(range, from, out number) || number.End >= limit)
            return null;
        int end = number.End;
        var rest = range[end..];
        // 每1家 counts by one; 每1美元 is a step.
        if (deed == 0 && number.Value == 1 && MoneyReader.Currency(rest) is null)
            return null;
        bool deeds = from > at + 1;
        if (deed == 0 && deeds && !GivesNext(words, rest[(words.Counter(rest)?.Length ?? MoneyReader.Currency(rest)?.Length ?? 0)..]))
            return null;
        if (deeds && !ten && (rest[0] == '%' || rest.StartsWith("个百分点", StringComparison.Ordinal)))
            return (end + (rest[0] == '%' ? 1 : 4), Per.Item, null);
        if (MoneyReader.Currency(rest) is { } currency)
            return (end + currency.Length, Per.Item, null);
        if (words.Counter(rest) is not { } counter || counter is "年" or "月" or "日" or "天" or "个月" or "次")
            return null;
        // 每新增高校毕业生1人: the object of the deed stands before its count.
        if (deed == 0 && deeds && CountedUnits.Of(counter).Any(c => c.Per == Per.Event))
            return (end + counter.Length, Per.Event, counter);
        if (from > at + 1 + deed)
            return (
                end + counter.Length,
                counter is "人" or "名" or "户" || Bodies.In(text.AsSpan(at + 1 + deed, from - at - 1 - deed)) ? Per.Recipient : Per.Item,
                counter
            );
        return (
            end + counter.Length,
            deed > 0 && Persons.Starts(rest) && !IsThing(words, range, end + counter.Length) || counter is "人" or "名" or "户"
                ? Per.Recipient
                : Per.Item,
            counter
        );
    }

    // 每新增一家<u>旗舰店</u>: what is counted is a thing, though 家 counts households and firms, too.
    private static bool IsThing(Vocabulary words, ReadOnlySpan<char> text, int from)
    {
        int end = from;
        while (end < text.Length && end - from < 12 && LineEnds.IsHan(text[end]) && text[end] != '的' && words.At(text[end..]) is null)
            end++;
        return Things.Ends(text[from..end]);
    }

    private static readonly WordList Things = Words.Of(WordClass.StepThing);

    // 每轮选拔20名: how many are chosen.
    private static readonly WordList Selections = Words.Of(WordClass.SelectionDeed);

    // Behind the step what is given for it: 每批进口100吨以上的 is a measure.
    private static bool GivesNext(Vocabulary words, ReadOnlySpan<char> rest) =>
        !rest.IsEmpty && words.At(rest[0] == ',' ? rest[1..] : rest) is { Kind: TokenKind.Noun or TokenKind.Verb or TokenKind.Giver };

    // 每新增<u>就业岗位</u>10个: where the count begins; where the object begins if none follows at once.
    private static int Object(Vocabulary words, string text, int from, int limit)
    {
        for (int i = from; i < limit && i - from <= 8; i++)
            if (char.IsAsciiDigit(text[i]))
                return i;
            else if (text[i] is < '一' or > '鿿' || words.At(text.AsSpan(i, limit - i)) is not null)
                break;
        return from;
    }

    // 单个研发项目, 单家投资机构: what is meant stands before the next cue or figure.
    private static (int End, Per Per, string? Unit)? Single(Vocabulary words, string text, int at, int limit)
    {
        if (at + 2 >= limit)
            return null;
        if (text[at + 1] is not ('个' or '家' or '项'))
            return Thing(words, text, at, limit);
        int end = at + 2;
        while (
            end < limit
            && end - at < 14
            && (text[end] is >= '一' and <= '鿿' || char.IsAsciiLetter(text[end]))
            && words.At(text.AsSpan(end, limit - end)) is null
        )
            end++;
        var what = text.AsSpan(at + 2, end - at - 2);
        foreach (var (kinds, per) in Singles)
            if (kinds.In(what))
                return (at + 2, per, null);
        // 单项最高5万元, 单个场景最高10万元, not 单项冠军.
        bool counts =
            end < limit
            && words.At(text.AsSpan(end, limit - end)) is { Kind: TokenKind.Bound or TokenKind.Per or TokenKind.Noun or TokenKind.Verb };
        return counts && what.Length <= 4 && !what.Contains("冠军", StringComparison.Ordinal)
            ? (at + 2, text[at + 1] == '家' ? Per.Recipient : Per.Item, text[(at + 1)..(at + 2)])
            : null;
    }

    // 单库补助不超过40万元, 单店最高5万元: a counter between 单 and what is given.
    private static (int End, Per Per, string? Unit)? Thing(Vocabulary words, string text, int at, int limit)
    {
        if (
            text[at + 1] == '位'
            || words.Counter(text.AsSpan(at + 1, limit - at - 1)) is not { } counter
            || counter is "年" or "月" or "日" or "天" or "个月" or "季度"
            || at + 1 + counter.Length >= limit
        )
            return null;
        int end = at + 1 + counter.Length;
        // 单台(套)最高200万元
        if (end < limit && text[end] == '(' && text.IndexOf(')', end, Math.Min(4, limit - end)) is > 0 and var close && close + 1 < limit)
            end = close + 1;
        // 单部作品补贴上限100万元: what is counted stands between.
        for (int named = end; named < limit && named - end <= 4 && text[named] is >= '一' and <= '鿿'; named++)
            if (words.At(text.AsSpan(named, limit - named)) is { Kind: TokenKind.Bound or TokenKind.Noun or TokenKind.Per })
                return (end, counter is "次" or "场" or "届" or "期" or "班" or "趟" ? Per.Event : Per.Item, counter);
        return words.At(text.AsSpan(end, limit - end)) is { Kind: TokenKind.Bound or TokenKind.Noun or TokenKind.Verb or TokenKind.Per }
            ? (end, counter is "次" or "场" or "届" or "期" or "班" or "趟" ? Per.Event : Per.Item, counter)
            : null;
    }

    /// <summary>True for 单体 in 新建单体大棚: no count of money, for nothing that counts, bounds or gives stands at its end.</summary>
    public static bool IsPartOfName(Vocabulary words, string text, int end, int limit, Vocabulary.Word word) =>
        word.Text is ['单', not ('个' or '一' or '家' or '户' or '位')]
        && word.Tag == (byte)Per.Item
        && end < limit
        && LineEnds.IsHan(text[end])
        && words.At(text.AsSpan(end, limit - end)) is null
        && words.At(text.AsSpan(end + 1, Math.Max(0, limit - end - 1))) is null
        && HanDigits.Value(text[end]) < 0;

    private static bool IsHan(string text, int from, int to) => text.AsSpan(from, to - from).IndexOfAnyExceptInRange('一', '鿿') < 0;
}
