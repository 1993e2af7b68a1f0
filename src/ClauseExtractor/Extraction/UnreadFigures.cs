namespace ClauseExtractor.Extraction;

/// <summary>The gaps of a record as they are shown: figures that are given and could not be read.</summary>
public static class UnreadFigures
{
    /// <summary>Their words, in the order of the text.</summary>
    /// <param name="clause">Path of the clause.</param>
    public static IReadOnlyList<string> Of(PolicyRecord record, string clause)
    {
        List<string>? words = null;
        foreach (var figure in record.Figures)
            if (figure.Role == FigureRole.Unread && figure.Clause == clause)
                (words ??= []).Add(figure.Span.Quote);
        return words is null ? [] : words;
    }

    /// <summary>What is said of them: 1 处数额未能读懂：5万元; null where there are none.</summary>
    public static string? Say(IReadOnlyList<string> words, bool english = false) =>
        words.Count == 0 ? null
        : english ? $"{words.Count} {(words.Count == 1 ? "figure" : "figures")} could not be read: {string.Join("、", words)}"
        : $"{words.Count} 处数额未能读懂：{string.Join('、', words)}";
}
