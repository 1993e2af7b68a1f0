using System.Globalization;
using System.Text;
using ClauseExtractor.Language;

namespace ClauseExtractor.Reading;

/// <summary>
/// Recognises text that is no text: what comes out of a PDF whose fonts do not say which characters they show (犌犅 for GB, private use,
/// control characters),
/// or whose character maps are shuffled.
/// </summary>
public static class GarbledText
{
    /// <summary>A text with more impossible characters than this share is garbage.</summary>
    private const double MostImpossible = 0.1;

    /// <summary>
    /// Of the Han characters of Chinese running text, two in five are among the commonest; of shuffled ones, hardly one in twenty.
    /// </summary>
    private const double LeastCommon = 0.1;

    /// <summary>So many Han characters are needed to judge by how common they are.</summary>
    private const int EnoughHan = 60;

    private const string Common =
        "的一是在不了有和人这中大为上个国以要他时来用们生到作地于出分对成会可主发年动同工也能下过说产种面方后多定行学法所民得经三之进等部度家力如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关"
        + "各重新线内数正心反明看原么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料员革位入常文总次品式活设及管特件长求头基资边流路级少图山统接知较将组见计别手期根论运农指几九区强放决西干做必先回则任取据处府给"
        + "收环保治北造百规热领七海口东导器压志世金增争济共权证改清再采转更单风切市深化企业政策支持项目服务创新技术实施办法通知责任省县局委科财税补助奖励申报符合规定评审资金投入安全监督监管依法标准信息网络数字智能制度要求组织负责机"
        + "构单位人民政府区域产业";

    private static readonly HashSet<char> CommonHan = [.. Common];

    private static readonly Encoding Gb2312 = Ansi(936),
        Big5 = Ansi(950);

    /// <summary>Whether a text, best a page's, cannot be what its page shows.</summary>
    public static bool IsGarbled(string text)
    {
        int characters = 0,
            impossible = 0,
            han = 0,
            common = 0;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            characters++;
            if (IsImpossible(c))
                impossible++;
            if (c is < '\u4E00' or > '\u9FFF')
                continue;
            han++;
            if (CommonHan.Contains(TraditionalCharacters.Simplify(c)))
                common++;
        }
        return characters >= 10 && (impossible > MostImpossible * characters || han >= EnoughHan && common < LeastCommon * han);
    }

    /// <summary>
    /// The share of a text's Han characters that are among the commonest, in either form; 0 where it has none. Of a text read in the wrong
    /// encoding hardly one in twenty is.
    /// </summary>
    public static double Commonness(string text)
    {
        int han = 0,
            common = 0;
        foreach (char c in text)
            if (c is >= '\u4E00' and <= '\u9FFF')
                (han, common) = (han + 1, common + (CommonHan.Contains(TraditionalCharacters.Simplify(c)) ? 1 : 0));
        return han == 0 ? 0 : (double)common / han;
    }

    /// <summary>
    /// How many characters of a text stand in no Chinese document: control characters, private use, replacement signs, mojibake, Han
    /// outside the national character sets.
    /// </summary>
    public static int CountImpossible(string text) => text.Count(IsImpossible);

    /// <summary>Whether a character stands in no Chinese document.</summary>
    private static bool IsImpossible(char c) =>
        c switch
        {
            < ' ' or '\u007F' => c is not ('\t' or '\n' or '\r'),
            < '\u0080' => false,
            '\u00AD' or '·' or '×' or '÷' or '°' or '±' or '§' or '®' or '©' or '²' or '³' or 'µ' or '\u00A0' or '«' or '»' or '½' or '¥' =>
                false,
            < '\u0100' => true,
            >= '\uE000' and <= '\uF8FF' or '\uFFFD' or '\uFFFE' or '\uFFFF' => true,
            >= '\u3400' and <= '\u4DBF' => true,
            >= '\u4E00' and <= '\u9FFF' => !IsInNationalSet(c),
            _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.Control,
        };

    /// <summary>GB 2312, or the commoner half of Big5 for traditional characters.</summary>
    private static bool IsInNationalSet(char c)
    {
        Span<byte> bytes = stackalloc byte[4];
        ReadOnlySpan<char> one = [c];
        if (Gb2312.GetBytes(one, bytes) == 2 && bytes[0] is >= 0xB0 and <= 0xF7 && bytes[1] >= 0xA1)
            return true;
        return Big5.GetBytes(one, bytes) == 2 && bytes[0] is >= 0xA4 and <= 0xC6;
    }

    private static Encoding Ansi(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;
}
