using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using ClauseExtractor.Cli.Diagnosis;

namespace ClauseExtractor.Cli;

/// <summary><c>--version</c>: the version, and for each job the package that does it.</summary>
internal sealed class VersionText(Shell shell) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionText)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        shell.Out.WriteLine($"clause {version}");
        foreach (var engine in Engine.All)
            shell.Out.WriteLine($"{engine.Job}: {engine.Name} {engine.Version}");
        return ExitCode.Done;
    }
}
