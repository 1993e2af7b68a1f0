namespace ClauseExtractor.Extraction.Benefits;

/// <summary>A sum followed by its parts: 分阶段奖励800万元，其中…100万元；…300万元；…400万元.</summary>
internal static class Parts
{
    /// <summary>Marks the first row of a sentence as the total where the later ones add up to it.</summary>
    public static void Mark(string text, Sentence sentence, List<RowDraft> rows, int from)
    {
        if (rows.Count - from < 3 || rows[from].Caps is not [var total] || rows.Skip(from + 1).Any(r => r.Caps.Count != 1)
            || !text.AsSpan(sentence.Range.Start, sentence.Range.Length).Contains("其中", StringComparison.Ordinal))
            return;
        if (rows.Skip(from + 1).Sum(r => r.Caps[0].Token.Value) == total.Token.Value && total.Per is null)
            rows[from].Caps[0] = total with { Per = Per.Total };
    }
}
