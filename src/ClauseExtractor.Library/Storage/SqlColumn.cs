using System.Globalization;

namespace ClauseExtractor.Library.Storage;

/// <summary>A column as the schema of PostgreSQL types it; SQLite hands whole numbers and truth values out alike.</summary>
internal sealed record SqlColumn(string Name, string Type)
{
    /// <summary>A value of either store as PostgreSQL's type has it.</summary>
    public object Value(object read) =>
        Type switch
        {
            "integer" => Convert.ToInt32(read, CultureInfo.InvariantCulture),
            "bigint" => Convert.ToInt64(read, CultureInfo.InvariantCulture),
            "boolean" => Convert.ToBoolean(read, CultureInfo.InvariantCulture),
            "double precision" => Convert.ToDouble(read, CultureInfo.InvariantCulture),
            "text" => SqlDialect.Storable((string)read)!,
            _ => read,
        };
}
