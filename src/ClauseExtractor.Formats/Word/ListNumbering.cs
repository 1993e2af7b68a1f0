using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ClauseExtractor.Formats.Word;

/// <summary>
/// Resolves automatic numbering: the label of each list paragraph, which stands nowhere in the text. Counts as Word does: one count for
/// each abstract list and level,
/// a level starts anew when a higher one advances (w:lvlRestart says which one, 0 for none: articles run on through chapters), an override
/// starts a list anew where it is first used.
/// </summary>
internal sealed class ListNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, AbstractNum> _abstracts = [];
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<string, Style> _styles = [];
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int Instance, int Level)> _started = [];

    public ListNumbering(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        foreach (var definition in numbering?.Elements<AbstractNum>() ?? [])
            if (definition.AbstractNumberId?.HasValue == true)
                _abstracts[definition.AbstractNumberId.Value] = definition;
        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
            if (instance.NumberID?.HasValue == true)
                _instances[instance.NumberID.Value] = instance;
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            if (style.StyleId?.Value is { } id)
                _styles[id] = style;
    }

    /// <summary>
    /// The label of a paragraph, and what parts it from the text; empty for a paragraph outside lists. Ask in document order, once a
    /// paragraph.
    /// </summary>
    public string Next(Paragraph paragraph)
    {
        if (Place(paragraph) is not { } place || !_instances.TryGetValue(place.Id, out var instance))
            return "";
        if (
            Definition(instance) is not { AbstractNumberId.Value: var list } definition
            || Level(instance, definition, place.Level) is not { } level
        )
            return "";
        var counts = _counts.TryGetValue(list, out var known) ? known : _counts[list] = new int?[Levels];
        if (Override(instance, place.Level)?.StartOverrideNumberingValue?.Val?.Value is { } start && _started.Add((place.Id, place.Level)))
            counts[place.Level] = start;
        else
            counts[place.Level] = counts[place.Level] + 1 ?? Start(level);
        for (int deeper = place.Level + 1; deeper < Levels; deeper++)
            if (Level(instance, definition, deeper)?.LevelRestart?.Val?.Value is not { } restart || place.Level < restart)
                counts[deeper] = null;
        string label = Write(level, place.Level, counts, instance, definition);
        return label + Separator(label, paragraph.InnerText);
    }

    /// <summary>
    /// What parts a label from its text. A number without a mark of its own gets a pause mark and one with a full stop a space before a
    /// digit: 1 and 500万元 must not become 1500万元.
    /// </summary>
    private static string Separator(string label, string text)
    {
        if (label.Length == 0)
            return "";
        bool digitFollows = text.AsSpan().TrimStart() is [>= '0' and <= '9', ..];
        if (
            char.IsAsciiDigit(label[^1]) && (digitFollows || label.All(char.IsAsciiDigit))
            || label.All(c => "〇零一二三四五六七八九十百".Contains(c))
        )
            return "、";
        if (label[^1] is '.' or '．')
            return digitFollows ? " " : "";
        return "、）)]】:：".Contains(label[^1]) ? "" : " ";
    }

    private static string Write(Level level, int depth, int?[] counts, NumberingInstance instance, AbstractNum definition)
    {
        string pattern = level.LevelText?.Val?.Value ?? "";
        if (level.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet)
            // Bullets of symbol fonts are code points of private use: a dot on the page, nothing in a text.
            return pattern.Any(c => c is >= '\uE000' and <= '\uF8FF') ? "" : pattern;
        bool legal = level.IsLegalNumberingStyle is { } style && style.Val?.Value != false;
        var label = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length || pattern[i + 1] is < '1' or > '9')
            {
                label.Append(pattern[i]);
                continue;
            }
            int of = pattern[++i] - '1';
            var format = Level(instance, definition, of) is { } own
                ? own.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal
                : NumberFormatValues.Decimal;
            int value = counts[of] ?? (Level(instance, definition, of) is { } unseen ? Start(unseen) : 1);
            label.Append(NumberWriter.Write(value, legal && of < depth ? NumberFormatValues.Decimal : format));
        }
        return label.ToString();
    }

    /// <summary>List and level of a paragraph: its own, or its style's; list 0 takes it out of the style's.</summary>
    private (int Id, int Level)? Place(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        int? id = own?.NumberingId?.Val?.Value,
            level = own?.NumberingLevelReference?.Val?.Value;
        string? styleId = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (int depth = 0; styleId is not null && depth < 20 && _styles.TryGetValue(styleId, out var style); depth++)
        {
            var inherited = style.StyleParagraphProperties?.NumberingProperties;
            id ??= inherited?.NumberingId?.Val?.Value;
            level ??= inherited?.NumberingLevelReference?.Val?.Value;
            if (id is not null && level is null && inherited is not null)
                level = LevelOfStyle(id.Value, styleId);
            styleId = style.BasedOn?.Val?.Value;
        }
        return id is null or 0 ? null : (id.Value, Math.Clamp(level ?? 0, 0, Levels - 1));
    }

    /// <summary>A level may name the paragraph style that it numbers.</summary>
    private int? LevelOfStyle(int id, string styleId) =>
        _instances.TryGetValue(id, out var instance)
            ? Definition(instance)
                ?.Elements<Level>()
                .FirstOrDefault(level => level.ParagraphStyleIdInLevel?.Val?.Value == styleId)
                ?.LevelIndex?.Value
            : null;

    /// <summary>The abstract list; one that only points to a list style leads to the list that the style names.</summary>
    private AbstractNum? Definition(NumberingInstance instance)
    {
        for (int depth = 0; depth < 10; depth++)
        {
            if (instance.AbstractNumId?.Val?.Value is not { } id || !_abstracts.TryGetValue(id, out var definition))
                return null;
            if (
                definition.NumberingStyleLink?.Val?.Value is not { } link
                || !_styles.TryGetValue(link, out var style)
                || style.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is not { } next
                || !_instances.TryGetValue(next, out var target)
            )
                return definition;
            instance = target;
        }
        return null;
    }

    private static Level? Level(NumberingInstance instance, AbstractNum definition, int index) =>
        Override(instance, index)?.Level ?? definition.Elements<Level>().FirstOrDefault(level => level.LevelIndex?.Value == index);

    private static LevelOverride? Override(NumberingInstance instance, int index) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == index);

    private static int Start(Level level) => level.StartNumberingValue?.Val?.Value ?? 1;
}
