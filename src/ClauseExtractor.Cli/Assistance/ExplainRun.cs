using ClauseExtractor.Assistant.Engine;
using ClauseExtractor.Assistant.Explaining;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Cli.Assistance;

/// <summary><c>clause diff --explain</c>: a draft 修订说明 in place of the comparison.</summary>
internal static class ExplainRun
{
    public static async Task<int> Print(Shell shell, RevisionRecord revision, PolicyRecord old, PolicyRecord @new, CancellationToken cancellation)
    {
        try
        {
            using var model = ConfiguredModel.Open(shell);
            if (model is null)
                return ExitCode.Wanting;
            var explanation = await new RevisionExplainer(model).ExplainAsync(revision, old, @new, cancellation);
            shell.Out.Write(ExplanationText.Write(explanation));
            if (explanation.Removed.Count > 0)
                shell.Error.WriteLine(shell.Text("删去没有依据的句子：", "Removed unfounded: ") + string.Join(", ", explanation.Removed.Select(r => $"{r.Key} {r.Value}")));
            ConfiguredModel.PrintUsage(shell, explanation.Usage);
            return explanation.Stopped is { } stopped ? ConfiguredModel.PrintFailure(shell, stopped) : ExitCode.Done;
        }
        catch (AssistantException e)
        {
            return ConfiguredModel.PrintFailure(shell, e);
        }
    }
}
