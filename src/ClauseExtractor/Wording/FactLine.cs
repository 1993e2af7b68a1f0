using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>A change of meaning in words.</summary>
/// <param name="Subject">What it is about: 扶持, 日期 …</param>
/// <param name="About">Which one: the noun and the condition, the metric, the field.</param>
/// <param name="Field">Which property: 上限, 比例; empty where the whole row came or went.</param>
/// <param name="Old">The old value as people say it; empty where there was none.</param>
/// <param name="Size">Direction and size, −50%; empty where there is none.</param>
/// <param name="Text">The whole in one line.</param>
/// <param name="Row">Index of the row it stands in, null for the document as a whole.</param>
public sealed record FactLine(
    int Number,
    FactChange Fact,
    string Subject,
    string About,
    string Field,
    string Old,
    string New,
    string Size,
    string Text,
    int? Row
);
