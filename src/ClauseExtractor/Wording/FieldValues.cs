using System.Collections.Frozen;
using System.Globalization;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Wording;

/// <summary>
/// Values of a record as reviewers read and write them: in Chinese 最高 and 900万元, where the record says upTo and 9000000. What is written so
/// is read back.
/// </summary>
public static class FieldValues
{
    /// <summary>A value as a page shows it; what is of no closed list and no amount stays as it is.</summary>
    /// <param name="field">Path of the field; its last part counts: <c>caps[0].bound</c>.</param>
    public static string Say(string field, string value, ReportLanguage language)
    {
        string leaf = Leaf(field);
        if (leaf is "amount" or "lower" && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal yuan))
            return language == ReportLanguage.English
                ? yuan.ToString("#,0.##", CultureInfo.InvariantCulture)
                : ValueText.Money(language, yuan);
        return
            language == ReportLanguage.Chinese && Choices(leaf) is { } list && Array.Find(list, v => v.Code == value).Chinese is { } chinese
            ? chinese
            : value;
    }

    /// <summary>
    /// The record's code for what a reviewer wrote, in either language; the value itself where it is none of a closed list.
    /// </summary>
    public static string Read(string field, string value) =>
        Choices(Leaf(field)) is { } list && Array.Find(list, v => v.Chinese == value).Code is { } code ? code : value;

    /// <summary>All values of a closed list, to choose from; null where the field has none.</summary>
    public static string? Choices(string field, ReportLanguage language) =>
        Choices(Leaf(field)) is { } list
            ? string.Join(language.Text("、", ", "), list.Select(v => language.Text(v.Chinese, v.Code)))
            : null;

    /// <summary>
    /// The value of a closed list by its name in code or in the record; null where the field has no list, or not this value.
    /// </summary>
    /// <param name="leaf">Last part of the field's path.</param>
    internal static Enum? Parse(string leaf, string value) =>
        Lists.TryGetValue(leaf, out var type)
        && value is [>= 'A', ..]
        && Enum.TryParse(type, value, true, out object? parsed)
        && Enum.IsDefined(type, parsed!)
            ? (Enum)parsed!
            : null;

    private static (string Code, string Chinese)[]? Choices(string leaf) =>
        Lists.TryGetValue(leaf, out var type) ? [.. Enum.GetValues(type).Cast<Enum>().Select(v => (Code(v), Chinese(v)))] : null;

    private static readonly FrozenDictionary<string, Type> Lists = new Dictionary<string, Type>
    {
        ["bound"] = typeof(Bound),
        ["per"] = typeof(Per),
        ["stage"] = typeof(DocumentStage),
        ["genre"] = typeof(Genre),
    }.ToFrozenDictionary();

    /// <summary>As short as it is written into a form.</summary>
    private static string Chinese(Enum value) =>
        value switch
        {
            Bound.UpTo => "最高",
            Bound bound => ValueNames.Column(bound),
            Per per => ValueNames.Of(per, null, ReportLanguage.Chinese),
            DocumentStage.Issued => "正式",
            Genre genre => ValueNames.Of(genre, ReportLanguage.Chinese).Split('/')[0],
            _ => ValueNames.Of(value, ReportLanguage.Chinese),
        };

    private static string Code(Enum value) => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string Leaf(string field) => field[(field.LastIndexOf('.') + 1)..];
}
