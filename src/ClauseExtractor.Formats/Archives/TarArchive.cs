using ClauseExtractor.Reading;

namespace ClauseExtractor.Formats.Archives;

/// <summary>An archive that bsdtar (libarchive) unpacks.</summary>
internal sealed class TarArchive : ProgramArchive
{
    public TarArchive(string program, SourceFile archive, ReadingLimits limits)
        : base(program, "libarchive-tools", archive, limits) =>
        Names = [.. Run(Arguments(["-t"], []), ArchivePrograms.ReadText).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public override IReadOnlyList<string> Names { get; }

    public override byte[] Unpack(string name, long most)
    {
        // The name is a pattern.
        string pattern = string.Concat(name.Select(c => c is '*' or '?' or '[' or ']' or '\\' ? $"\\{c}" : c.ToString()));
        return Run(Arguments(["-x", "-O"], ["--", pattern]), stream => ArchivePrograms.ReadBytes(stream, most));
    }

    // Asked for a password that is not there, it would wait for a terminal.
    private string[] Arguments(string[] command, string[] names) =>
        [.. command, "--passphrase", Password.Length > 0 ? Password : " ", "-f", Path, .. names];
}
