using ClauseExtractor.Library;

namespace ClauseExtractor.Tests.Library;

/// <summary>What a library can be kept in. The suite of the library runs over each of them, and holds for all alike.</summary>
public abstract class LibraryStore
{
    public static LibraryStore Sqlite { get; } = new SqliteStore();

    public static LibraryStore Postgres { get; } = new PostgresStore();

    /// <summary>An empty library, in a folder of its own.</summary>
    internal TemporaryLibrary New(LibraryOptions? options = null) => new(options, this);

    /// <summary>Where a new library goes, as a user writes it.</summary>
    internal abstract string NewTarget(string folder);

    private sealed class SqliteStore : LibraryStore
    {
        internal override string NewTarget(string folder) => Path.Combine(folder, "library.db");
    }

    private sealed class PostgresStore : LibraryStore
    {
        internal override string NewTarget(string folder) => PostgresCluster.Instance.NewLibrary();
    }
}
