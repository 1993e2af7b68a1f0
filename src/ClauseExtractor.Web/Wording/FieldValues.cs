using System.Collections.Frozen;
using System.Globalization;

namespace ClauseExtractor.Web.Wording;

/// <summary>Values of a record as reviewers read and write them: in Chinese 最高 and 900万元, where the record says upTo and 9000000. What is written so is read back.</summary>
internal static class FieldValues
{
    private static readonly FrozenDictionary<string, (string Code, string Chinese)[]> Lists = new Dictionary<string, (string, string)[]>
    {
        ["bound"] = [("upTo", "最高"), ("exact", "定额"), ("atLeast", "不低于"), ("between", "区间")],
        ["per"] = [("once", "一次性"), ("year", "每年"), ("quarter", "每季"), ("month", "每月"), ("event", "每次"), ("total", "累计"), ("project", "每个项目"), ("item", "每项"), ("recipient", "每户")],
        ["stage"] = [("draft", "征求意见稿"), ("issued", "正式")],
        ["genre"] =
        [
            ("measures", "措施"), ("rules", "细则"), ("opinions", "意见"), ("plan", "规划"), ("notice", "通知"), ("announcement", "公告"), ("law", "法律"), ("regulation", "法规"), ("other", "其他"),
        ],
    }.ToFrozenDictionary();

    /// <summary>A value as the page shows it; what is of no closed list and no amount stays as it is.</summary>
    /// <param name="field">Path of the field; its last part counts: <c>caps[0].bound</c>.</param>
    public static string Say(string field, string value, bool english)
    {
        string leaf = Leaf(field);
        if (leaf is "amount" or "lower" && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal yuan))
            return english ? yuan.ToString("#,0.##", CultureInfo.InvariantCulture) : FactWords.Money(yuan, english: false);
        return !english && Lists.TryGetValue(leaf, out var list) && Array.Find(list, v => v.Code == value).Chinese is { } chinese ? chinese : value;
    }

    /// <summary>The record's code for what a reviewer wrote, in either language; the value itself where it is none of a closed list.</summary>
    public static string Read(string field, string value) => Lists.TryGetValue(Leaf(field), out var list) && Array.Find(list, v => v.Chinese == value).Code is { } code ? code : value;

    /// <summary>All values of a closed list, to choose from; null where the field has none.</summary>
    public static string? Choices(string field, bool english) =>
        Lists.TryGetValue(Leaf(field), out var list) ? string.Join(english ? ", " : "、", list.Select(v => english ? v.Code : v.Chinese)) : null;

    private static string Leaf(string field) => field[(field.LastIndexOf('.') + 1)..];
}
