using System.Globalization;
using System.Text;

namespace ClauseExtractor.Assistant.Explaining;

/// <summary>A draft 修订说明 as plain text: each sentence with the facts it rests on.</summary>
public static class ExplanationText
{
    public static string Write(RevisionExplanation explanation)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"修订说明（草稿）\n《{explanation.Revision.Old.Title}》→《{explanation.Revision.New.Title}》\n");
        foreach (var (sentence, index) in explanation.Sentences.Select((s, i) => (s, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{index}. {sentence.Text}\n");
            foreach (var fact in sentence.Facts.Select(i => explanation.Revision.Facts[i]))
                text.Append(CultureInfo.InvariantCulture, $"   {fact.OldClause ?? "—"} “{fact.OldSpan?.Quote}” → {fact.NewClause ?? "—"} “{fact.NewSpan?.Quote}”\n");
        }
        if (explanation.Sentences.Count == 0)
            text.Append("没有实质变化。\n");
        return text.ToString();
    }
}
