using System.Globalization;
using System.Text;

namespace ClauseExtractor.Reading;

/// <summary>
/// Names of files as they may be shown: control characters, marks that turn the direction of text, and bytes that are no UTF-8 stand as
/// <c>\u001B</c> and <c>\xB9</c>.
/// </summary>
public static class EscapedName
{
    /// <summary>The name with control characters and broken characters written out.</summary>
    public static string Of(string name) =>
        name.Any(IsEscaped) ? string.Concat(name.Select(c => IsEscaped(c) ? Escape(c) : c.ToString())) : name;

    /// <param name="name">Bytes that are meant to be UTF-8.</param>
    public static string Of(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder();
        Span<char> pair = stackalloc char[2];
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out int length) == System.Buffers.OperationStatus.Done)
                text.Append(Of(pair[..rune.EncodeToUtf16(pair)].ToString()));
            else
                foreach (byte b in name[..length])
                    text.Append(CultureInfo.InvariantCulture, $"\\x{b:X2}");
            name = name[length..];
        }
        return text.ToString();
    }

    private static bool IsEscaped(char c) =>
        char.IsControl(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static string Escape(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
}
