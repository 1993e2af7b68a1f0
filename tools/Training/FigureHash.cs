using System.Security.Cryptography;
using System.Text;

namespace ClauseExtractor.Training;

/// <summary>
/// Names a figure of a document without its words: the first 12 hexadecimal digits of SHA-256 over the figure and 8 UTF-16 units either
/// side, white space left out.
/// </summary>
internal static class FigureHash
{
    // How far a figure may have moved since its offset was written down: by text that is now left out before it.
    private const int Furthest = 2000;

    public static string Of(string text, int offset, int length)
    {
        int start = Math.Max(0, offset - 8),
            end = Math.Min(text.Length, offset + length + 8);
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(text[start..end].Where(c => !char.IsWhiteSpace(c)))))
        )[..12];
    }

    /// <summary>Where the figure stands now; -1 where it stands nowhere near.</summary>
    public static int Find(string text, int offset, int length, string hash)
    {
        for (int distance = 0; distance <= Furthest; distance++)
            foreach (int at in distance == 0 ? [offset] : new[] { offset - distance, offset + distance })
                if (
                    at >= 0
                    && at + length <= text.Length
                    && (distance == 0 || char.IsLetterOrDigit(text[at]))
                    && Of(text, at, length) == hash
                )
                    return at;
        return -1;
    }
}
