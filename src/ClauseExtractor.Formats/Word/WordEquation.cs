using System.Buffers;
using System.Text;
using DocumentFormat.OpenXml;
using M = DocumentFormat.OpenXml.Math;

namespace ClauseExtractor.Formats.Word;

/// <summary>
/// Writes an equation (m:oMath) on one line, as one would type it: a/b, a^b, √(a), ∑. Its characters stand in runs of their own kind, which
/// are no text of the document else.
/// </summary>
internal static class WordEquation
{
    public static string Write(OpenXmlElement equation)
    {
        var text = new StringBuilder();
        Add(equation, text);
        return text.ToString();
    }

    private static void Add(OpenXmlElement element, StringBuilder text)
    {
        switch (element)
        {
            case M.Text own:
                text.Append(own.Text);
                return;
            case M.Fraction fraction:
                Grouped(fraction.Numerator, text);
                text.Append('/');
                Grouped(fraction.Denominator, text);
                return;
            case M.Superscript raised:
                Grouped(raised.Base, text);
                text.Append('^');
                Grouped(raised.SuperArgument, text);
                return;
            case M.Radical root:
                text.Append('√');
                Grouped(root.Base, text);
                return;
            case M.Nary sum:
                text.Append(sum.NaryProperties?.AccentChar?.Val?.Value ?? "∫");
                break;
            case M.Delimiter brackets:
                text.Append(brackets.DelimiterProperties?.BeginChar?.Val?.Value ?? "(");
                foreach (var (part, i) in brackets.Elements<M.Base>().Select((part, i) => (part, i)))
                {
                    if (i > 0)
                        text.Append(brackets.DelimiterProperties?.SeparatorChar?.Val?.Value ?? "|");
                    Add(part, text);
                }
                text.Append(brackets.DelimiterProperties?.EndChar?.Val?.Value ?? ")");
                return;
        }
        foreach (var child in element.ChildElements)
            if (child is DocumentFormat.OpenXml.Wordprocessing.Text word)
                text.Append(word.Text);
            else
                Add(child, text);
    }

    private static readonly SearchValues<char> Operators = SearchValues.Create("+-−×÷*/^ ");

    /// <summary>A part of several terms stands in brackets, so that a/b+c is not read as a/(b+c).</summary>
    private static void Grouped(OpenXmlElement? part, StringBuilder text)
    {
        if (part is null)
            return;
        string own = Write(part);
        text.Append(own.AsSpan().ContainsAny(Operators) ? $"({own})" : own);
    }
}
