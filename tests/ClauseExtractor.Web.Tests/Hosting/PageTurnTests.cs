using ClauseExtractor.Web.Hosting;

namespace ClauseExtractor.Web.Tests.Hosting;

/// <summary>Who asks first has his page first, and who has gone keeps nobody.</summary>
public sealed class PageTurnTests
{
    [Fact]
    public async Task Turns_come_in_the_order_in_which_they_were_asked_for()
    {
        var (turns, served, waiting) = (new PageTurns(), new List<int>(), new List<Task>());
        await TakeAllAsync(turns);
        for (int i = 0; i < 20; i++)
            waiting.Add(ServeAsync(i));
        Assert.Empty(served);
        turns.End();
        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Enumerable.Range(0, 20), served);

        async Task ServeAsync(int reader)
        {
            await turns.TakeAsync(CancellationToken.None);
            served.Add(reader);
            turns.End();
        }
    }

    [Fact]
    public async Task Who_has_gone_is_passed_over_and_his_turn_is_not_lost()
    {
        var turns = new PageTurns();
        await TakeAllAsync(turns);
        using var gone = new CancellationTokenSource();
        var first = turns.TakeAsync(gone.Token).AsTask();
        var second = turns.TakeAsync(CancellationToken.None).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        turns.End();
        await second.WaitAsync(TimeSpan.FromMinutes(1));
        turns.End();
        await turns.TakeAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_turn_ends_when_the_answer_begins_and_where_it_fails()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var client = site.Client();
        // More than there are turns, so that one that was not handed back would be missed.
        for (int i = 0; i < 3 * Environment.ProcessorCount; i++)
        {
            Assert.Contains("奖励", await client.GetStringAsync("/?q=奖励"), StringComparison.Ordinal);
            using var wrong = await client.GetAsync("/documents/none-such");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, wrong.StatusCode);
        }
    }

    private static async Task TakeAllAsync(PageTurns turns)
    {
        for (int i = 0; i < 2 * Environment.ProcessorCount; i++)
            await turns.TakeAsync(CancellationToken.None);
    }
}
