using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Import;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Library;

/// <summary>A library in a folder of its own that goes with it.</summary>
internal sealed class TemporaryLibrary : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clause-library-").FullName;
    private readonly LibraryOptions? options;

    /// <param name="store">Null for a file.</param>
    public TemporaryLibrary(LibraryOptions? options = null, LibraryStore? store = null)
    {
        this.options = options;
        Target = (store ?? LibraryStore.Sqlite).NewTarget(folder);
        Address = LibraryAddress.Parse(Target, folder);
        Library = PolicyLibrary.Open(Address, options);
    }

    public string Folder => folder;

    /// <summary>What stands behind <c>--library</c>.</summary>
    public string Target { get; }

    public LibraryAddress Address { get; }

    /// <summary>The library's file, or what stands for it.</summary>
    public string Path => Address.Path;

    public PolicyLibrary Library { get; private set; }

    /// <summary>Adds a record as if it had been extracted from a file of that name.</summary>
    public ImportOutcome Add(PolicyRecord record, string? content = null)
    {
        var file = new SourceFile(record.Document.Source.File, Encoding.UTF8.GetBytes(content ?? record.Text));
        return Library.Add(
            file,
            record with
            {
                Document = record.Document with { Source = record.Document.Source with { Sha256 = file.Sha256 } },
            }
        );
    }

    public void Reopen()
    {
        Library.Dispose();
        Library = PolicyLibrary.Open(Address, options);
    }

    public void Dispose()
    {
        Library.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
