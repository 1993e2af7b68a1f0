using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Formats;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Corrections;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>A library that a process imports into, extracts anew or corrects.</summary>
internal sealed class LibraryTrial : IKillTrial
{
    private const int Standing = 8,
        Coming = 10,
        Corrections = 12;

    private readonly string act;
    private readonly TrialFolder folder = new();
    private double firstStep,
        step;

    private LibraryTrial(string act) => this.act = act;

    private int Steps =>
        act switch
        {
            "import" => Coming,
            "rebuild" => Standing,
            _ => Corrections,
        } + 1;

    public static async Task<IKillTrial> CreateAsync(string act)
    {
        var trial = new LibraryTrial(act);
        string incoming = Path.Combine(trial.folder.Start, "incoming");
        Directory.CreateDirectory(incoming);
        foreach (int number in Enumerable.Range(Standing, Coming))
            await File.WriteAllBytesAsync(Path.Combine(incoming, MadePolicies.Name(number)), MadePolicies.Content(number));
        using (var library = PolicyLibrary.Open(Path.Combine(trial.folder.Start, TrialFolder.Library)))
        {
            var pipeline = new PolicyPipeline(DocumentReaders.All());
            foreach (int number in Enumerable.Range(0, Standing))
                await library.ImportAsync(new Reading.SourceFile(MadePolicies.Name(number), MadePolicies.Content(number)), pipeline);
            library.Corrections.Correct(
                new CorrectionRequest(library.Catalogue.List()[0].Id, null, "title", "早先更正的标题", "试", "tester")
            );
        }
        // Once to its end: how long the steps take here and now.
        await trial.TakeAsync(null);
        return trial;
    }

    public async Task<KillOutcome> RunAsync(Random random)
    {
        var moment = new KillMoment(random, Steps, firstStep, step);
        var reported = await TakeAsync(moment);
        using var library = PolicyLibrary.Open(folder.File(TrialFolder.Library));
        var (found, lost) = act switch
        {
            "import" => await ImportedAsync(library, reported),
            "rebuild" => Rebuilt(library),
            _ => Corrected(library, reported),
        };
        lost ??= LibraryCheck.Wrong(library);
        return new KillOutcome(moment.ToString(), reported.Count, found, lost);
    }

    /// <summary>Every document that was reported is there; run again, the import brings in the rest.</summary>
    private async Task<(int, string?)> ImportedAsync(PolicyLibrary library, IReadOnlyList<string> reported)
    {
        var held = library.Catalogue.List(allVersions: true).Select(d => d.File).ToHashSet();
        string[] missing =
        [
            .. Enumerable.Range(0, Standing).Select(MadePolicies.Name).Concat(reported).Where(name => !held.Contains(name)),
        ];
        int found = held.Count - Standing;
        var again = await library.ImportAsync([folder.File("incoming")], new PolicyPipeline(DocumentReaders.All()));
        return (
            found,
            missing.Length > 0 ? $"documents are lost: {missing[0]}"
            : again.IsComplete && again.Outcomes.Count == Coming ? null
            : "the import cannot be repeated"
        );
    }

    /// <summary>No document is lost, whether it was extracted anew or not, and neither is the correction made before.</summary>
    private static (int, string?) Rebuilt(PolicyLibrary library)
    {
        var held = library.Catalogue.List(allVersions: true);
        return (
            held.Count,
            held.Count != Standing ? "documents are lost"
            : held.Count(d => d.Title == "早先更正的标题") == 1 ? null
            : "the correction is lost"
        );
    }

    /// <summary>Every correction that was reported is there and applied, and each record says what its last correction says.</summary>
    private static (int, string?) Corrected(PolicyLibrary library, IReadOnlyList<string> reported)
    {
        var documents = library.Catalogue.List();
        var all = documents.SelectMany(d => library.Corrections.Of(d.Id)).ToDictionary(c => c.Id.ToString(CultureInfo.InvariantCulture));
        if (reported.FirstOrDefault(id => !all.ContainsKey(id)) is { } missing)
            return (all.Count - 1, $"correction {missing} is lost");
        var torn = documents.FirstOrDefault(d =>
            library.Corrections.Of(d.Id) is { Count: > 0 } made
            && library.Catalogue.Record(d.Id).Document.Title != JsonSerializer.Deserialize<string>(made[^1].New!)
        );
        return (all.Count - 1, torn is null ? null : $"the record of {torn.File} does not say what its correction says");
    }

    /// <returns>What the process reported before it ended.</returns>
    private async Task<IReadOnlyList<string>> TakeAsync(KillMoment? moment)
    {
        folder.Restore();
        string[] work =
        [
            "exec",
            typeof(LibraryTrial).Assembly.Location,
            "kills",
            "work",
            act,
            folder.File(TrialFolder.Library),
            Corrections.ToString(CultureInfo.InvariantCulture),
        ];
        using var child = Process.Start(new ProcessStartInfo("dotnet", work) { RedirectStandardOutput = true })!;
        await child.StandardOutput.ReadLineAsync();
        long start = Stopwatch.GetTimestamp();
        var reported = new List<string>();
        while (reported.Count < (moment?.Reports ?? Steps) && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            reported.Add(line);
            if (moment is null && reported.Count == 1)
                firstStep = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        if (moment is not null)
        {
            await Task.Delay(moment.Milliseconds);
            child.Kill();
        }
        while (await child.StandardOutput.ReadLineAsync() is { } line)
            reported.Add(line);
        await child.WaitForExitAsync();
        if (moment is null && child.ExitCode != 0)
            throw new InvalidOperationException($"{act} does not run to its end.");
        if (moment is null)
            step = (Stopwatch.GetElapsedTime(start).TotalMilliseconds - firstStep) / Math.Max(1, reported.Count - 1);
        return reported;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
