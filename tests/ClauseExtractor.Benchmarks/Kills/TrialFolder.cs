namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>A folder that every trial begins with as it was.</summary>
internal sealed class TrialFolder : IDisposable
{
    public const string Library = "library.db";

    private readonly string folder = Directory.CreateTempSubdirectory("clause-kills-").FullName;

    public TrialFolder() => Directory.CreateDirectory(Start);

    /// <summary>How trials begin.</summary>
    public string Start => Path.Combine(folder, "start");

    private string Now => Path.Combine(folder, "now");

    public string File(string name) => Path.Combine(Now, name);

    public void Restore()
    {
        if (Directory.Exists(Now))
            Directory.Delete(Now, recursive: true);
        foreach (string file in Directory.EnumerateFiles(Start, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Now, Path.GetRelativePath(Start, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
