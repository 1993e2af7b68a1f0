using System.Security.Cryptography;
using ClauseExtractor.Library;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Asking;

/// <summary>
/// Questions that readers asked, with their answers: an answer has an address of its own, so that looking at it again asks nobody anew.
/// Kept in memory only.
/// </summary>
internal sealed partial class Questions(
    SiteOptions options,
    PolicyLibrary library,
    IHostApplicationLifetime lifetime,
    ILogger<Questions> log
) : IDisposable
{
    /// <summary>Characters of a question.</summary>
    public const int Longest = 500;

    private const int MostKept = 200;
    private const int MostAtOnce = 2;

    private readonly Lock guard = new();
    private readonly Dictionary<string, Task<SiteAnswer>> answers = [];
    private readonly Queue<string> order = [];
    private readonly SemaphoreSlim asking = new(MostAtOnce);

    /// <summary>Asks in the background.</summary>
    /// <returns>The answer's id, which cannot be guessed.</returns>
    public string Ask(SiteAssistant assistant, string question)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        var answer = Task.Run(() => AskAsync(assistant, question));
        lock (guard)
        {
            answers[id] = answer;
            order.Enqueue(id);
            while (order.Count > MostKept)
                answers.Remove(order.Dequeue());
        }
        return id;
    }

    /// <summary>The answer, which may still be on its way; null where it was never asked for or is forgotten.</summary>
    public Task<SiteAnswer>? Find(string id)
    {
        lock (guard)
            return answers.GetValueOrDefault(id);
    }

    /// <summary>
    /// Asks and waits. A fault of the product becomes a failure that is told and logged, never a page that does not come.
    /// </summary>
    public async Task<SiteAnswer> AskAsync(SiteAssistant assistant, string question)
    {
        await asking.WaitAsync(lifetime.ApplicationStopping);
        try
        {
            return await assistant.AskAsync(library, question, lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(log, e, options.Assistant?.Model ?? "");
            return new SiteAnswer(
                question,
                [],
                [],
                0,
                [],
                new ModelFailure("CE0099", "The program failed on this question; the log has the details.", "Please report it."),
                0,
                0
            );
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose() => asking.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "A question to {Model} failed.")]
    private static partial void LogFault(ILogger log, Exception fault, string model);
}
