using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>
/// Requirements that somebody ticked: what the profile confirms is met, what it denies is not; all others stay as they are. Equal words
/// are one condition wherever they stand in a document, and no further, since they may mean something else there (新引进, 验收合格);
/// a title of the whole nation is one in all documents, words of the row itself are ticked for that row alone.
/// </summary>
internal sealed class Confirmations(Profile profile)
{
    private static readonly IReadOnlyList<string> Joints = MatchingWords.Of("joint");

    /// <summary>Characters of a title that a place gives: 区级示范企业, 区长质量奖, 园区优秀企业.</summary>
    private static readonly SearchValues<char> Places = SearchValues.Create("本省市区县州旗镇街园");

    private readonly Dictionary<string, bool> confirmed =
        profile.Confirmed?.GroupBy(c => Normal(c.Key)).ToDictionary(g => g.Key, g => g.Last().Value) ?? [];

    public List<RequirementGroup> Apply(PolicyRecord record, List<RequirementGroup> groups) =>
        [
            .. groups.Select(g => new RequirementGroup([
                .. g.Branches.Select(b => (IReadOnlyList<Requirement>)[.. b.Select(r => Apply(record, r))]),
            ])),
        ];

    private Requirement Apply(PolicyRecord record, Requirement requirement)
    {
        if (requirement.Verdict != Verdict.Unknown || requirement.Kind == RequirementKind.Figure && requirement.Told is null)
            return requirement;
        string words = Normal(requirement.Span.Quote);
        // 首次突破1000万元 says nothing without what it measures.
        bool figure = requirement.Kind == RequirementKind.Figure;
        string key = Key(Scope(record, requirement, words), figure ? $"{requirement.Asks}/{words}" : words);
        bool? told =
            confirmed.TryGetValue(key, out bool ticked) || !figure && !requirement.IsWholeRow && confirmed.TryGetValue(words, out ticked)
                ? ticked
                : null;
        return requirement with
        {
            Key = key,
            Verdict =
                told is null ? Verdict.Unknown
                : told.Value ? Verdict.Met
                : Verdict.NotMet,
            IsConfirmed = told is not null,
        };
    }

    /// <summary>Where the words mean the same: everywhere, in a place, in this document, or at their very place alone.</summary>
    private static string Scope(PolicyRecord record, Requirement requirement, string words) =>
        requirement.IsWholeRow ? $"{record.Document.Source.Sha256}/{requirement.Span.Start}"
        : requirement.Kind != RequirementKind.Title ? record.Document.Source.Sha256
        : words.AsSpan().ContainsAny(Places) ? record.Document.Region?.Name ?? record.Document.Source.Sha256
        : "";

    /// <summary>Folded, without spaces and quotation marks, and without what only joins the words to those around them.</summary>
    private static string Normal(string words)
    {
        string rest = string.Concat(TextFold.Fold(words).Where(c => !char.IsWhiteSpace(c) && c is not ('“' or '”' or '"' or '_')))
            .Trim(',', ';', ':', '。', '、', '.');
        for (string before = ""; before != rest; )
        {
            before = rest;
            foreach (string joint in Joints)
                if (rest.Length > joint.Length + 1 && rest.StartsWith(joint, StringComparison.Ordinal))
                    rest = rest[joint.Length..];
            if (rest.Length > 2 && rest.EndsWith('的'))
                rest = rest[..^1];
        }
        return rest;
    }

    private static string Key(string scope, string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}/{words}")))[..10];
}
