namespace ClauseExtractor.Cli.Output;

/// <summary>Steps a progress bar on at each report, whatever it says.</summary>
internal sealed class Tick<T>(Action tick) : IProgress<T>
{
    public void Report(T value) => tick();
}
