using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>How alike two phrases are.</summary>
internal static class PhraseLikeness
{
    /// <summary>True where the phrases differ only editorially.</summary>
    public static bool Same(string? a, string? b) => a == b || a is not null && b is not null && EditorialKey.Of(a) == EditorialKey.Of(b);

    /// <summary>
    /// How alike the words around two places are, each side up to a dozen characters; the places themselves do not count.
    /// </summary>
    public static double SimilarityAround(string old, TextRange oldRange, string @new, TextRange newRange) =>
        Similarity(Around(old, oldRange), Around(@new, newRange));

    private static string Around(string text, TextRange range)
    {
        const int Window = 12;
        return text[Math.Max(0, range.Start - Window)..range.Start]
            + text[Math.Min(text.Length, range.End)..Math.Min(text.Length, range.End + Window)];
    }

    /// <summary>Dice coefficient of the character pairs, 0 to 1; two absent phrases are alike.</summary>
    public static double Similarity(string? a, string? b) => a == b ? 1 : Shingles.Dice(EditorialKey.Of(a ?? ""), EditorialKey.Of(b ?? ""));
}
