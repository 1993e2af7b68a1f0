using ClauseExtractor.Extraction.Owners;
using ClauseExtractor.Language;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>
/// Reads the region of a document: from the place that its issuers start with, else from its title, else its number; an issuer without a
/// place is the nation's.
/// </summary>
internal static class RegionReader
{
    private static readonly string[] National =
    [
        "国务院",
        "国家",
        "中共中央",
        "中央",
        "财政部",
        "工业和信息化部",
        "科技部",
        "科学技术部",
        "商务部",
        "教育部",
        "民政部",
        "司法部",
        "交通运输部",
        "农业农村部",
        "人力资源社会保障部",
        "税务总局",
        "市场监管总局",
        "发展改革委",
        "人民银行",
        "中国人民银行",
        "中华人民共和国",
    ];

    public static Region? Read(IEnumerable<string> issuers, string? title)
    {
        var names = issuers.ToList();
        foreach (string name in title is null ? names : [.. names, title])
        {
            // 廈門市 is filed under 厦门市.
            var text = string.Concat(name.Select(TraditionalCharacters.Simplify)).AsSpan().TrimStart("关于").TrimStart("《");
            // 中共延安市委: the committee of a place.
            if (text.StartsWith("中共") && !text.StartsWith("中共中央"))
                text = text[2..];
            if (Places.Head(text) is { } head)
                return new Region(Full(text[..head.Length].ToString()), head.Level);
        }
        foreach (string name in names)
        foreach (string nation in National)
            if (name.StartsWith(nation, StringComparison.Ordinal))
                return new Region("全国", RegionLevel.Nation);
        return null;
    }

    private static string Full(string place) =>
        Places.Province(place) is { } province && province.Length == place.Length ? province.Name : place;
}
