using ClauseExtractor.Formats.Children;
using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Archives;

namespace ClauseExtractor.Formats.Archives;

/// <summary>
/// An archive that a program unpacks, file by file onto its standard output: of what is in it nothing is written to disk. The copy of the
/// archive that the program reads goes with it.
/// </summary>
internal abstract class ProgramArchive : IUnpackedArchive
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _program,
        _package;
    private readonly ReadingLimits _limits;

    /// <param name="package">The Debian package that brings the program.</param>
    protected ProgramArchive(string program, string package, SourceFile archive, ReadingLimits limits)
    {
        (_program, _package, _limits, Password) = (program, package, limits, archive.Password ?? "");
        Path = _folder.Write("archive", archive.Content);
    }

    ~ProgramArchive() => _folder.Dispose();

    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>The one given; empty for none.</summary>
    protected string Password { get; }

    /// <summary>Of the copy.</summary>
    protected string Path { get; }

    public abstract byte[] Unpack(string name, long most);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected T Run<T>(IReadOnlyList<string> arguments, Func<Stream, T> consume)
    {
        var result = ChildProcess.Run(_program, _package, arguments, _limits, consume, null, CancellationToken.None);
        return result.ExitCode == 0 ? result.Output : throw ArchivePrograms.Failed(result.Errors, Password);
    }
}
