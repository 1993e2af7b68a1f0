using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Sentences;

/// <summary>What an introducing sentence says of the items below it.</summary>
internal sealed record LeadIn(string Term, Per? Per, IReadOnlyList<TextRange> Condition);

/// <summary>Reads introducing sentences: 按以下标准给予一次性奖励：</summary>
internal static class LeadIns
{
    /// <summary>The lead-in of a sentence that ends in a colon and grants without a figure; its rows are taken back, for the items below
    /// say what is given.</summary>
    public static LeadIn? Read(string text, Sentence sentence, List<RowDraft> rows, int from)
    {
        int end = sentence.Range.End;
        while (end > sentence.Range.Start && text[end - 1] is ' ')
            end--;
        if (end == sentence.Range.Start || text[end - 1] != ':' || rows.Count == from || rows.Skip(from).Any(r => r.IsQuantified))
            return null;
        var last = rows[^1];
        rows.RemoveRange(from, rows.Count - from);
        return new LeadIn(last.Term, last.Per, last.Condition);
    }
}
