using System.Reflection;

namespace ClauseExtractor.Extraction.Owners;

/// <summary>The provinces by name and slug, and place names at the head of longer names.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Provinces = Read();
    private static readonly HashSet<string> Municipalities = ["北京市", "天津市", "上海市", "重庆市"];

    /// <summary>The provinces' full names.</summary>
    public static IEnumerable<string> Names => Provinces.Keys;

    /// <summary>Slug of a region: a province's from the table, any other place by its own name.</summary>
    public static string Slug(string region)
    {
        foreach (var (name, _) in Stems)
            if (region.StartsWith(name, StringComparison.Ordinal))
                return region.Length == name.Length ? Provinces[name] : Provinces[name] + "-" + region[name.Length..];
        return region;
    }

    /// <summary>
    /// The province that a name starts with, by its full name or its short one (内蒙古, 广西); null where it starts with none.
    /// </summary>
    public static (string Name, int Length)? Province(ReadOnlySpan<char> text)
    {
        foreach (var (name, stem) in Stems)
            if (!text.IsEmpty && text[0] == name[0])
                if (text.StartsWith(name))
                    return (name, name.Length);
                else if (text.StartsWith(name.AsSpan(0, stem)))
                    return (name, stem);
        return null;
    }

    // How much of a province's name its short one is.
    private static readonly (string Name, int Stem)[] Stems =
    [
        .. Provinces.Keys.Select(name =>
            (
                name,
                Municipalities.Contains(name) || name.StartsWith("新疆生", StringComparison.Ordinal) ? name.Length
                : name.Length <= 4 ? name.Length - 1
                : name.StartsWith('内') ? 3
                : 2
            )
        ),
    ];

    /// <summary>The place that a name starts with: a province, a city, a district, as far as the name says.</summary>
    /// <returns>The place as printed and its level; null where the name starts with no place.</returns>
    public static (int Length, RegionLevel Level)? Head(ReadOnlySpan<char> text)
    {
        int at = 0;
        RegionLevel? level = null;
        if (
            Province(text) is { } province
            && (province.Length == province.Name.Length || text.Length > province.Length && text[province.Length] is not ('省' or '市'))
        )
        {
            bool full = province.Length == province.Name.Length;
            at = province.Length;
            level = RegionLevel.Province;
            if (!full && Next(text, at, "市州盟") is null)
                return (at, RegionLevel.Province);
        }
        bool municipal = level is not null && Municipalities.Contains(text[..at].ToString());
        if (!municipal && Next(text, at, "市州盟") is { } city)
            (at, level) = (city, RegionLevel.City);
        if (Next(text, at, "区县旗") is { } district && !IsArea(text, district))
            (at, level) = (district, RegionLevel.District);
        return level is { } found ? (at, found) : null;
    }

    /// <summary>One past the end of a place name of two to five characters that ends in one of some characters.</summary>
    private static int? Next(ReadOnlySpan<char> text, int at, string ends)
    {
        for (int i = at + 1; i < text.Length && i < at + 8; i++)
        {
            if (!Layout.LineEnds.IsHan(text[i]) || text[i] is '关' or '促' or '加' or '支' or '印' or '全')
                return null;
            if (
                i >= at + 1
                && ends.Contains(text[i])
                && !(text[i] == '市' && i + 1 < text.Length && text[i + 1] == '场')
                && !(i == at + 1 && text[at] is '本' or '全' or '各' or '我')
            )
                // 杭州市, 株洲市: 州 is part of the city's name.
                return text[i] == '州' && i + 1 < text.Length && text[i + 1] == '市' ? i + 2 : i + 1;
        }
        return null;
    }

    /// <summary>园区, 开发区, 社区, 商务区 end in 区 and are no districts.</summary>
    private static bool IsArea(ReadOnlySpan<char> text, int end) =>
        end >= 2 && text[end - 1] == '区' && text[end - 2] is '园' or '地' or '社' or '发' or '小' or '治' or '务' or '流' or '税';

    private static Dictionary<string, string> Read()
    {
        var places = new Dictionary<string, string>();
        foreach (string line in EmbeddedTable.Lines("places.tsv"))
            if (line.Split('\t') is [var name, var slug])
                places[name] = slug;
        return places;
    }
}

/// <summary>Lines of the small tables that are part of the program.</summary>
internal static class EmbeddedTable
{
    /// <summary>Lines of a table, comments and blank lines left out.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("ClauseExtractor.Extraction.Owners." + name)
            ?? throw new InvalidOperationException($"The table {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
