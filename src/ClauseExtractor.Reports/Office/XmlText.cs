using System.Xml;

namespace ClauseExtractor.Reports.Office;

/// <summary>Text as XML can hold it: control characters, which a broken PDF may carry, become U+FFFD.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        var clean = text.ToCharArray();
        for (int i = 0; i < clean.Length; i++)
        {
            if (char.IsHighSurrogate(clean[i]) && i + 1 < clean.Length && char.IsLowSurrogate(clean[i + 1]))
                i++;
            else if (!XmlConvert.IsXmlChar(clean[i]))
                clean[i] = '\uFFFD';
        }
        return new string(clean);
    }
}
