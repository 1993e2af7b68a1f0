namespace ClauseExtractor.Cli;

/// <summary>The exit codes of every command.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Some input was refused, or something was found wanting.</summary>
    public const int Wanting = 1;

    public const int WrongUsage = 2;

    public const int Interrupted = 130;
}
