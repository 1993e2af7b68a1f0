using System.Diagnostics;
using ClauseExtractor.Tests.Architecture;

namespace ClauseExtractor.Tests.Packages;

/// <summary>
/// The packages of this build in a folder, as a feed; made once for the tests of a class. Needs the Release build that <c>./test</c> makes.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    private static readonly string[] Projects =
    [
        "ClauseExtractor",
        "ClauseExtractor.Formats",
        "ClauseExtractor.Library",
        "ClauseExtractor.Cli",
    ];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("clause-packages-");

    public PackedFeed()
    {
        foreach (string project in Projects)
            Dotnet(
                "pack",
                Path.Combine(Sources.Root, "src", project),
                "-c",
                "Release",
                "--no-build",
                "-o",
                Folder("feed"),
                $"-p:PackageVersion={Version}",
                "-v",
                "q",
                "--nologo"
            );
    }

    /// <summary>A version of its own, so that no cache of packages gives an older build.</summary>
    public string Version { get; } = $"0.1.0-test{Environment.ProcessId}";

    public string Feed => Folder("feed");

    /// <summary>A folder within the temporary one, which is deleted with the feed.</summary>
    public string Folder(string name) => Path.Combine(root.FullName, name);

    /// <summary>Builds a sample as a user would, from the feed; its program.</summary>
    public string BuildSample(string name)
    {
        string packages =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Dotnet(
            "build",
            Path.Combine(Sources.Root, "samples", name),
            "-c",
            "Release",
            "-v",
            "q",
            "--nologo",
            "-o",
            Folder(name),
            $"-p:ClauseVersion={Version}",
            $"-p:RestoreAdditionalProjectSources={Feed}",
            $"-p:RestorePackagesPath={Folder("packages")}",
            $"-p:RestoreFallbackFolders={packages}",
            $"-p:BaseIntermediateOutputPath={Folder("obj-" + name)}{Path.DirectorySeparatorChar}"
        );
        return Path.Combine(Folder(name), name + ".dll");
    }

    /// <summary>Runs dotnet to its end; what it printed.</summary>
    public string Dotnet(params string[] arguments) => Run("dotnet", arguments);

    public string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root.FullName,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{errors.Result}"
        );
        return output;
    }

    public void Dispose() => root.Delete(recursive: true);
}
