using System.Text.RegularExpressions;

namespace ClauseExtractor.Reading.Paged;

/// <summary>
/// Mends in recognised lines what the language makes certain, and keeps the old words. No digit is ever changed, and no line changes its
/// length.
/// </summary>
internal static partial class RecognitionMends
{
    private const string Numerals = "一二三四五六七八九十";

    /// <param name="lines">The lines of a document in reading order; those that were not recognised stay as they are.</param>
    public static List<SourceLine> Mend(IReadOnlyList<SourceLine> lines)
    {
        var mended = lines
            .Select(line => line.Confidence is null ? line : Apply(line, [.. Numbers(line.Text), .. Ranges(line.Text)]))
            .ToList();
        foreach (var head in (Regex[])[BracketedHead(), Head()])
            MendLabels(mended, head);
        LabelMarks.Mend(mended);
        return mended;
    }

    /// <summary>
    /// 沪府办规【2025】4号, 〔2024】3号: between an agency's short name and the number of a document stand 〔 and 〕. Square and round brackets that
    /// agree may have been printed.
    /// </summary>
    private static IEnumerable<LineMend> Numbers(string text) =>
        DocumentNumber()
            .Matches(text)
            .Where(m => m.Groups["open"].Value + m.Groups["close"].Value is not ("〔〕" or "[]" or "［］" or "()" or "（）"))
            .Select(m => new LineMend(
                m.Groups["open"].Index,
                $"{m.Groups["open"].Value}{m.Groups["year"].Value}{m.Groups["close"].Value}",
                $"〔{m.Groups["year"].Value}〕",
                MendReason.DocumentNumber
            ));

    /// <summary>10%一30%: a bar between two percentages is a range, no numeral.</summary>
    private static IEnumerable<LineMend> Ranges(string text) =>
        Range().Matches(text).Select(m => new LineMend(m.Index, "一", "—", MendReason.PercentRange));

    /// <summary>(人) between (一) and (三) is (二).</summary>
    private static void MendLabels(List<SourceLine> lines, Regex head)
    {
        var labels = lines
            .Select((line, i) => (Line: i, Match: head.Match(line.Text)))
            .Where(label => label.Match.Success)
            .Select(label =>
                (
                    label.Line,
                    Place: label.Match.Groups["label"].Index,
                    Number: Numerals.IndexOf(label.Match.Groups["label"].Value, StringComparison.Ordinal) + 1
                )
            )
            .ToList();
        for (int i = 1; i + 1 < labels.Count; i++)
            if (
                labels[i].Number == 0
                && labels[i - 1].Number is > 0 and var before
                && labels[i + 1].Number == before + 2
                && lines[labels[i].Line].Confidence is not null
            )
                lines[labels[i].Line] = Apply(
                    lines[labels[i].Line],
                    [
                        new LineMend(
                            labels[i].Place,
                            lines[labels[i].Line].Text[labels[i].Place].ToString(),
                            Numerals[before].ToString(),
                            MendReason.Label
                        ),
                    ]
                );
    }

    internal static SourceLine Apply(SourceLine line, IReadOnlyList<LineMend> mends)
    {
        if (mends.Count == 0)
            return line;
        string text = mends.Aggregate(line.Text, (text, mend) => text[..mend.Start] + mend.New + text[(mend.Start + mend.Old.Length)..]);
        return line with { Text = text, Mends = [.. line.Mends, .. mends] };
    }

    [GeneratedRegex(@"(?<=[\u4E00-\u9FFF])(?<open>[【〖\[［(（〔])(?<year>(?:19|20)[0-9]{2})(?<close>[】〗\]］)）〕])(?=[0-9]{1,5}号)")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(?<=[0-9][%％])一(?=[0-9]+(?:\.[0-9]+)?[%％])")]
    private static partial Regex Range();

    /// <summary>One character in brackets at the head of a line that is no digit.</summary>
    [GeneratedRegex(@"^\s*[(（](?<label>[^\s0-9０-９])[)）]")]
    private static partial Regex BracketedHead();

    /// <summary>One character before 、 at the head of a line that is no digit.</summary>
    [GeneratedRegex(@"^\s*(?<label>[^\s0-9０-９])、")]
    private static partial Regex Head();
}
