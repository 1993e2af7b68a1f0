using System.Diagnostics;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Storage;
using ClauseExtractor.Tests.Cli;
using Dapper;

namespace ClauseExtractor.Tests.Library;

/// <summary>Two machines over one database, each with an index of its own.</summary>
public class FollowerTests
{
    [SkippableFact]
    public async Task What_one_machine_writes_the_other_finds_though_its_connection_breaks()
    {
        using TwoMachines machines = new();
        using var following = machines.Follow();
        machines.One.Add(new("a.txt", "a"u8.ToArray()), new RecordBuilder("甲市措施", "一、给予企业补贴。", "a.txt").Build());
        await machines.Until(two => two.Search("企业").Total == 1);
        machines.Database("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()");
        machines.One.Add(new("b.txt", "b"u8.ToArray()), new RecordBuilder("乙市措施", "一、给予企业奖励。", "b.txt").Build());
        await machines.Until(two => two.Search("企业").Total == 2);
        machines.One.Catalogue.Remove(machines.One.Catalogue.Find("乙市措施").Id);
        await machines.Until(two => two.Search("企业").Total == 1);
        Assert.Equal(
            machines.One.Catalogue.List().Select(d => (d.Id, d.Change)),
            machines.Two.Catalogue.List().Select(d => (d.Id, d.Change))
        );
    }

    [SkippableFact]
    public async Task A_change_of_which_no_notice_comes_is_found_all_the_same()
    {
        using TwoMachines machines = new();
        machines.One.Add(new("a.txt", "a"u8.ToArray()), new RecordBuilder("甲市措施", "一、给予企业补贴。", "a.txt").Build());
        using var following = machines.Follow();
        await machines.Until(two => two.Search("企业").Total == 1);
        machines.Database(
            "UPDATE catalogue SET change = change + 1; UPDATE documents SET change = (SELECT change FROM catalogue), title = '智算措施'"
        );
        await machines.Until(two => two.Search("智算措施").Total == 1);
    }

    [SkippableFact]
    public void Who_made_a_change_elsewhere_waits_for_it_and_the_lag_is_told()
    {
        using TwoMachines machines = new();
        machines.One.Add(new("a.txt", "a"u8.ToArray()), new RecordBuilder("甲市措施", "一、给予企业补贴。", "a.txt").Build());
        Assert.Equal(machines.One.Catalogue.Change, machines.Two.Lag().Changes);
        Assert.Equal(0, machines.Two.Search("企业").Total);
        machines.Two.CatchUpTo(machines.One.Catalogue.Change);
        Assert.Equal(1, machines.Two.Search("企业").Total);
        Assert.Equal(new(0, TimeSpan.Zero), machines.Two.Lag());
    }

    [SkippableFact]
    public void The_lag_is_that_of_the_oldest_change_that_is_missing_however_long_there_was_always_one()
    {
        using TwoMachines machines = new();
        machines.One.Add(new("a.txt", "a"u8.ToArray()), new RecordBuilder("甲市措施", "一、给予企业补贴。", "a.txt").Build());
        Assert.NotEqual(0, machines.Two.Lag().Changes);
        Thread.Sleep(50);
        machines.Two.CatchUpTo(machines.One.Catalogue.Change);
        machines.One.Add(new("b.txt", "b"u8.ToArray()), new RecordBuilder("乙市措施", "一、给予企业奖励。", "b.txt").Build());
        var lag = machines.Two.Lag();
        Assert.NotEqual(0, lag.Changes);
        Assert.Equal(TimeSpan.Zero, lag.Time);
    }

    [SkippableFact]
    public async Task A_library_in_a_file_has_nobody_to_follow()
    {
        using var library = new TemporaryLibrary();
        await library.Library.FollowAsync(CancellationToken.None);
        Assert.Equal(0, library.Library.Lag().Changes);
    }

    private sealed class TwoMachines : IDisposable
    {
        private readonly ScratchFolder folder = new();
        private readonly LibraryAddress address;

        public TwoMachines()
        {
            string target = PostgresCluster.Instance.NewLibrary();
            address = LibraryAddress.Parse(target, folder["one"]);
            One = PolicyLibrary.Open(address);
            Two = PolicyLibrary.Open(LibraryAddress.Parse(target, folder["two"]));
        }

        public PolicyLibrary One { get; }

        public PolicyLibrary Two { get; }

        public void Database(string sql)
        {
            using var database = LibraryDatabase.Open(address);
            using var connection = database.Open();
            connection.Execute(sql);
        }

        public IDisposable Follow()
        {
            var stop = new CancellationTokenSource();
            return new Following(stop, Task.Run(() => Two.FollowAsync(stop.Token)));
        }

        public async Task Until(Func<PolicyLibrary, bool> holds)
        {
            for (var clock = Stopwatch.StartNew(); !holds(Two); await Task.Delay(20))
                Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "The other machine does not follow.");
        }

        public void Dispose()
        {
            One.Dispose();
            Two.Dispose();
            folder.Dispose();
        }

        private sealed class Following(CancellationTokenSource stop, Task task) : IDisposable
        {
            public void Dispose()
            {
                stop.Cancel();
                Assert.ThrowsAny<OperationCanceledException>(task.GetAwaiter().GetResult);
                stop.Dispose();
            }
        }
    }
}
