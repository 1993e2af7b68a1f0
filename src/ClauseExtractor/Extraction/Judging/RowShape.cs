using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>
/// A row's stretch of its sentence as kinds of words, a letter each: C its condition, W its recipient, B its base, x what nothing accounts
/// for, the kinds of cues (a bound and a counter by which).
/// </summary>
internal static class RowShape
{
    private const string Kinds = "m%p:zfqy#bt~vngNDAHecc,;.k()\"\"|";

    /// <summary>Three that follow each other, from the first to the last of the stretch.</summary>
    /// <param name="runs">What nothing accounts for in the stretch (<see cref="RowSentence.Unclaimed"/>).</param>
    /// <returns>Keys by <see cref="Key"/>.</returns>
    public static List<uint> Threes(RowView view, TextRange own, List<TextRange> runs)
    {
        var all = new List<char> { '^', '^' };
        int run = 0,
            token = 0;
        for (int i = own.Start; i < own.End; )
        {
            while (run < runs.Count && runs[run].End <= i)
                run++;
            while (token < view.Sentence.Tokens.Count && view.Sentence.Tokens[token].Start < i)
                token++;
            var (kind, end) = At(view, i, run < runs.Count ? runs[run] : default, token);
            if (kind != '\0' && (kind != all[^1] || kind is not ('C' or 'x')))
                all.Add(kind);
            i = Math.Max(i + 1, end);
        }
        all.Add('$');
        var threes = new List<uint>(all.Count);
        for (int i = 2; i < all.Count; i++)
            threes.Add(Key(all[i - 2], all[i - 1], all[i]));
        return threes;
    }

    /// <summary>Three kinds as one number.</summary>
    public static uint Key(char first, char second, char third) => ((uint)first << 16) | ((uint)second << 8) | third;

    /// <summary>The three letters of a number.</summary>
    public static string Letters(uint key) => $"{(char)(key >> 16)}{(char)((key >> 8) & 255)}{(char)(key & 255)}";

    private static (char Kind, int End) At(RowView view, int at, TextRange run, int token)
    {
        foreach (var span in view.Conditions)
            if (at >= span.Start && at < span.End)
                return ('C', span.End);
        if (view.Row.BeneficiarySpan is { } who && at >= who.Start && at < who.End)
            return ('W', who.End);
        if (token < view.Sentence.Tokens.Count && view.Sentence.Tokens[token] is var cue && cue.Start == at)
            return (
                cue.Kind is TokenKind.Per ? (char)('0' + cue.Tag)
                : cue.Kind is TokenKind.Bound ? (char)('P' + cue.Tag)
                : Kinds[(int)cue.Kind],
                cue.End
            );
        if (run.Length > 0 && run.Contains(at))
            return (run.Length >= 2 ? 'x' : '\0', run.End);
        return view.Base is { Length: > 0 } of && string.CompareOrdinal(view.Folded, at, of, 0, of.Length) == 0
            ? ('B', at + of.Length)
            : ('\0', at + 1);
    }
}
