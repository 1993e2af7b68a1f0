using System.Globalization;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>
/// Processes of the product killed (SIGKILL) at moments drawn from a seed, while they import, extract anew, correct, take uploads or make
/// accounts. What a process had reported before its end must be there afterwards,
/// and the files must be whole. A row of a table for each trial; 1 where one of them lost something.
/// </summary>
internal static class KillTrials
{
    private const string Head = "| act | seed | killed after | reported | found | outcome |\n|---|---|---|---|---|---|";

    private static readonly string[] Acts = ["import", "rebuild", "correct", "upload", "accounts"];

    /// <param name="args"><c>kills ACT|all COUNT SEED [--table FILE]</c>; <c>kills work …</c> is the process that is killed.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [_, "work", var act, var library, var amount])
            return await LibraryWork.RunAsync(act, library, int.Parse(amount, CultureInfo.InvariantCulture));
        if (args is not [_, var named, var count, var seed, .. var rest] || (named != "all" && !Acts.Contains(named)))
            return 2;
        string? table = rest is ["--table", var file] ? file : null;
        if (table is null)
            Console.WriteLine(Head);
        else if (!File.Exists(table))
            await File.WriteAllTextAsync(table, Head + "\n");
        int lost = 0;
        string[] acts = named == "all" ? Acts : [named];
        foreach (string one in acts)
            lost += await RunAsync(
                one,
                int.Parse(count, CultureInfo.InvariantCulture) / acts.Length,
                int.Parse(seed, CultureInfo.InvariantCulture),
                table
            );
        return lost == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync(string act, int count, int seed, string? table)
    {
        int lost = 0;
        await using IKillTrial trial = act is "upload" or "accounts"
            ? await SiteTrial.CreateAsync(act)
            : await LibraryTrial.CreateAsync(act);
        for (int i = 0; i < count; i++)
        {
            int own = seed * 1000 + i;
            var outcome = await trial.RunAsync(new Random(own));
            lost += outcome.Lost is null ? 0 : 1;
            string row = $"| {act} | {own} | {outcome.Moment} | {outcome.Reported} | {outcome.Found} | {outcome.Lost ?? "nothing lost"} |";
            if (table is null)
                Console.WriteLine(row);
            else
                await File.AppendAllTextAsync(table, row + "\n");
        }
        return lost;
    }
}

/// <summary>One act of the product, again and again from a known beginning.</summary>
internal interface IKillTrial : IAsyncDisposable
{
    /// <summary>Lets the act run, kills it at a moment drawn from <paramref name="random"/>, and looks at what is left.</summary>
    Task<KillOutcome> RunAsync(Random random);
}

/// <param name="Moment">After how many reports and milliseconds more.</param>
/// <param name="Reported">What the process had reported as done.</param>
/// <param name="Found">What is there of it and beyond.</param>
/// <param name="Lost">What is missing or damaged; null where nothing is.</param>
internal sealed record KillOutcome(string Moment, int Reported, int Found, string? Lost);

/// <summary>
/// Draws the moment of a kill: between two reports of the act, so that a slow machine does not move all moments to its beginning.
/// </summary>
internal sealed class KillMoment(Random random, int steps, double firstStep, double step)
{
    /// <summary>Reports to wait for.</summary>
    public int Reports { get; } = random.Next(steps);

    private readonly double share = random.NextDouble();

    /// <summary>Milliseconds to wait after them.</summary>
    public int Milliseconds => (int)(share * (Reports == 0 ? firstStep : step));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reports} reports and {Milliseconds} ms");
}
