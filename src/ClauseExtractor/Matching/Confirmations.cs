using System.Security.Cryptography;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>
/// Requirements that somebody ticked: what the profile confirms is met, what it denies is not; all others stay as they are.
/// </summary>
internal sealed class Confirmations(Profile profile)
{
    private readonly Dictionary<string, bool> confirmed =
        profile.Confirmed?.GroupBy(c => TextFold.Fold(c.Key.Trim())).ToDictionary(g => g.Key, g => g.Last().Value) ?? [];

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
        string words = TextFold.Fold(requirement.Span.Quote),
            key = Key(requirement.Kind == RequirementKind.Title ? "" : record.Document.Source.Sha256, words);
        bool? told = confirmed.TryGetValue(key, out bool ticked) || confirmed.TryGetValue(words, out ticked) ? ticked : null;
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

    private static string Key(string document, string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{document}/{words}")))[..10];
}
