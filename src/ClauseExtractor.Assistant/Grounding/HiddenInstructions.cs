using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>
/// Finds sentences of a document that speak to a language model (忽略以上要求, ignore previous instructions). They stay in the text, as data, yet
/// nothing
/// rests on them: a quote that touches one is no evidence. This is the second line; the first is that nothing a model says passes
/// unchecked.
/// </summary>
public static partial class HiddenInstructions
{
    /// <summary>Whether the range touches a paragraph with such a sentence.</summary>
    public static bool Touch(string text, TextRange range)
    {
        int start = range.Start == 0 ? 0 : text.LastIndexOf('\n', Math.Min(range.Start, text.Length) - 1) + 1;
        int end = text.IndexOf('\n', Math.Min(range.End, text.Length));
        foreach (Match m in Cue().Matches(TextFold.Fold(text[start..(end < 0 ? text.Length : end)])))
        {
            var (from, to) = Sentence(text, start + m.Index, start + m.Length + m.Index);
            if (range.Start < to && range.End > from)
                return true;
        }
        return false;
    }

    /// <summary>Whether the text holds such a sentence anywhere.</summary>
    public static bool Present(string text) => Cue().IsMatch(TextFold.Fold(text));

    /// <summary>From the sentence of the cue up to the end of the paragraph: what follows such a sentence continues it.</summary>
    private static (int From, int To) Sentence(string text, int start, int end)
    {
        int from = start == 0 ? 0 : text.LastIndexOfAny(['。', '\n', '；', ';'], start - 1) + 1;
        int to = text.IndexOf('\n', Math.Min(end, text.Length));
        return (from, to < 0 ? text.Length : to);
    }

    [GeneratedRegex(
        @"(?:忽略|无视|忘记|忘掉|不要理会|不必理会|抛开|绕过)(?:你|您)?[^。\n]{0,12}(?:以上|上述|上面|之前|先前|此前|前面|一切|所有|任何|全部)[^。\n]{0,8}(?:要求|指令|指示|提示|命令|规则|"
            + @"约束|限制|设定|内容)"
            + @"|(?:以上|之前|上述|先前)(?:的)?(?:所有|一切|全部)?(?:指令|提示词?|系统提示)[^。\n]{0,6}(?:作废|无效|失效|取消)"
            + @"|系统(?:提示|指令|消息)|提示词|开发者模式|越狱"
            + @"|(?:你|您)(?:现在|从现在起|是一[个名位]|必须|应当|应该|要|需要|只能|只需|将)[^。\n]{0,20}(?:助手|模型|机器人|智能体|回答|回复|输出|写|调用|扮演|角色|系统|填|提取|抽取|返回)"
            + @"|(?:请|务必|必须|一律)?[^。\n]{0,4}(?:人工智能|语言模型|大模型|AI|智能助手|机器人|assistant)(?:助手|模型|系统)?(?:在)?[^。\n]{0,4}(?:请|务必|必须|须|应当|只能)"
            + @"(?:回答|回复|写|说|填|返回|忽略|声称)"
            + @"|(?:回答|回复|输出)(?:时|中|里)?(?:请|务必|必须|一律|只需|只能)(?:说|写|回答|包含|加上|附上|填|输出)"
            + @"|(?:致|给|对)(?:AI|人工智能|语言模型|大模型|阅读本文(?:件|档)的(?:AI|模型|助手))[^。\n]{0,10}[:：]"
            + @"|<\|?/?(?:im_start|im_end|system|assistant|user|inst|s)\|?>|\[/?INST\]|###\s*(?:system|instruction|assistant)|"
            + @"^\s*(?:system|assistant)\s*:"
            + @"|(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|all|any|your|system)"
            + @"\b[^.\n]{0,30}(?:instructions?|prompts?|rules?|guidelines?|text|context)"
            + @"|\bas an? (?:AI|language model|assistant)\b|\byou (?:are|must|should|will) (?:now |always |only )?(?:an? |act|answer|"
            + @"reply|respond|output|say|call|print|return|tell)|(?:system|developer) (?:prompt|message|mode)"
            + @"|\b(?:reply|respond|answer|output) (?:only |with )|""(?:role|tool_calls|function_call)""\s*:|\bDAN\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Cue();
}
