using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ClauseExtractor.Formats.Word;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Formats.Web;

/// <summary>
/// The mark that a browser sets before an item of an ordered list: it stands nowhere in the page (CSS Counter Styles Level 3, HTML 4.4.5).
/// </summary>
internal static class ListMark
{
    /// <summary>Empty for an item that shows none.</summary>
    public static string Of(IElement item, IHtmlOrderedListElement list)
    {
        string style = Style(item) ?? Style(list) ?? "";
        if (style == "none")
            return "";
        int value = Value(item, list);
        return style switch
        {
            "cjk-ideographic" or "simp-chinese-informal" or "trad-chinese-informal" or "japanese-informal" => NumberWriter.Write(
                value,
                NumberFormatValues.ChineseCounting
            ) + "、",
            "simp-chinese-formal" => NumberWriter.Write(value, NumberFormatValues.ChineseLegalSimplified) + "、",
            "cjk-decimal" => NumberWriter.Write(value, NumberFormatValues.IdeographDigital) + "、",
            "cjk-heavenly-stem" => NumberWriter.Write(value, NumberFormatValues.IdeographTraditional) + "、",
            "cjk-earthly-branch" => NumberWriter.Write(value, NumberFormatValues.IdeographZodiac) + "、",
            "upper-roman" => NumberWriter.Write(value, NumberFormatValues.UpperRoman) + ".",
            "lower-roman" => NumberWriter.Write(value, NumberFormatValues.LowerRoman) + ".",
            "upper-alpha" or "upper-latin" => NumberWriter.Write(value, NumberFormatValues.UpperLetter) + ".",
            "lower-alpha" or "lower-latin" => NumberWriter.Write(value, NumberFormatValues.LowerLetter) + ".",
            "disc" or "circle" or "square" => "",
            _ => value.ToString(CultureInfo.InvariantCulture) + ".",
        };
    }

    private static int Value(IElement item, IHtmlOrderedListElement list)
    {
        var items = list.Children.Where(child => child.LocalName == "li").ToList();
        int step = list.HasAttribute("reversed") ? -1 : 1,
            at = items.IndexOf(item);
        int first = step < 0 && !list.HasAttribute("start") ? items.Count : list.Start;
        for (int i = at; i >= 0; i--)
            if (int.TryParse(items[i].GetAttribute("value"), CultureInfo.InvariantCulture, out int given))
                return given + step * (at - i);
        return first + step * at;
    }

    /// <summary>list-style-type, or list-style, or the attribute type of HTML; null where the element says nothing.</summary>
    private static string? Style(IElement element)
    {
        string[] rules = (element.GetAttribute("style") ?? "").ToLowerInvariant().Split(';');
        foreach (string rule in rules)
            if (rule.Split(':', 2) is [var name, var value] && name.Trim() is "list-style-type" or "list-style" && Kind(value) is { } kind)
                return kind;
        return element.GetAttribute("type") switch
        {
            "1" => "decimal",
            "a" => "lower-alpha",
            "A" => "upper-alpha",
            "i" => "lower-roman",
            "I" => "upper-roman",
            _ => null,
        };
    }

    /// <summary>Of list-style the word that is no place and no picture.</summary>
    private static string? Kind(string value) =>
        value
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word =>
                word is not ("inside" or "outside" or "inherit" or "initial" or "!important")
                && !word.StartsWith("url", StringComparison.Ordinal)
            );
}
