using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>
/// A site in team mode that takes uploads or makes accounts, both through its API. It goes on with what the site killed before it left
/// behind, so that what waited then must come in now.
/// </summary>
internal sealed class SiteTrial : IKillTrial
{
    private const int Steps = 8,
        FreshEvery = 10;

    private readonly string act;
    private readonly TrialFolder folder = new();
    private readonly List<int> accepted = [];
    private AuthenticationHeaderValue? token;
    private double step;
    private int trials,
        number;

    private SiteTrial(string act) => this.act = act;

    public static async Task<IKillTrial> CreateAsync(string act)
    {
        var trial = new SiteTrial(act);
        using (var site = await RunningSite.StartAsync(Path.Combine(trial.folder.Start, TrialFolder.Library)))
        {
            trial.token = await site.FirstTokenAsync();
            await site.StopAsync();
        }
        // A few in peace: how long one takes here and now.
        trial.folder.Restore();
        using var calm = await RunningSite.StartAsync(trial.folder.File(TrialFolder.Library), trial.token);
        long start = 0;
        for (int i = 0; i <= 3; i++)
        {
            await trial.ActAsync(calm.Client, trial.number++);
            start = i == 0 ? Stopwatch.GetTimestamp() : start;
        }
        trial.step = Stopwatch.GetElapsedTime(start).TotalMilliseconds / 3;
        calm.Kill();
        return trial;
    }

    public async Task<KillOutcome> RunAsync(Random random)
    {
        if (trials++ % FreshEvery == 0)
        {
            folder.Restore();
            accepted.Clear();
        }
        var moment = new KillMoment(random, Steps, 2 * step, step);
        using var site = await RunningSite.StartAsync(folder.File(TrialFolder.Library), token);
        string? lost = await LeftBehindAsync(site.Client);
        int before = accepted.Count;
        var acting = ActUntilKilledAsync(site.Client, before + moment.Reports);
        await acting.Reached.Task;
        await Task.Delay(moment.Milliseconds);
        site.Kill();
        await acting.Ended;
        var (found, missing) = act == "upload" ? SiteCheck.Uploads(folder, accepted) : SiteCheck.Accounts(folder, accepted);
        lost ??=
            missing
            ?? LibraryCheck.FileDamage(folder.File("library.accounts.db"))
            ?? LibraryCheck.FileDamage(folder.File(TrialFolder.Library));
        return new KillOutcome(moment.ToString(), accepted.Count - before, found, lost);
    }

    /// <summary>Waits until the site has imported what waited when it was killed.</summary>
    private async Task<string?> LeftBehindAsync(HttpClient client)
    {
        while (act == "upload" && (await client.GetFromJsonAsync<JsonElement>("/health")).GetProperty("waiting").GetInt32() > 0)
            await Task.Delay(20);
        return act == "upload" && SiteCheck.NotImported(folder, accepted) is { } name ? $"{name} never came in" : null;
    }

    private (TaskCompletionSource Reached, Task Ended) ActUntilKilledAsync(HttpClient client, int until)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (
            reached,
            Task.Run(async () =>
            {
                try
                {
                    while (true)
                    {
                        if (accepted.Count == until)
                            reached.TrySetResult();
                        int now = number++;
                        await ActAsync(client, now);
                        accepted.Add(now);
                    }
                }
                catch (HttpRequestException) when (reached.Task.IsCompleted)
                {
                    // The site was killed.
                }
                catch (Exception e)
                {
                    reached.TrySetException(e);
                    throw;
                }
            })
        );
    }

    private async Task ActAsync(HttpClient client, int now)
    {
        using HttpContent content =
            act == "upload"
                ? Upload(now)
                : JsonContent.Create(
                    new
                    {
                        name = SiteCheck.Account(now),
                        password = "correct horse 9 staple",
                        role = "researcher",
                    }
                );
        using var answer = await client.PostAsync(act == "upload" ? "/api/imports" : "/api/accounts", content);
        if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.Created))
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{act} is answered with {(int)answer.StatusCode}")
            );
    }

    private static MultipartFormDataContent Upload(int now)
    {
        var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(MadePolicies.Content(now)), "files", MadePolicies.Name(now));
        return form;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
