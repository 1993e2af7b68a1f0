using ClauseExtractor.Extraction;

namespace ClauseExtractor.Revision;

/// <summary>
/// The text of a document that stands in no clause: 序 before the first, 尾 for all the rest, so that nothing is left out of a comparison.
/// </summary>
internal static class Surroundings
{
    public const string Front = "序",
        Back = "尾";

    /// <summary>序 and 尾, each null where the document has no such text.</summary>
    public static (ClauseUnit? Front, ClauseUnit? Back) Of(PolicyRecord record)
    {
        if (record.Clauses.Count == 0)
            return (Join(Front, record.Text, [(0, record.Text.Length)]), null);
        var covered = record
            .Clauses.SelectMany(c => c.More.Prepend(c.Span).Prepend(c.LabelSpan))
            .Select(s => (s.Start, s.End))
            .Order()
            .ToList();
        var gaps = new List<(int Start, int End)>();
        int at = 0;
        foreach (var (start, end) in covered.Append((record.Text.Length, record.Text.Length)))
        {
            if (start > at)
                gaps.Add((at, start));
            at = Math.Max(at, end);
        }
        int first = covered[0].Start;
        return (Join(Front, record.Text, gaps.Where(g => g.End <= first)), Join(Back, record.Text, gaps.Where(g => g.Start >= first)));
    }

    private static ClauseUnit? Join(string name, string text, IEnumerable<(int Start, int End)> gaps)
    {
        var pieces = new List<TextPiece>();
        var lines = new List<string>();
        int at = 0;
        foreach (var (start, end) in gaps)
        {
            string raw = text[start..end],
                line = raw.Trim();
            if (line.Length == 0)
                continue;
            pieces.Add(new TextPiece(at, start + raw.IndexOf(line, StringComparison.Ordinal), line.Length));
            lines.Add(line);
            at += line.Length + 1;
        }
        return lines.Count == 0 ? null : ClauseUnit.Around(name, string.Join('\n', lines), pieces);
    }
}
