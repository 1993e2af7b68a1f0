using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>A document named in the text: 《…》 with the number in brackets after it, if one is there.</summary>
/// <param name="Title">Its title, without the brackets.</param>
/// <param name="Number">Its number, null where none is given.</param>
/// <param name="Whole">Title and number with their brackets.</param>
internal readonly record struct NamedDocument(TextRange Title, TextRange? Number, TextRange Whole);

/// <summary>Finds 《…》 with what belongs to it.</summary>
internal static class NamedDocuments
{
    /// <summary>The documents named within a range; titles within titles are part of the outer one.</summary>
    public static IEnumerable<NamedDocument> Read(string folded, TextRange range)
    {
        for (int i = range.Start; i < range.End; i++)
        {
            i = folded.IndexOf('《', i, range.End - i);
            if (i < 0)
                yield break;
            int depth = 1,
                close = i + 1;
            while (close < range.End && close < i + 300 && folded[close] != '\n')
            {
                depth += folded[close] switch
                {
                    '《' => 1,
                    '》' => -1,
                    _ => 0,
                };
                if (depth == 0)
                    break;
                close++;
            }
            if (depth != 0)
                continue;
            var title = new TextRange(i + 1, close);
            int end = close + 1;
            TextRange? number = null;
            int open = end < range.End && folded[end] == ' ' ? end + 1 : end;
            if (open < range.End && folded[open] == '(' && folded.IndexOf(')', open, Math.Min(60, range.End - open)) is > 0 and var stop)
            {
                var inner = new TextRange(open + 1, stop);
                var words = folded.AsSpan(inner.Start, inner.Length);
                if (DocumentNumbers.First(words) is { } found && found.Length >= words.Length - 8)
                    (number, end) = (new TextRange(inner.Start + found.Start, inner.Start + found.End), stop + 1);
                else if (words.EndsWith("号") || words.StartsWith("GB") || words.StartsWith("国务院令"))
                    (number, end) = (inner, stop + 1);
            }
            yield return new NamedDocument(title, number, new TextRange(i, end));
            i = end - 1;
        }
    }
}
