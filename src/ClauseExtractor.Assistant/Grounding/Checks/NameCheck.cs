using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>
/// Titles, authorities, places, addresses and foreign words must stand in the evidence (a word of the user's own question may be repeated,
/// save a place).
/// </summary>
internal sealed partial class NameCheck : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        string text = TextFold.Fold(candidate.Text),
            asked = TextFold.Fold(candidate.Question);
        foreach (Match m in Address().Matches(text))
            if (!candidate.Support.Contains(m.Value, StringComparison.OrdinalIgnoreCase))
                return Missing(m.Value);
        foreach (string place in candidate.Library.Select(r => r.Document.Region?.Name).OfType<string>().SelectMany(Places).Distinct())
            if (text.Contains(place, StringComparison.Ordinal) && !candidate.Support.Contains(place, StringComparison.Ordinal))
                return Missing(place);
        if (!candidate.IsChinese)
            return null;
        foreach (Match m in Title().Matches(text))
            if (!candidate.Support.Contains(m.Groups[1].Value, StringComparison.Ordinal))
                return Missing(m.Value);
        foreach (Match m in Authority().Matches(text))
            if (!candidate.Support.Contains(m.Value, StringComparison.Ordinal))
                return Missing(m.Value);
        foreach (Match m in Latin().Matches(text))
            if (
                !candidate.Support.Contains(m.Value, StringComparison.OrdinalIgnoreCase)
                && !asked.Contains(m.Value, StringComparison.OrdinalIgnoreCase)
            )
                return Missing(m.Value);
        return null;
    }

    /// <summary>上海市崇明区 goes by 崇明区 and 崇明 too.</summary>
    private static IEnumerable<string> Places(string region)
    {
        string last = Last().Match(region).Value is { Length: > 1 } inner ? inner : region;
        yield return region;
        yield return last;
        if (last.Length > 2)
            yield return last[..^1];
    }

    private static RemovedStatement Missing(string name) => new(Fault.NameNotFound, name);

    [GeneratedRegex(@"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|!\[|\]\(", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("《([^《》]+)》")]
    private static partial Regex Title();

    [GeneratedRegex("[\u4e00-\u9fff]{2}(?:局|厅|署|委员会|办公室|集团|银行|研究院|委(?!托|员|派|会))")]
    private static partial Regex Authority();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9+#-]+")]
    private static partial Regex Latin();

    [GeneratedRegex("[^省市区县]+[省市区县]$")]
    private static partial Regex Last();
}
