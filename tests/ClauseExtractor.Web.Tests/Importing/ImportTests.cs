using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClauseExtractor.Reading;
using ClauseExtractor.Web.Importing;
using ClauseExtractor.Web.Tests.Attack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Tests.Importing;

/// <summary>Files on their way into the library.</summary>
public abstract class ImportTests(SiteStore store)
{
    private const string Policy = "某市若干措施\n第一条 对符合条件的企业给予最高100万元的奖励。\n第二条 对贷款给予50%的贴息。\n";

    [SkippableFact]
    public async Task A_file_goes_in_and_its_outcome_says_what_became_of_it()
    {
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        using var sent = await client.PostAsync(
            "/api/imports",
            AttackTests.Files(("policy.txt", Policy), ("same.txt", Policy), ("empty.txt", ""), ("noise.pdf", "%PDF-1.7 cut off"))
        );
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var items = await FinishedAsync(client, 4);
        Assert.Equal("added", Status(items, "policy.txt"));
        Assert.Equal("known", Status(items, "same.txt"));
        Assert.Equal("refused", Status(items, "empty.txt"));
        Assert.Equal("refused", Status(items, "noise.pdf"));
        Assert.False(
            string.IsNullOrEmpty(
                items.Single(i => i.GetProperty("name").GetString() == "noise.pdf").GetProperty("outcome").GetProperty("remedy").GetString()
            )
        );
        Assert.Single(site.Library.Catalogue.List());
        // What was not read may be tried again.
        Assert.Equal(2, store.Kept(site));
        Assert.Contains("未能读取", await client.GetStringAsync("/import"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Each_file_of_an_archive_has_an_outcome_of_its_own()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (string name in new[] { "2024/a.txt", "b.txt", "noise.pdf" })
            {
                using var entry = new StreamWriter(archive.CreateEntry(name, CompressionLevel.NoCompression).Open());
                entry.Write(name == "noise.pdf" ? "%PDF-1.7 cut off" : Policy + name);
            }
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(packed.ToArray()), "files", "policies.zip" } };
        using var sent = await client.PostAsync("/api/imports", form);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var items = await FinishedAsync(client, 4);
        Assert.Equal("unpacked", Status(items, "policies.zip"));
        Assert.Equal("added", Status(items, "policies.zip › 2024/a.txt"));
        Assert.Equal("version", Status(items, "policies.zip › b.txt"));
        Assert.Equal("refused", Status(items, "policies.zip › noise.pdf"));
        Assert.Equal(1, store.Kept(site));
    }

    [SkippableFact]
    public async Task An_import_that_is_killed_half_way_goes_on_after_the_restart_and_loses_nothing()
    {
        var gate = new GatedReader();
        var site = await store.StartAsync(corpus: false, change: o => o with { Readers = [gate, .. o.Readers] });
        using (
            var sent = await site.Client()
                .PostAsync(
                    "/api/imports",
                    AttackTests.Files(("a.txt", Policy), ("b.txt", Policy.Replace("100", "200", StringComparison.Ordinal)))
                )
        )
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await gate.Reached;
        Assert.Equal(2, site.App.Services.GetRequiredService<IImportQueue>().Waiting);
        string folder = await site.StopAsync();
        await using var again = await store.StartAsync(corpus: false, folder: folder);
        var items = await FinishedAsync(again.Client(), 2);
        Assert.All(items, i => Assert.True(i.GetProperty("outcome").GetProperty("isIn").GetBoolean()));
        Assert.Equal(2, again.Library.Catalogue.List(allVersions: true).Count);
    }

    [SkippableFact]
    public async Task A_fault_on_one_file_is_told_and_the_next_goes_on()
    {
        await using var site = await store.StartAsync(corpus: false, change: o => o with { Readers = [new FaultyReader(), .. o.Readers] });
        var logged = new List<Exception>();
        site.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(new FaultLog(logged));
        var client = site.Client();
        using var sent = await client.PostAsync("/api/imports", AttackTests.Files(("faulty.txt", Policy), ("good.txt", Policy)));
        var items = await FinishedAsync(client, 2);
        Assert.Equal("failed", Status(items, "faulty.txt"));
        Assert.Equal("added", Status(items, "good.txt"));
        Assert.Contains(nameof(FaultyReader.Read), Assert.Single(logged).StackTrace, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_script_the_form_works_too()
    {
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        var form = AttackTests.Files(("policy.txt", Policy));
        form.Add(new StringContent(await SiteUnderTest.TokenAsync(client, "/import")), "_token");
        using var sent = await client.PostAsync("/import", form);
        Assert.Equal("/import", sent.Headers.Location!.OriginalString);
        await FinishedAsync(client, 1);
        Assert.Contains("新增", await client.GetStringAsync("/import"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_password_opens_a_file_and_is_kept_nowhere()
    {
        const string password = "政策2025";
        await using var site = await store.StartAsync(corpus: false);
        var client = site.Client();
        byte[] locked = await File.ReadAllBytesAsync(Path.Combine(SiteUnderTest.Root, "tests", "fixtures", "protected", "aes256.pdf"));
        using (
            var sent = await client.PostAsync(
                "/api/imports",
                new MultipartFormDataContent { { new ByteArrayContent(locked), "files", "locked.pdf" } }
            )
        )
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal("refused", Status(await FinishedAsync(client, 1), "locked.pdf"));
        Assert.Contains("文件有打开密码", await client.GetStringAsync("/import"), StringComparison.Ordinal);
        using (
            var sent = await client.PostAsync(
                "/api/imports",
                new MultipartFormDataContent
                {
                    { new ByteArrayContent(locked), "files", "opened.pdf" },
                    { new StringContent(password), "password" },
                }
            )
        )
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal("added", Status(await FinishedAsync(client, 2), "opened.pdf"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/documents/" + site.Library.Catalogue.List()[0].Id)).StatusCode);
        await site.App.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.All(
            Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories),
            file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(password)))
        );
    }

    [SkippableFact]
    public async Task A_scan_that_came_as_a_picture_stands_beside_its_record()
    {
        await using var site = await store.StartAsync(corpus: false);
        // A white page of one pixel; what was read from it is made up.
        byte[] picture = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBAECz6AuzQAAAABJRU5ErkJggg=="
        );
        var record = new PolicyPipeline().Run(new SourceFile("scan.png", Encoding.UTF8.GetBytes(Policy)));
        record = record with
        {
            Document = record.Document with
            {
                Source = new SourceInfo(
                    "scan.png",
                    Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture)),
                    "image/png",
                    "ocr",
                    1,
                    0.93
                ),
            },
        };
        site.Library.Add(new SourceFile("scan.png", picture), record);
        var client = site.Client();
        string id = site.Library.Catalogue.List()[0].Id;
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync("/documents/" + id));
        string address = page.QuerySelector("svg.page image")!.GetAttribute("href")!;
        using var shown = await client.GetAsync(address);
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal(picture, await shown.Content.ReadAsByteArrayAsync());
    }

    internal static string? Status(IEnumerable<JsonElement> items, string name) =>
        items.Single(i => i.GetProperty("name").GetString() == name).GetProperty("outcome").GetProperty("status").GetString();

    internal static async Task<List<JsonElement>> FinishedAsync(HttpClient client, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var items = (await client.GetFromJsonAsync<JsonElement>("/api/imports", patience.Token))
                .GetProperty("items")
                .EnumerateArray()
                .Select(i => i.Clone())
                .ToList();
            if (items.Count == count && items.All(i => i.GetProperty("stage").GetString() == "done"))
                return items;
            await Task.Delay(30, patience.Token);
        }
    }

    /// <summary>Holds the first file until it is cancelled, as a long read does when the site is killed.</summary>
    internal sealed class GatedReader : IDocumentReader
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "gate";

        public Task Reached => reached.Task.WaitAsync(TimeSpan.FromMinutes(2));

        public bool Accepts(SourceFile file) => true;

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
        {
            reached.TrySetResult();
            cancellation.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellation);
        }
    }

    private sealed class FaultLog(List<Exception> faults) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (exception is not null)
                faults.Add(exception);
        }

        public void Dispose() { }
    }

    private sealed class FaultyReader : IDocumentReader
    {
        public string Name => "faulty";

        public bool Accepts(SourceFile file) => file.Name.StartsWith("faulty", StringComparison.Ordinal);

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default) =>
            throw new InvalidOperationException(Encoding.UTF8.GetString(file.Content.Span));
    }
}
