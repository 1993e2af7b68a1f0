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
        foreach (var engine in Engine.Running(shell.Engines))
            shell.Out.WriteLine($"{engine.Port}: {engine.Name}{(engine.Version is null ? "" : " " + engine.Version)}");
        return ExitCode.Done;
    }
}
