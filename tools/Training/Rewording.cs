using System.Text;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Training;

/// <summary>
/// Makes a text that the rules have not met: cue words become rarer words or words of no list, phrases are put in, sentences are cut and
/// joined in other places.
/// The figures, the words that the answers ask for and the nouns given stay as they are, so that the answers still hold.
/// </summary>
internal static class Rewording
{
    private static readonly (string Cue, string[] Instead)[] Cues =
    [
        ("给予", ["核给", "拨给", "下拨", "配给", "给到", "划拨", "支付", "兑现"]),
        ("予以", ["作出", "实行", "施以", "落实"]),
        ("发放", ["派发", "拨发", "派送"]),
        ("享受", ["获取", "得到"]),
        ("最高不超过", ["顶格为", "控制在", "限于", "不突破"]),
        ("不超过", ["不突破", "限于", "控制在", "未超"]),
        ("最高", ["顶格", "至高", "高限为", "最大可达"]),
        ("上限", ["顶线", "高限"]),
        ("以内", ["范围内", "之下"]),
        ("以上", ["之上", "往上"]),
        ("每年", ["按年", "逐年", "各年"]),
        ("每家", ["各家", "逐家"]),
        ("每户", ["逐户", "按户"]),
        ("每人", ["人均", "逐人"]),
        ("每个", ["逐个", "各个"]),
        ("单个", ["任一", "任何"]),
        ("每项", ["逐项", "各项"]),
        ("分别", ["各自", "依序", "相应"]),
        ("按照", ["比照", "循", "依循"]),
        ("按", ["依", "比照", "以"]),
        ("标准", ["水平", "定额数"]),
        ("总额", ["总数", "全数"]),
        ("累计", ["合共", "前后"]),
        ("期限", ["时长", "周期"]),
        ("连续", ["接连", "持续"]),
        ("达到", ["升至", "迈过"]),
        ("超过", ["越过", "迈上"]),
        ("突破", ["迈过", "跨上"]),
        ("获得", ["摘得", "拿到", "入围"]),
        ("认定", ["评上", "列入名单"]),
        ("其中", ["这当中", "内中"]),
    ];

    private static readonly string[] Phrases =
    [
        "视情",
        "经研究后",
        "由主管部门",
        "结合实际",
        "自次月起",
        "在规定时限内",
        "由所在地财政",
        "按程序",
        "从专项资金中",
        "根据绩效",
        "以奖代补方式",
        "采取后补助形式",
        "统一",
        "足额",
        "先行",
        "据实",
        "择优",
        "适当",
        "通过竞争性方式",
        "按属地原则",
        "在上级基础上",
        "由园区",
        "会同街道",
        "当年度内",
        "兑现",
    ];

    // Characters that are in no cue.
    private const string Strange = "衔贯畴络缕恪彰赓臻酌犒馈裨济禀赋砥砺斡旋榫卯甄遴擘膺踔邃谙谂翌曩";

    /// <summary>The text reworded.</summary>
    /// <param name="kept">True for each unit that must stay.</param>
    /// <param name="sentences">The sentences that may be reworded, in order.</param>
    /// <param name="chance">How likely a sentence is reworded, 0 to 1; twice as likely a second time is not.</param>
    public static string Of(string text, bool[] kept, IReadOnlyList<TextRange> sentences, double chance, Noise noise)
    {
        var edits = new List<(TextRange Range, string Instead)>();
        foreach (var sentence in sentences)
            for (int turn = 0; turn < 2 && noise.Chance(chance); turn++)
                if (
                    Edit(text, kept, sentence, noise) is { } edit
                    && !edits.Exists(e => e.Range.Start < edit.Range.End + 1 && edit.Range.Start < e.Range.End + 1)
                )
                    edits.Add(edit);
        var result = new StringBuilder(text);
        foreach (var (range, instead) in edits.OrderByDescending(e => e.Range.Start))
            result.Remove(range.Start, range.Length).Insert(range.Start, instead);
        return result.ToString();
    }

    private static (TextRange Range, string Instead)? Edit(string text, bool[] kept, TextRange sentence, Noise noise) =>
        noise.Below(10) switch
        {
            <= 4 => Cue(text, kept, sentence, noise),
            5 or 6 => Phrase(text, kept, sentence, noise),
            7 or 8 => Mark(text, kept, sentence, noise),
            _ => Particle(text, kept, sentence, noise),
        };

    private static (TextRange, string)? Cue(string text, bool[] kept, TextRange sentence, Noise noise)
    {
        var found = new List<(TextRange Range, string[] Instead)>();
        for (int i = sentence.Start; i < sentence.End; i++)
            foreach (var (cue, instead) in Cues)
                if (
                    i + cue.Length <= sentence.End
                    && string.CompareOrdinal(text, i, cue, 0, cue.Length) == 0
                    && Free(kept, i, i + cue.Length)
                )
                {
                    found.Add((new TextRange(i, i + cue.Length), instead));
                    i += cue.Length - 1;
                    break;
                }
        if (found.Count == 0)
            return null;
        var (range, words) = noise.Pick(found);
        return (
            range,
            noise.Chance(0.5)
                ? noise.Pick(words)
                : string.Concat(Strange[noise.Below(Strange.Length)], Strange[noise.Below(Strange.Length)])
        );
    }

    // A phrase before or behind a cue, or at a comma.
    private static (TextRange, string)? Phrase(string text, bool[] kept, TextRange sentence, Noise noise)
    {
        var places = new List<int>();
        for (int i = sentence.Start + 1; i < sentence.End; i++)
            if (
                !(kept[i - 1] && kept[i])
                && (text[i - 1] is ',' or '，' or '的' || Cues.Any(c => string.CompareOrdinal(text, i, c.Cue, 0, c.Cue.Length) == 0))
            )
                places.Add(i);
        return places.Count == 0
            ? null
            : (new TextRange(noise.Pick(places), 0) is var at ? at with { End = at.Start } : default, noise.Pick(Phrases));
    }

    // A comma becomes a full stop or goes, a semicolon or full stop becomes a comma, a list mark becomes 和.
    private static (TextRange, string)? Mark(string text, bool[] kept, TextRange sentence, Noise noise)
    {
        var marks = new List<int>();
        for (int i = sentence.Start; i < Math.Min(sentence.End + 1, text.Length); i++)
            if (!kept[i] && text[i] is '，' or ',' or '；' or ';' or '、' or '。')
                marks.Add(i);
        if (marks.Count == 0)
            return null;
        int at = noise.Pick(marks);
        string? instead = text[at] switch
        {
            '，' or ',' => noise.Below(4) switch
            {
                0 => "。",
                1 => "",
                2 => "；",
                _ => "、",
            },
            '；' or ';' => noise.Chance(0.5) ? "。" : "，",
            '、' => noise.Chance(0.7) ? "和" : "或",
            _ => at + 1 < text.Length && text[at + 1] != '\n' ? "，" : null,
        };
        return instead is null ? null : (new TextRange(at, at + 1), instead);
    }

    // 对…的: one of them goes.
    private static (TextRange, string)? Particle(string text, bool[] kept, TextRange sentence, Noise noise)
    {
        var places = new List<int>();
        for (int i = sentence.Start; i < sentence.End; i++)
            if (!kept[i] && (text[i] == '的' || text[i] == '对' && (i == sentence.Start || text[i - 1] is '，' or ',' or '；')))
                places.Add(i);
        return places.Count == 0 ? null : (new TextRange(noise.Pick(places), 0) is var at ? at with { End = at.Start + 1 } : default, "");
    }

    private static bool Free(bool[] kept, int from, int to)
    {
        for (int i = from; i < to; i++)
            if (kept[i])
                return false;
        return true;
    }
}
