using ClauseExtractor.Extraction.Figures;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// The features of a figure: characters before and behind it, pairs of characters in its part of the sentence and in the rest of it, and
/// what the rules said.
/// Numbers are one 0, so that a sum is known by its words and not by its size.
/// </summary>
internal static class FigureFeatures
{
    private const int Left = 40,
        Right = 24;

    /// <summary>Hands the features of a figure to a sink.</summary>
    public static void Read<TSink>(in FigureContext context, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        Span<char> buffer = stackalloc char[Left];
        var (text, range, sentence) = (context.Folded, context.Mention.Range, context.Sentence);

        // Before the figure, read backwards into the end of the buffer.
        int at = Left;
        for (int i = range.Start; i > sentence.Start && at > 0; i--)
            if (text[i - 1] != ' ' && !(IsDigit(text[i - 1]) && at < Left && buffer[at] == '0'))
                buffer[--at] = IsDigit(text[i - 1]) ? '0' : text[i - 1];
        var left = buffer[at..];
        for (int n = 1; n <= 4 && n <= left.Length; n++)
            sink.Add('L', left[^n..]);
        if (left.Length < Left)
            sink.Add('^', left[..Math.Min(2, left.Length)]);
        int segment = left.LastIndexOf(',') + 1;
        for (int i = 0; i + 2 <= left.Length; i++)
            sink.Add(i >= segment ? 'l' : 'k', left.Slice(i, 2));

        // Behind it.
        Span<char> behind = stackalloc char[Right];
        int length = 0;
        for (int i = range.End; i < sentence.End && length < Right; i++)
            if (text[i] != ' ' && !(IsDigit(text[i]) && length > 0 && behind[length - 1] == '0'))
                behind[length++] = IsDigit(text[i]) ? '0' : text[i];
        var right = behind[..length];
        for (int n = 1; n <= 4 && n <= right.Length; n++)
            sink.Add('R', right[..n]);
        int comma = right.IndexOf(',');
        for (int i = 0; i + 2 <= right.Length; i++)
            sink.Add(comma < 0 || i < comma ? 'r' : 's', right.Slice(i, 2));
        if (length == 0)
            sink.Add('$', []);

        Heading(context, ref sink);
        Facts(context, ref sink);
    }

    private static void Heading<TSink>(in FigureContext context, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        var heading = context.Folded.AsSpan(context.Heading.Start, Math.Min(context.Heading.Length, 24));
        for (int i = 0; i + 2 <= heading.Length; i++)
            sink.Add('h', heading.Slice(i, 2));
    }

    private static void Facts<TSink>(in FigureContext context, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        sink.Add('*', []);
        sink.Add(
            't',
            context.Mention.Kind switch
            {
                AccountedFigureKind.Money => "m",
                AccountedFigureKind.Share => "s",
                _ => "r",
            }
        );
        if (!context.Mention.Plain)
            sink.Add('w', []);
        Span<char> one = stackalloc char[1];
        for (int bit = 0; bit < 10; bit++)
            if (((int)context.Evidence & (1 << bit)) != 0)
            {
                one[0] = (char)('a' + bit);
                sink.Add('e', one);
            }
        // 亿 is hardly ever given to one recipient.
        if (context.Folded.AsSpan(context.Mention.Range.Start, context.Mention.Range.Length).Contains('亿'))
            sink.Add('y', []);
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is '.' or '万' or '亿';
}
