using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>Changes of meaning in words, apart from a whole view.</summary>
public static class FactLines
{
    /// <param name="old">The record that the facts' old rows are in.</param>
    /// <param name="new">The record that the facts' new rows are in.</param>
    public static IReadOnlyList<FactLine> Of(IReadOnlyList<FactChange> facts, PolicyRecord old, PolicyRecord @new, ReportLanguage language)
    {
        var words = new FactWording(language, old, @new);
        return [.. facts.Select((f, i) => words.Line(i, f, null))];
    }
}
