using ClauseExtractor.Library.Storage;

namespace ClauseExtractor.Library;

/// <summary>Where a library is: a file, or a database of a PostgreSQL server. It is shown and logged without its password.</summary>
public sealed class LibraryAddress
{
    /// <summary>
    /// The folder for what this machine keeps of libraries on servers: their indexes, accounts and uploads that wait. Where it is not set a
    /// folder of the user's.
    /// </summary>
    public const string FolderVariable = "CLAUSE_SERVER_FILES";

    private LibraryAddress(string name, string path, PostgresAddress? server) => (Name, Path, Server) = (name, path, server);

    /// <summary>What users are shown: the file's name, or the address of the database without user and password.</summary>
    public string Name { get; }

    /// <summary>
    /// The file's full path; for a server's database the path that stands for it where names are made of a library's: the index, the
    /// thesaurus, accounts.
    /// </summary>
    public string Path { get; }

    /// <summary>True for a file.</summary>
    public bool IsFile => Server is null;

    /// <summary>False where there is no file; whether a server has the database shows when it is opened.</summary>
    public bool Exists => !IsFile || File.Exists(Path);

    internal PostgresAddress? Server { get; }

    /// <summary>True for what begins as the address of a PostgreSQL database does.</summary>
    public static bool IsServer(string target) =>
        target.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <param name="target">A file's path, or <c>postgres://user:password@host:port/database?sslmode=require</c>; the password may stand in
    /// <c>PGPASSWORD</c> or in <c>~/.pgpass</c> instead.</param>
    /// <param name="folder">For a server's database the folder for what this machine keeps of it; null for one below
    /// <see cref="FolderVariable"/>, else below a folder of the user's.</param>
    /// <exception cref="LibraryException"><c>badValue</c>: the address cannot be read; the message holds nothing of it but the name of what
    /// is wrong.</exception>
    public static LibraryAddress Parse(string target, string? folder = null)
    {
        if (!IsServer(target))
            return new LibraryAddress(System.IO.Path.GetFileName(target), System.IO.Path.GetFullPath(target), null);
        var server = PostgresAddress.Parse(target);
        return new LibraryAddress(
            server.Name,
            System.IO.Path.Combine(
                folder is null ? server.Folder(Environment.GetEnvironmentVariable(FolderVariable)) : System.IO.Path.GetFullPath(folder),
                "library.db"
            ),
            server
        );
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
