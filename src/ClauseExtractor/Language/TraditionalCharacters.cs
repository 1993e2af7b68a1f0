using System.Reflection;

namespace ClauseExtractor.Language;

/// <summary>
/// Traditional characters (繁体字) and the simplified ones that stand for them, one for one: what is matched is matched in one form, at the
/// same offsets. The table is Unicode CLDR's transform Hant-Hans,
/// without the characters that simplified texts write as well (乾 in 乾隆, 著 in 著作权).
/// </summary>
internal static class TraditionalCharacters
{
    private static readonly char[] Table = Build();

    /// <summary>The simplified character for a traditional one; any other as it is.</summary>
    public static char Simplify(char c) => Table[c];

    /// <summary>Every pair of the table.</summary>
    public static IEnumerable<(char Traditional, char Simplified)> Map
    {
        get
        {
            using var reader = new StreamReader(
                Assembly.GetExecutingAssembly().GetManifestResourceStream("ClauseExtractor.Language.traditional.tsv")!
            );
            for (string? line; (line = reader.ReadLine()) is not null; )
                if (!line.StartsWith('#') && line.IndexOf('\t', StringComparison.Ordinal) is > 0 and var tab)
                    for (int i = 0; i < tab; i++)
                        yield return (line[i], line[tab + 1 + i]);
        }
    }

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (int c = 0; c < table.Length; c++)
            table[c] = (char)c;
        foreach (var (traditional, simplified) in Map)
            table[traditional] = simplified;
        return table;
    }
}
