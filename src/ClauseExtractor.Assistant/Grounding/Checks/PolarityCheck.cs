using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Assistant.Grounding.Checks;

/// <summary>A sentence denies only where its quote denies, and where the quote denies the sentence must too.</summary>
internal sealed partial class PolarityCheck : IStatementCheck
{
    public RemovedStatement? Check(Candidate candidate)
    {
        var said = Denials(candidate.Text);
        var places = candidate.Evidence.SelectMany(Place.Cut).ToList();
        var words = Bigrams.Of(candidate.Text);
        int best = places.Max(p => p.Carries(words));
        var near = places.Where(p => p.Carries(words) == best || !candidate.IsChinese).ToList();
        bool quoteDenies = near.Any(p => Denials(p.Text).Count > 0);
        if (said.Count > 0 && !quoteDenies)
            return new RemovedStatement(Fault.PolarityChanged, said[0].Value);
        return said.Count == 0 && near.Count > 0 && near.All(p => HardDenial().IsMatch(Neutral().Replace(p.Text, "")))
            ? new RemovedStatement(Fault.PolarityChanged, null)
            : null;
    }

    private static MatchCollection Denials(string text) => Denial().Matches(Neutral().Replace(TextFold.Fold(text), ""));

    /// <summary>不 that bounds a figure or belongs to another word.</summary>
    [GeneratedRegex(
        "不超过|不得超过|不高于|不多于|不低于|不少于|不到|不同|不仅|不但|不限于|不断|不重复|无论|无关|无形|未来|未经|非遗|不动产|不良|无人|no more than|no less than|not less than|not more "
            + "than|not exceed(?:ing)?|not only",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Neutral();

    [GeneratedRegex(
        @"不|没有|没|无(?!线|锡|菌|缝)|未|禁止|取消|停止|除外|拒绝|\bnot\b|\bno\b|\bnever\b|n't\b|\bcannot\b|\bwithout\b|\bnone\b|\bexcept\b|\bexclud\w*|"
            + @"\bineligible\b|\bprohibit\w*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Denial();

    [GeneratedRegex("不予|不得|不再|不享受|不适用|不支持|取消|停止|禁止|除外|不能")]
    private static partial Regex HardDenial();
}
