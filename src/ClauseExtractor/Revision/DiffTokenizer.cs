using System.Text.RegularExpressions;

namespace ClauseExtractor.Revision;

/// <summary>
/// Cuts a text into the pieces that a word diff may not break: figures with their unit, dates, titles in 《》, Latin words, the names it is
/// given; every other character by itself.
/// 500万元 → 300万元 is then one change and never 5̶3̶00万元.
/// </summary>
internal sealed partial class DiffTokenizer
{
    private readonly Dictionary<char, string[]> names;
    private readonly Dictionary<char, string> characters = [];

    /// <param name="names">Names of units that stay whole.</param>
    public DiffTokenizer(IEnumerable<string> names) =>
        this.names = names
            .Where(n => n.Length > 1)
            .Distinct()
            .GroupBy(n => n[0])
            .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToArray());

    /// <summary>The tokens in order; joined they are the text.</summary>
    public List<string> Tokenize(string text)
    {
        var tokens = new List<string>(text.Length);
        var whole = Whole().Match(text);
        for (int at = 0; at < text.Length; )
        {
            while (whole.Success && whole.Index < at)
                whole = whole.NextMatch();
            int length = whole.Success && whole.Index == at ? whole.Length : NameAt(text, at);
            if (length == 0)
                length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
            tokens.Add(length == 1 ? Character(text[at]) : text.Substring(at, length));
            at += length;
        }
        return tokens;
    }

    private string Character(char c)
    {
        if (!characters.TryGetValue(c, out string? token))
            characters.Add(c, token = c.ToString());
        return token;
    }

    private int NameAt(string text, int at) =>
        names.TryGetValue(text[at], out var starting)
            ? starting.FirstOrDefault(n => string.CompareOrdinal(text, at, n, 0, n.Length) == 0)?.Length ?? 0
            : 0;

    private const string Number = @"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?";

    private const string Unit =
        "%|％|‰|个百分点|万元|亿元|万亿元|元|万美元|亿美元|美元|万|亿|倍|周年|年|个月|月|个工作日|工作日|日|天|小时|万人次|万人|人次|人|万户|户|万家|家|平方米|公里|亩|件|项|个|条|次|场|级|套|吨";

    [GeneratedRegex(
        $@"[0-9０-９]{{4}}年(?:[0-9０-９]{{1,2}}月(?:[0-9０-９]{{1,2}}日)?)?|[0-9０-９]{{1,2}}月[0-9０-９]{{1,2}}日|{Number}(?:{Unit})?|"
            + $@"[一二三四五六七八九十百千两]+(?:个百分点|个月|个工作日|年|日|天|倍|万元|元)|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|《[^《》\n]{{1,60}}》|国务院|党中央|中共中央|"
            + $@"[A-Za-z][A-Za-z0-9]*"
    )]
    private static partial Regex Whole();
}
