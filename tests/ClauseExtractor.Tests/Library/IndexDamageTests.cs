using System.Diagnostics;
using ClauseExtractor.Library;
using ClauseExtractor.Library.Search;
using ClauseExtractor.Tests.Cli;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Library;

/// <summary>
/// What becomes of a damaged index and of one whose making was cut off. tests/ClauseExtractor.Benchmarks runs the same in hundreds.
/// </summary>
public sealed class IndexDamageTests : IDisposable
{
    private static readonly string[] Queries =
    [
        "算力",
        "企业 -补贴",
        "500万",
        "甲市 奖励",
        "券",
        "\"最高不超过\"",
        "小微企业",
        "丙丁第7号",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("clause-index-damage-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "library.db");

    [Fact]
    public void Hits_are_those_of_a_fresh_index_or_the_damage_is_told()
    {
        string sound = System.IO.Path.Combine(_folder, "sound");
        var expected = Fill();
        Copy(Path + ".lucene", sound);
        int noticed = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Copy(sound, Path + ".lucene");
            string what = Damage(new Random(seed));
            string? told = PolicyLibrary.IndexDamage(Path);
            using (var library = PolicyLibrary.Open(Path))
                Assert.True(told is not null || Hits(library).SequenceEqual(expected), $"seed {seed}: {what}");
            noticed += told is null ? 0 : 1;
        }
        Assert.InRange(noticed, 40, 60);
    }

    [Fact]
    public void An_index_that_breaks_while_it_is_open_is_made_anew_and_the_query_is_answered()
    {
        var expected = Fill();
        string positions = Directory
            .GetFiles(Path + ".lucene")
            .Where(file => file.EndsWith(".doc", StringComparison.Ordinal) || file.EndsWith(".cfs", StringComparison.Ordinal))
            .MaxBy(file => new FileInfo(file).Length)!;
        byte[] bytes = File.ReadAllBytes(positions);
        Array.Fill<byte>(bytes, 0xFF, bytes.Length / 8, bytes.Length / 2);
        File.WriteAllBytes(positions, bytes);
        Assert.NotNull(PolicyLibrary.IndexDamage(Path));
        using (var library = PolicyLibrary.Open(Path, new LibraryOptions { DiscardsIndex = true }))
            Assert.Equal(expected, Hits(library));
        Assert.Null(PolicyLibrary.IndexDamage(Path));
    }

    [Fact]
    public async Task Rebuild_never_opens_the_old_index_and_doctor_tells_of_it()
    {
        var expected = Fill();
        foreach (string file in Directory.GetFiles(Path + ".lucene", "_*").Concat(Directory.GetFiles(Path + ".lucene", "segments*")))
            File.WriteAllText(file, "no index");
        var doctor = await CliRun.OfAsync("doctor", "--library", Path, "--lang", "en");
        Assert.Contains("damaged", doctor.Out + doctor.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.OfAsync("rebuild", "--index", "--library", Path)).Code);
        Assert.Null(PolicyLibrary.IndexDamage(Path));
        using var library = PolicyLibrary.Open(Path);
        Assert.Equal(expected, Hits(library));
    }

    [Fact]
    public async Task A_making_that_is_killed_loses_nothing()
    {
        var expected = Fill();
        var random = new Random(24);
        for (int i = 0; i < 4; i++)
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [System.IO.Path.Combine(AppContext.BaseDirectory, "clause.dll"), "rebuild", "--index", "--library", Path]
                )
                {
                    RedirectStandardError = true,
                }
            )!;
            await Task.Delay(random.Next(100, 1500));
            process.Kill();
            await process.WaitForExitAsync();
            using (var library = PolicyLibrary.Open(Path))
                Assert.Equal(expected, Hits(library));
            Assert.Null(PolicyLibrary.IndexDamage(Path));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<string> Fill()
    {
        using var library = PolicyLibrary.Open(Path);
        for (int i = 0; i < 12; i++)
        {
            var record = new RecordBuilder(
                $"甲市丙丁第{i}号若干措施",
                $"一、算力补贴。对租用智能算力的小微企业,按{10 + i}%给予补贴,最高不超过500万元。\n二、模型券。发放模型券,每家企业不超过{i + 1}00万元。\n三、人才奖励。给予奖励。",
                $"d{i}.txt"
            ).Build();
            library.Add(
                new ClauseExtractor.Reading.SourceFile(record.Document.Source.File, System.Text.Encoding.UTF8.GetBytes(record.Text)),
                record
            );
        }
        return Hits(library);
    }

    private static List<string> Hits(PolicyLibrary library) =>
        [
            .. Queries.SelectMany(query =>
                library
                    .Search(query, new SearchOptions { Limit = 100 })
                    .Hits.Select(hit => $"{query}: {hit.Document.File} {hit.Path}")
                    .Order(StringComparer.Ordinal)
            ),
        ];

    /// <summary>Cuts a file off, empties it, turns bits over, overwrites a part, or takes it away.</summary>
    private string Damage(Random random)
    {
        string[] files =
        [
            .. Directory.GetFiles(Path + ".lucene").Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal),
        ];
        string file = files[random.Next(files.Length)];
        byte[] bytes = File.ReadAllBytes(file);
        int kind = random.Next(5),
            at = random.Next(bytes.Length);
        switch (kind)
        {
            case 0:
                bytes = bytes[..at];
                break;
            case 1:
                bytes = [];
                break;
            case 2:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3:
                random.NextBytes(bytes.AsSpan(at, Math.Min(16, bytes.Length - at)));
                break;
            default:
                File.Delete(file);
                return $"{System.IO.Path.GetFileName(file)} taken away";
        }
        File.WriteAllBytes(file, bytes);
        return $"{System.IO.Path.GetFileName(file)} damaged in way {kind} at {at}";
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
    }
}
