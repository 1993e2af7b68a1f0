using System.Globalization;
using System.Text;
using ClauseExtractor.Layout;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Assistant.Explaining;

/// <summary>A draft 修订说明 as plain text: each sentence with the facts it rests on.</summary>
public static class ExplanationText
{
    public static string Write(RevisionExplanation explanation)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"修订说明（草稿）\n{Name(explanation.Revision.Old)} → {Name(explanation.Revision.New)}\n"
        );
        foreach (var (sentence, index) in explanation.Sentences.Select((s, i) => (s, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{index}. {sentence.Text}\n");
            foreach (var fact in sentence.Facts.Select(i => explanation.Revision.Facts[i]))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"   {Side(fact.OldClause, fact.OldSpan)} → {Side(fact.NewClause, fact.NewSpan)}\n"
                );
        }
        if (explanation.Sentences.Count == 0)
            text.Append("没有实质变化。\n");
        return text.ToString();
    }

    private static string Name(RevisionSide side) => side.Title is { } title ? $"《{title}》" : side.File;

    /// <summary>Where one side of a fact stands, and its words; a dash where it has none.</summary>
    private static string Side(string? clause, Span? span) => span is null ? clause ?? "—" : $"{clause} “{span.Quote}”".TrimStart();
}
