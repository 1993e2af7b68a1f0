namespace ClauseExtractor.Library.Search;

/// <summary>The thesaurus in a file, read again when the file changed.</summary>
internal sealed class ThesaurusFile(string? path, string libraryPath)
{
    private readonly string file = path ?? System.IO.Path.ChangeExtension(libraryPath, ".thesaurus.txt");
    private Loaded? loaded;

    public Thesaurus Words
    {
        get
        {
            if (path is null && !File.Exists(file))
                return Thesaurus.Standard;
            var written = File.GetLastWriteTimeUtc(file);
            if (loaded is { } known && known.Written == written)
                return known.Words;
            var words = Thesaurus.Load(file);
            loaded = new Loaded(written, words);
            return words;
        }
    }

    /// <summary>One reference, so that no thread sees half of an exchange.</summary>
    private sealed record Loaded(DateTime Written, Thesaurus Words);
}
