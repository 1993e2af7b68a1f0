using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using ClauseExtractor.Cli.Diagnosis;

namespace ClauseExtractor.Cli;

/// <summary><c>--version</c>: the version, and for each port the engine that runs.</summary>
internal sealed class VersionText(Shell shell) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        shell.Out.WriteLine($"clause {version}");
        foreach (var port in Engine.All.Where(e => e.IsBuiltIn).GroupBy(e => e.Port))
            shell.Out.WriteLine($"{port.Key}: {string.Join(", ", port.Select(e => e.Name))}");
        return ExitCode.Done;
    }
}
