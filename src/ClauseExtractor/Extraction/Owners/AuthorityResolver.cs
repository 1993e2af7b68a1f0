namespace ClauseExtractor.Extraction.Owners;

/// <summary>
/// Resolves names of units to authorities, so that 市经济信息化委, 市经信委 and 上海市经济和信息化委员会 are one within a region. A name's own place counts first,
/// else the document's region.
/// </summary>
/// <param name="region">The document's region, null where it is not known.</param>
internal sealed class AuthorityResolver(Region? region)
{
    private static readonly Dictionary<string, string> Slugs = Read();

    /// <summary>All names of authorities, without their place.</summary>
    public static IEnumerable<string> Names => Slugs.Keys;

    /// <summary>
    /// What a name is an authority of, within its place: 市/economy-informatization for 市经信委, 市经信局 and 市经济信息化委; null where the gazetteer
    /// does not know it.
    /// </summary>
    /// <param name="name">Folded name as printed.</param>
    public static string? Kind(string name)
    {
        int bracket = name.IndexOf('(');
        string bare = bracket > 1 ? name[..bracket] : name;
        int place =
            bare.Length > 2 && bare[0] is '省' or '市' or '区' or '县' or '州' ? 1
            : Places.Head(bare) is { } head && head.Length < bare.Length ? head.Length
            : 0;
        return Slugs.TryGetValue(bare[place..], out string? slug) ? bare[..place] + "/" + slug : null;
    }

    /// <summary>Id of the authority (<c>shanghai/economy-informatization</c>), null where the gazetteer does not know it.</summary>
    /// <param name="name">Folded name as printed.</param>
    public string? Resolve(string name)
    {
        int bracket = name.IndexOf('(');
        string bare = bracket > 1 ? name[..bracket] : name;
        var (place, unit) = Place(bare);
        return place is not null && Slugs.TryGetValue(unit, out string? slug) ? place + "/" + slug : null;
    }

    private (string? Place, string Unit) Place(string name)
    {
        if (name.StartsWith("国务院", StringComparison.Ordinal) && name.Length > 3)
            return ("cn", name[3..]);
        if (name.StartsWith("国家", StringComparison.Ordinal) && name.Length > 4)
            return ("cn", Slugs.ContainsKey(name) ? name : name[2..]);
        if (Places.Head(name) is { } head && head.Length < name.Length)
            return (Places.Slug(Full(name[..head.Length])), name[head.Length..]);
        if (region is null)
            return (null, name);
        if (region.Level == RegionLevel.Nation)
            return ("cn", name);
        return name[0] switch
        {
            '省' => (Places.Slug(Upper(RegionLevel.Province)), name[1..]),
            '市' => (Places.Slug(region.Level == RegionLevel.District ? City() : region.Name), name[1..]),
            '区' or '县' or '州' => (Places.Slug(region.Name), name[1..]),
            _ => (Places.Slug(region.Name), name),
        };
    }

    /// <summary>上海 for 上海市, 安徽 for 安徽省: a short place name in full.</summary>
    private static string Full(string place) =>
        Places.Province(place) is { } province && province.Length == place.Length ? province.Name : place;

    private string Upper(RegionLevel level) =>
        level == RegionLevel.Province && Places.Province(region!.Name) is { } province ? province.Name : region!.Name;

    /// <summary>The city that the document's district belongs to, as far as its name says.</summary>
    private string City()
    {
        int city = region!.Name.IndexOf('市');
        return city > 0 ? region.Name[..(city + 1)] : region.Name;
    }

    private static Dictionary<string, string> Read()
    {
        var slugs = new Dictionary<string, string>();
        foreach (string line in EmbeddedTable.Lines("authorities.tsv"))
            if (line.Split('\t') is [var slug, var names])
                foreach (string name in names.Split('|'))
                    slugs.TryAdd(name, slug);
        return slugs;
    }
}
