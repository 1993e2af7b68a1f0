using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Explaining;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Cli.Assistance;

/// <summary>
/// <c>clause diff --explain</c>: a draft 修订说明, in place of the comparison on the terminal, in the notes of any other format.
/// </summary>
internal static class ExplainRun
{
    /// <summary>
    /// Drafts, and hands the draft on. Where the model fails half-way, what holds so far is handed on, and the exit code says that
    /// something is wanting.
    /// </summary>
    /// <param name="write">Gives the draft out.</param>
    public static async Task<int> Run(
        Shell shell,
        RevisionRecord revision,
        PolicyRecord old,
        PolicyRecord @new,
        Action<RevisionExplanation> write,
        CancellationToken cancellation
    )
    {
        try
        {
            using var model = ConfiguredModel.Open(shell);
            if (model is null)
                return ExitCode.Wanting;
            var explanation = await new RevisionExplainer(model).ExplainAsync(revision, old, @new, cancellation);
            write(explanation);
            if (explanation.Removed.Count > 0)
                shell.Error.WriteLine(
                    shell.Text("删去没有依据的句子：", "Removed unfounded: ")
                        + string.Join(", ", explanation.Removed.Select(r => $"{r.Key} {r.Value}"))
                );
            ConfiguredModel.PrintUsage(shell, explanation.Usage);
            return explanation.Stopped is { } stopped ? ConfiguredModel.PrintFailure(shell, stopped) : ExitCode.Done;
        }
        catch (AssistantException e)
        {
            return ConfiguredModel.PrintFailure(shell, e);
        }
    }
}
