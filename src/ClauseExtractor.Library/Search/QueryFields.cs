namespace ClauseExtractor.Library.Search;

/// <summary>The names of the query language's fields, English and Chinese.</summary>
public static class QueryFields
{
    /// <summary>Every name with its field; the first of a field in a language is the one that help and links use.</summary>
    public static IReadOnlyList<(string Name, QueryField Field)> Names { get; } =
    [
        ("cap", QueryField.Cap),
        ("上限", QueryField.Cap),
        ("金额", QueryField.Cap),
        ("最高金额", QueryField.Cap),
        ("rate", QueryField.Rate),
        ("比例", QueryField.Rate),
        ("match", QueryField.Match),
        ("配套", QueryField.Match),
        ("owner", QueryField.Owner),
        ("owners", QueryField.Owner),
        ("责任单位", QueryField.Owner),
        ("单位", QueryField.Owner),
        ("issuer", QueryField.Issuer),
        ("发文机关", QueryField.Issuer),
        ("机关", QueryField.Issuer),
        ("region", QueryField.Region),
        ("地区", QueryField.Region),
        ("kind", QueryField.Kind),
        ("方式", QueryField.Kind),
        ("支持方式", QueryField.Kind),
        ("recipient", QueryField.Recipient),
        ("对象", QueryField.Recipient),
        ("扶持对象", QueryField.Recipient),
        ("topic", QueryField.Topic),
        ("主题", QueryField.Topic),
        ("stage", QueryField.Stage),
        ("阶段", QueryField.Stage),
        ("status", QueryField.Status),
        ("状态", QueryField.Status),
        ("validity", QueryField.Validity),
        ("效力依据", QueryField.Validity),
        ("in-force", QueryField.InForce),
        ("有效", QueryField.InForce),
        ("expires", QueryField.Expires),
        ("until", QueryField.Expires),
        ("失效", QueryField.Expires),
        ("到期", QueryField.Expires),
        ("有效期至", QueryField.Expires),
        ("有效期", QueryField.Expires),
        ("effective", QueryField.Effective),
        ("施行", QueryField.Effective),
        ("生效", QueryField.Effective),
        ("issued", QueryField.Issued),
        ("成文", QueryField.Issued),
        ("发布", QueryField.Issued),
        ("印发", QueryField.Issued),
        ("成文日期", QueryField.Issued),
        ("年份", QueryField.Issued),
        ("year", QueryField.Issued),
        ("title", QueryField.Title),
        ("标题", QueryField.Title),
        ("policy", QueryField.Title),
        ("政策", QueryField.Title),
        ("number", QueryField.Number),
        ("文号", QueryField.Number),
        ("genre", QueryField.Genre),
        ("体裁", QueryField.Genre),
        ("clause", QueryField.Clause),
        ("条款", QueryField.Clause),
        ("document", QueryField.Document),
        ("文件", QueryField.Document),
        ("versions", QueryField.Versions),
        ("版本", QueryField.Versions),
    ];

    /// <summary>发文 before a day, a month or a year is the date of issue, before anything else the issuer.</summary>
    internal const string Issue = "发文";

    /// <summary>The names that help uses, one for each field.</summary>
    public static IEnumerable<string> Listed(bool english) =>
        Enum.GetValues<QueryField>().Select(field => english ? NameOf(field) : ChineseNameOf(field));

    /// <summary>The name that help and links use.</summary>
    public static string NameOf(QueryField field) => Names.First(n => n.Field == field).Name;

    /// <summary>The Chinese name that help and links use.</summary>
    public static string ChineseNameOf(QueryField field) => Names.First(n => n.Field == field && !char.IsAscii(n.Name[0])).Name;

    /// <summary>The field of a name, null where there is none.</summary>
    public static QueryField? Find(string name) =>
        Names.Where(n => n.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(n => (QueryField?)n.Field).FirstOrDefault();

    internal static bool IsDate(QueryField field) =>
        field is QueryField.InForce or QueryField.Expires or QueryField.Effective or QueryField.Issued;

    internal static bool IsNumber(QueryField field) => field is QueryField.Cap or QueryField.Rate or QueryField.Match;

    internal static bool IsOrdered(QueryField field) => field != QueryField.InForce && (IsDate(field) || IsNumber(field));
}
