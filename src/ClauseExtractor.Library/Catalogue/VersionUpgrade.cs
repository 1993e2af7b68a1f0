using ClauseExtractor.Library.Storage;
using Dapper;

namespace ClauseExtractor.Library.Catalogue;

/// <summary>Reads the signs of age of documents that an earlier product took in, and orders their versions anew.</summary>
internal static class VersionUpgrade
{
    public static void Run(LibraryDatabase database)
    {
        const string Missing = "SELECT number FROM documents WHERE signs IS NULL";
        if (database.Read(c => c.QueryFirstOrDefault<int?>(Missing + " LIMIT 1")) is null)
            return;
        database.Write(
            (connection, _) =>
            {
                var numbers = connection.Query<int>(Missing).ToList();
                foreach (int number in numbers)
                    connection.Execute(
                        "UPDATE documents SET signs = @signs WHERE number = @number",
                        new { number, signs = Packed.Json(VersionSigns.Of(DocumentRow.Record(connection, number))) }
                    );
                return WorkGrouping.Regroup(connection, numbers);
            }
        );
    }
}
