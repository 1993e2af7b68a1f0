using ClauseExtractor.Cli;

namespace ClauseExtractor.Tests.Cli;

/// <summary>Runs a command line in this process and keeps what it printed.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public static Task<CliRun> OfAsync(params string[] args) => OfAsync(Shell.UnknownWidth, args);

    public static async Task<CliRun> OfAsync(int width, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" },
            error = new() { NewLine = "\n" };
        int code = await ClauseApp.RunAsync(args, new Shell(output, error) { Width = width, English = args.Contains("en") });
        return new CliRun(code, output.ToString(), error.ToString());
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("clause-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders above it, and returns its path.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
