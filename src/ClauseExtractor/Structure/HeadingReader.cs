using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Reads the heading of each unit: a bracketed caption, a line of its own, or a run-in heading (支持成果转化。对…). Whether a first sentence is a heading or already the substance is
/// decided for all siblings of a division together, then by the sentence itself.
/// </summary>
internal sealed class HeadingReader
{
    /// <summary>Longest run-in heading, and longest where its siblings have none.</summary>
    private const int Longest = 34, LongestAlone = 26, LongestHabitual = 60;

    /// <summary>Where at least this share of the units that go on begin with a short sentence, first sentences are headings.</summary>
    private const double HabitShare = 0.72, FewShare = 0.65;

    /// <summary>Of so few units one exception weighs too much.</summary>
    private const int Few = 4;

    /// <summary>Lists of conditions and documents have a few items that go on; a document of run-in headings has few that do not.</summary>
    private const double GoingOnShare = 0.4;

    private readonly PolicyText text;
    private readonly IReadOnlyList<Unit> units;
    private readonly Dictionary<(int Division, LabelFamily Family), Habit> habits = [];

    /// <summary>Of the units under one parent with labels of one family, how many go on behind their first paragraph.</summary>
    private readonly Dictionary<(int Parent, LabelFamily Family), (int GoOn, int All)> siblings = [];

    /// <param name="Short">Units that go on behind a short first sentence.</param>
    /// <param name="Plain">Those among them whose first sentence promises nothing.</param>
    /// <param name="GoOn">Units that go on behind their first sentence.</param>
    /// <param name="All">All units.</param>
    private readonly record struct Habit(int Short, int Plain, int GoOn, int All)
    {
        /// <summary>Whether the units begin with headings.</summary>
        public bool Holds => GoOn >= 2 && Short >= GoOn * (GoOn <= Few ? FewShare : HabitShare) && GoOn >= All * GoingOnShare && Plain > 0 && (GoOn > 2 || Short == GoOn);
    }

    public HeadingReader(PolicyText text, IReadOnlyList<Unit> units)
    {
        (this.text, this.units) = (text, units);
        foreach (var unit in units)
            if (unit is { Label: { } label, Own.Count: > 0 })
            {
                var key = (unit.Division, label.Family);
                var habit = habits.GetValueOrDefault(key);
                var first = unit.Own[0];
                int end = Sentences.First(text.Folded, first);
                bool more = end < first.End || unit.Own.Count > 1 || unit.HasChildren;
                var sentence = Slice(first.Start, Math.Max(first.Start, end - 1));
                bool plain = (sentence.Length < Longest || sentence.Length <= LongestHabitual && sentence.Count(',') <= 1 && StartsAsHeading(sentence)) && !HasSubstance(sentence), promise = IsPromise(sentence) && label.Family > LabelFamily.Article;
                habits[key] = new Habit(habit.Short + (more && (plain || promise) ? 1 : 0), habit.Plain + (more && plain ? 1 : 0), habit.GoOn + (more ? 1 : 0), habit.All + 1);
                var place = (unit.Parent, label.Family);
                var (goOn, all) = siblings.GetValueOrDefault(place);
                siblings[place] = (goOn + (unit.Own.Count > 1 || unit.HasChildren || end < first.End ? 1 : 0), all + 1);
            }
    }

    public TextRange? Read(Unit unit)
    {
        if (unit.Title is { } title)
            return Trim(title);
        if (unit.Own.Count == 0 || unit.Label is not { } label || unit.Kind == ClauseKind.Table)
            return null;
        var first = unit.Own[0];
        if (Caption(first) is { } caption)
            return caption;
        var line = Slice(first.Start, first.End);
        if (!LineEnds.IsTerminal(line))
            return OwnLine(unit, label, first);
        if (line[^1] is ':' or ';')
        {
            int stop = Sentences.First(text.Folded, first);
            return stop < first.End ? RunIn(unit, label, first, stop) : null;
        }
        return RunIn(unit, label, first, Sentences.First(text.Folded, first));
    }

    private ReadOnlySpan<char> Slice(int start, int end) => text.Folded.AsSpan(start, end - start);

    /// <summary>第八条（目的）, 第三条【有效期】: the caption in brackets right after the label.</summary>
    private TextRange? Caption(TextRange first)
    {
        char open = text.Folded[first.Start];
        if (open is not ('(' or '['))
            return null;
        int close = text.Folded.IndexOf(open == '(' ? ')' : ']', first.Start, first.Length);
        return close > first.Start + 1 && close - first.Start <= 30 && LineEnds.IsHan(text.Folded[first.Start + 1]) && !HanNumber.IsNumeral(text.Folded[close - 1]) && Slice(first.Start, close).IndexOfAny(",。;:".AsSpan()) < 0 ? new TextRange(first.Start + 1, close) : null;
    }

    /// <summary>A first paragraph without a full stop: a heading of its own line, or an item of a list.</summary>
    private TextRange? OwnLine(Unit unit, PrintedLabel label, TextRange first)
    {
        int stop = Sentences.First(text.Folded, first);
        if (stop < first.End)
            return RunIn(unit, label, first, stop);
        var heading = WithoutOwners(first);
        var words = Slice(heading.Start, heading.End);
        if (heading.Length > (label.Family == LabelFamily.Article ? 20 : 60))
            return null;
        bool goesOn = unit.Own.Count > 1 || unit.HasChildren;
        // 奖金来源：区财政专项资金 says it all.
        if (words.IndexOf(':') > 0 && !unit.HasChildren && label.Family >= LabelFamily.Article)
            return null;
        // An item of a list whose other items end with their line.
        if (goesOn && label.Family > LabelFamily.HanBracketed && siblings[(unit.Parent, label.Family)] is var (goOn, all) && all >= 3 && goOn * 2 < all)
            return null;
        return goesOn || label.Family <= LabelFamily.Han ? Trim(heading) : label.Family == LabelFamily.HanBracketed && !HasSubstance(Slice(heading.Start, heading.End)) ? Trim(heading) : null;
    }

    private TextRange? RunIn(Unit unit, PrintedLabel label, TextRange first, int stop)
    {
        var sentence = Slice(first.Start, stop - 1);
        var rest = Slice(stop, first.End).TrimStart(' ');
        bool more = !rest.IsEmpty && !IsBracketOnly(rest) || unit.Own.Count > 1 || unit.HasChildren;
        // A sentence on a line of its own over numbered units names what they are about: a task, or who it is for.
        if (rest.IsEmpty && !sentence.IsEmpty && unit.HasChildren && label.Family is LabelFamily.Han or LabelFamily.HanBracketed && sentence.Length <= LongestHabitual && sentence.Count(',') <= 1 && (StartsAsHeading(sentence) || NamesGroup(sentence)) && !Grants(sentence))
            return new TextRange(first.Start, stop - 1);
        var habit = habits[(unit.Division, label.Family)];
        if (!more || sentence.Length > (habit.Holds && label.Family > LabelFamily.Article ? LongestHabitual : Longest) || sentence.IsEmpty)
            return null;
        var found = new TextRange(first.Start, stop - 1);
        if (HasSubstance(sentence))
            // 给予经营奖励。设立满两年的…: where the siblings have headings, or what follows says the grant once more, a promise without a figure is one as well.
            return IsPromise(sentence) && label.Family > LabelFamily.Article && (habit.Holds || IsSpeltOut(sentence, rest)) ? found : null;
        bool ownLine = rest.IsEmpty;
        if (label.Family == LabelFamily.Article)
            return NamesArticle(sentence) || (habit.Holds || ownLine && unit.HasChildren) && sentence.Length <= LongestAlone && sentence.IndexOf(',') < 0 && StartsAsHeading(sentence) ? found : null;
        if (habit.Holds ? sentence.Length <= Longest || sentence.Count(',') <= 1
            : sentence.Length <= LongestAlone && (StartsAsHeading(sentence) && sentence.IndexOf(',') < 0 || ownLine && habit.All == habit.Short || IsNominal(sentence)))
            return found;
        return null;
    }

    /// <summary>给予经营奖励。近三年内…，每年给予10万元: the sentences behind a promise grant it with a condition and a figure.</summary>
    private static bool IsSpeltOut(ReadOnlySpan<char> promise, ReadOnlySpan<char> rest) =>
        promise.StartsWith("给予") && promise.Length <= 20 && rest.Length >= 12 && (rest.Contains("的,", StringComparison.Ordinal) || rest.IndexOfAnyInRange('0', '9') >= 0 || rest.Contains("可", StringComparison.Ordinal));

    /// <summary>What a heading never says: who must do what, a sum, this document's own name, a condition.</summary>
    private static bool HasSubstance(ReadOnlySpan<char> sentence)
    {
        foreach (string word in SubstanceWords)
            if (sentence.Contains(word, StringComparison.Ordinal) && !(word == "包括" && sentence.Contains("在内的", StringComparison.Ordinal)))
                return true;
        for (int i = 0; i + 1 < sentence.Length; i++)
            if (sentence[i] == '本' && sentence[i + 1] is '办' or '措' or '意' or '政' or '细' or '规' or '方' or '通' or '条' or '实')
                return true;
        if (sentence.StartsWith("对") && !sentence.StartsWith("对外") && !sentence.StartsWith("对接") && !sentence.StartsWith("对标") && !sentence.StartsWith("对口"))
            return true;
        // A share, a sum or a date.
        for (int i = 1; i < sentence.Length; i++)
            if (sentence[i] is '%' or '元' or '倍' && char.IsAsciiDigit(sentence[i - 1]) && sentence.IndexOf('(') < 0 || sentence[i] == '万' && char.IsAsciiDigit(sentence[i - 1]))
                return true;
        return false;
    }

    /// <summary>年零售额达1亿元以上的企业: a description that ends in the group it describes.</summary>
    private static bool NamesGroup(ReadOnlySpan<char> sentence) => sentence.LastIndexOf('的') is > 3 and var of && sentence.Length - of is >= 3 and <= 7 && sentence[of..].IndexOf(',') < 0;

    private static bool Grants(ReadOnlySpan<char> sentence) => GrantWords.In(sentence) || sentence.Contains("以下", StringComparison.Ordinal) && sentence.Contains("条件", StringComparison.Ordinal);

    private static readonly WordList GrantWords = new("给予", "应当", "可以", "不得", "下列");

    /// <summary>A short promise: 给予经营奖励, 支持享受税收优惠, 对民营企业参与标准制定给予补助.</summary>
    private static bool IsPromise(ReadOnlySpan<char> sentence) =>
        sentence.Length <= 24 && sentence.IndexOfAny(",;:0123456789".AsSpan()) < 0 && !sentence.Contains("不", StringComparison.Ordinal) && !sentence.Contains("应当", StringComparison.Ordinal) && !sentence.Contains("的,", StringComparison.Ordinal)
        && (sentence.StartsWith("给予") || sentence.StartsWith("支持享受") || sentence.StartsWith("按照") || sentence.StartsWith("对") && sentence.Contains("给予", StringComparison.Ordinal));

    private static readonly string[] SubstanceWords =
    [
        "的,", "应当", "不得", "可以", "必须", "不超过", "给予", "按照", "由区", "由市", "由省", "负责", "属于", "享受", "有下列", "是指", "包括", "适用于", "视为", "方可", "予以", "进行一次", "每年", "次年", "报区", "报市", "报省", "报请", "报县", "报送", "列支", "原则上", "请于",
    ];

    /// <summary>A name of a thing: 落地投资奖, 专利质量(25%); not a condition: 有满足需要的资金安排, 符合产业政策.</summary>
    private static bool IsNominal(ReadOnlySpan<char> sentence) =>
        sentence.Length <= 14 && sentence.IndexOf(',') < 0 && sentence[0] is not ('有' or '具' or '符' or '已' or '未' or '无' or '能' or '依' or '近' or '在' or '须' or '应' or '不' or '经' or '遵');

    /// <summary>In regulations a first sentence is nearly always the rule; only the name of a thing (落地投资奖) or of a task (强化信息系统建设) is a heading.</summary>
    private static bool NamesArticle(ReadOnlySpan<char> sentence) =>
        sentence.IndexOf(',') < 0 && (sentence.Length <= 8 && sentence.IndexOfAny("应由为是可须不按予每将有循实取属".AsSpan()) < 0 || sentence.Length <= 12 && StartsAsHeading(sentence));

    private static readonly string[] HeadingVerbs =
    [
        "支持", "提供", "激励", "大力", "搭建", "加强", "加大", "加快", "推动", "推进", "鼓励", "实施", "实行", "强化", "优化", "完善", "健全", "建立", "建设", "打造", "促进", "培育", "提升", "提高", "降低", "扩大", "拓展", "深化", "落实", "引导", "引进", "保障", "创新",
        "构建", "开展", "组织", "规范", "做好", "做强", "做优", "发挥", "激发", "丰富", "营造", "统筹", "明确", "严格", "突出", "坚持", "壮大", "发展", "设立", "夯实", "畅通", "缓解", "减轻", "放宽", "制定", "探索", "抓好", "用好", "聚焦", "集聚",
    ];

    private static readonly string[] Adverbs = ["深入", "全面", "积极", "持续", "切实", "着力", "进一步", "稳步", "有序", "不断"];

    private static bool StartsAsHeading(ReadOnlySpan<char> sentence)
    {
        foreach (string adverb in Adverbs)
            if (sentence.StartsWith(adverb))
            {
                sentence = sentence[adverb.Length..];
                break;
            }
        foreach (string verb in HeadingVerbs)
            if (sentence.StartsWith(verb))
                return true;
        return false;
    }

    /// <summary>The heading without the bracket that names the units in charge.</summary>
    private TextRange WithoutOwners(TextRange range)
    {
        char close = text.Folded[range.End - 1];
        if (close is not (')' or ']'))
            return range;
        int open = text.Folded.LastIndexOf(close == ')' ? '(' : '[', range.End - 1, range.Length);
        // A nested bracket belongs to the outer one: (牵头单位:市商务局(自贸委)、钱江海关)
        while (open > range.Start && Slice(open, range.End).Count(close) > Slice(open, range.End).Count(text.Folded[open]))
            open = text.Folded.LastIndexOf(text.Folded[open], open - 1, open - range.Start);
        if (open <= range.Start)
            return range;
        var inner = Slice(open + 1, range.End - 1);
        return ParagraphStarts.IsKey(inner) || inner.Contains("牵头", StringComparison.Ordinal) || inner.Contains("责任单位", StringComparison.Ordinal) || IsOrganList(inner) ? new TextRange(range.Start, open) : range;
    }

    private static bool IsOrganList(ReadOnlySpan<char> inner)
    {
        foreach (var part in inner.SplitAny('、', ','))
            if (!OfficialWords.IsOrgan(inner[part]))
                return false;
        return !inner.IsEmpty;
    }

    private static bool IsBracketOnly(ReadOnlySpan<char> rest) => rest[0] is '(' or '[' && rest[^1] is ')' or ']' or '。' && rest.IndexOfAny(")]".AsSpan()) >= rest.Length - 2;

    private TextRange? Trim(TextRange range)
    {
        int end = range.End;
        while (end > range.Start && text.Folded[end - 1] is '。' or ' ' || end > range.Start + 1 && Sentences.EndsAt(text.Folded, end - 1))
            end--;
        return end > range.Start ? new TextRange(range.Start, end) : null;
    }
}
