using System.Globalization;
using System.Text;
using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Assistant.Asking;

/// <summary>An answer as plain text: each sentence with the document, path and words it rests on, and the record's figures.</summary>
public static class AnswerText
{
    public static string Write(Answer answer)
    {
        var text = new StringBuilder();
        bool chinese = answer.IsChinese;
        foreach (var (statement, index) in answer.Statements.Select((s, i) => (s, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{index}. {statement.Text}\n");
            foreach (var evidence in statement.Evidence)
            {
                string title = evidence.Record.Document.Title ?? evidence.Record.Document.Source.File;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"   —— 《{title}》 {evidence.Clause?.Path}{Page(evidence, chinese)}：“{evidence.Span.Quote}”\n"
                );
                foreach (var row in evidence.Rows.Where(r => r.Caps.Count > 0 || r.Rate is not null || r.Match is not null))
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"      {(chinese ? "记录：" : "record: ")}"
                            + $"{BenefitText.Line(row, chinese ? ReportLanguage.Chinese : ReportLanguage.English)}\n"
                    );
            }
        }
        if (answer.Statements.Count == 0)
            text.Append(chinese ? "库中文件没有说到。\n" : "The library does not say.\n");
        else if (answer.NotSaid.Count > 0)
            text.Append(
                (chinese ? "库中文件没有说到：" : "The library does not say: ") + string.Join(chinese ? "；" : "; ", answer.NotSaid) + "\n"
            );
        return text.ToString();
    }

    private static string Page(Evidence evidence, bool chinese) =>
        evidence.Span.Page is { } page ? (chinese ? $"（第{page}页）" : $" (p. {page})") : "";
}
