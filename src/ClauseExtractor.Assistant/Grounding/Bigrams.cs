using System.Text.RegularExpressions;

namespace ClauseExtractor.Assistant.Grounding;

/// <summary>Overlapping pairs of Han characters, the unit in which Chinese wordings are compared without a segmenter.</summary>
internal static partial class Bigrams
{
    /// <summary>
    /// The pairs of a text; words that carry no fact (可以, 根据, 规定, 其中 …) and the cues at figures (最高, 一次性), which have a check of their own,
    /// are left out.
    /// </summary>
    public static HashSet<string> Of(string text)
    {
        var pairs = new HashSet<string>();
        string content = Filler().Replace(Layout.TextFold.Fold(text), " ");
        for (int i = 0; i + 1 < content.Length; i++)
            if (IsHan(content[i]) && IsHan(content[i + 1]))
                pairs.Add(content.Substring(i, 2));
        return pairs;
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    [GeneratedRegex(
        "可以|一次性|不超过|不高于|不低于|不少于|最高|最多|每年|年度|累计|以内|以上|以下|根据|按照|依据|规定|其中|以及|并且|对于|关于|相关|有关|分别|给予|提供|予以|享受|获得|能够|此外|另外|同时|包括|属于|该|其|的|了|"
            + "是|在|为|有|将|会|可|并|且|和|与|或|及|对|按|给|由|从|自|至|到|等|均|都|也|则|而|各|每"
    )]
    private static partial Regex Filler();
}
