using System.Diagnostics;
using System.Text.Json;
using ClauseExtractor.Tests.Cli;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using static ClauseExtractor.Tests.Assistant.ScriptedEndpoint;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>The commands as a user runs them: a process of its own, a library made from the corpus, a model on loopback.</summary>
public sealed class AssistantCommandTests : IClassFixture<AssistantCommandTests.CorpusLibrary>
{
    private const string Rent = "对租用智能算力并获得市级“算力券”补贴的企业，可按照1:0.5予以区级配套，给予最高不超过200万元扶持";
    private readonly CorpusLibrary _library;

    public AssistantCommandTests(CorpusLibrary library) => _library = library;

    [Fact]
    public async Task The_official_client_talks_to_clause_mcp()
    {
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Name = "clause",
                    Command = "dotnet",
                    Arguments = [CorpusLibrary.Program, "mcp", "--library", _library.File],
                }
            )
        );
        Assert.Equal(12, (await client.ListToolsAsync()).Count);
        var found = await client.CallToolAsync("search_clauses", new Dictionary<string, object?> { ["query"] = "崇明 算力 租用" });
        Assert.Contains(Rent, Text(found), StringComparison.Ordinal);
        var rows = await client.CallToolAsync("list_benefits", new Dictionary<string, object?> { ["query"] = "算力" });
        Assert.Contains("\"match\":0.5", Text(rows), StringComparison.Ordinal);
        Assert.Contains(
            _library.Chongming,
            (await client.ListResourcesAsync()).Single(r => r.Uri.EndsWith(_library.Chongming, StringComparison.Ordinal)).Uri,
            StringComparison.Ordinal
        );
        var clause = await client.ReadResourceAsync($"clause://documents/{_library.Chongming}/clauses/二%2F(四)");
        Assert.Contains(Rent, Assert.IsType<TextResourceContents>(Assert.Single(clause.Contents)).Text, StringComparison.Ordinal);
        var wrong = await client.CallToolAsync("search_clauses", new Dictionary<string, object?> { ["query"] = "cap>=多少" });
        Assert.True(wrong.IsError);
    }

    [Fact]
    public async Task A_question_is_answered_from_the_library_and_what_is_unfounded_is_not_shown()
    {
        await using var endpoint = new ScriptedEndpoint(
            Reply.Calls(("search_clauses", new { query = "算力 租用" })),
            Reply.Says(
                new
                {
                    statements = new object[]
                    {
                        new
                        {
                            text = "崇明对租用智能算力的企业按1:0.5予以区级配套，最高不超过200万元。",
                            citations = new[]
                            {
                                new
                                {
                                    document = _library.Chongming,
                                    clause = "二/(四)",
                                    quote = Rent,
                                },
                            },
                        },
                        new
                        {
                            text = "崇明对租用智能算力的企业最高补贴900万元。",
                            citations = new[]
                            {
                                new
                                {
                                    document = _library.Chongming,
                                    clause = "二/(四)",
                                    quote = Rent,
                                },
                            },
                        },
                    },
                    notSaid = Array.Empty<string>(),
                }
            )
        );
        var run = await Clause(endpoint, "ask", "崇明对算力租用补多少？", "--library", _library.File);
        Assert.Equal(0, run.Code);
        Assert.Contains("1. 崇明对租用智能算力的企业按1:0.5予以区级配套，最高不超过200万元。", run.Out, StringComparison.Ordinal);
        Assert.Contains("二/(四)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("900", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Contains("FigureNotFound 1", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_the_commands_say_how_to_configure_one()
    {
        foreach (
            string[] command in new[]
            {
                new[] { "ask", "算力？", "--library", _library.File },
                ["review", "assist", _library.Chongming, "--library", _library.File],
            }
        )
        {
            var run = await Clause(null, command);
            Assert.Equal((1, ""), (run.Code, run.Out));
            Assert.Contains("CLAUSE_MODEL_ENDPOINT", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusing_endpoint_ends_in_one_line_without_the_key()
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Fails(401, "Incorrect API key provided: sk-secret-0123456789"));
        var run = await Clause(endpoint, "ask", "算力？", "--library", _library.File);
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.StartsWith("CE0603", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_assist_writes_proposals_beside_a_record_that_stays_as_it_is()
    {
        using var folder = new ScratchFolder();
        string file = folder.Write("a.txt", "扶持办法\n一、扶持内容\n（一）支持算力使用。补贴标准另行公布，总规模5000万元。\n");
        Assert.Equal(0, (await Clause(null, "extract", file, "--out", folder["plain"])).Code);
        await using var endpoint = new ScriptedEndpoint(
            Reply.Says(
                new
                {
                    benefits = new[]
                    {
                        new
                        {
                            quote = "总规模5000万元",
                            term = "补贴",
                            caps = new[]
                            {
                                new
                                {
                                    amount = 50_000_000,
                                    bound = "exact",
                                    quote = "总规模5000万元",
                                },
                            },
                        },
                    },
                }
            )
        );
        var run = await Clause(endpoint, "extract", file, "--out", folder["assisted"], "--assist");
        Assert.Equal(0, run.Code);
        Assert.Equal(
            File.ReadAllText(Path.Combine(folder["plain"], "a.json")),
            File.ReadAllText(Path.Combine(folder["assisted"], "a.json"))
        );
        using var proposals = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["assisted"], "a.proposals.json")));
        Assert.Equal(0, proposals.RootElement.GetProperty("proposals").GetArrayLength());
        Assert.Single(proposals.RootElement.GetProperty("refused").EnumerateObject());
    }

    [Fact]
    public async Task Review_assist_proposes_once_and_a_person_decides()
    {
        using var folder = new ScratchFolder();
        string file = folder.Write(
            "a.txt",
            "扶持办法\n一、政策\n（一）实施算力券。对采购算力服务的企业，按不超过合同金额30%的比例给予补贴，再按上述标准的1.2倍给予奖励。单家企业每年申领算力券金额不超过800万元。\n"
        );
        string library = folder["library.db"];
        Assert.Equal(0, (await Clause(null, "import", file, "--library", library)).Code);
        var reply = Reply.Says(
            new
            {
                benefits = new object[]
                {
                    new
                    {
                        quote = "单家企业每年申领算力券金额不超过800万元",
                        term = "算力券",
                        caps = new[]
                        {
                            new
                            {
                                amount = 8_000_000,
                                bound = "upTo",
                                per = "year",
                                quote = "每年申领算力券金额不超过800万元",
                            },
                        },
                    },
                    new
                    {
                        quote = "单家企业每年申领算力券金额不超过800万元",
                        term = "算力券",
                        caps = new[]
                        {
                            new
                            {
                                amount = 80_000_000,
                                bound = "upTo",
                                per = "year",
                                quote = "每年申领算力券金额不超过800万元",
                            },
                        },
                    },
                },
            }
        );
        await using var endpoint = new ScriptedEndpoint(reply, reply);
        string rows = (await Clause(null, "benefits", "--library", library, "--format", "json")).Out;
        for (int i = 0; i < 2; i++)
            Assert.Equal(0, (await Clause(endpoint, "review", "assist", "a", "--library", library)).Code);
        Assert.Equal(rows, (await Clause(null, "benefits", "--library", library, "--format", "json")).Out);
        using var queue = JsonDocument.Parse((await Clause(null, "review", "--library", library, "--format", "json")).Out);
        Assert.Single(queue.RootElement.EnumerateArray(), i => i.GetProperty("kind").GetString() == "correction");
        Assert.Equal(0, (await Clause(null, "review", "accept", "1", "--author", "复核员", "--library", library)).Code);
        Assert.Contains("算力券", (await Clause(null, "benefits", "--library", library, "--format", "json")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await Clause(null, "export", "--library", library, "--format", "json", "--out", folder["records"])).Code);
        using var record = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(folder["records"], "*.json").Single()));
        var accepted = record
            .RootElement[0]
            .GetProperty("benefits")
            .EnumerateArray()
            .Single(b => b.GetProperty("origin").GetString() != "rule");
        Assert.Equal(
            ("model", 1.0, "单家企业每年申领算力券金额不超过800万元"),
            (
                accepted.GetProperty("origin").GetString(),
                accepted.GetProperty("confidence").GetDouble(),
                accepted.GetProperty("span").GetProperty("quote").GetString()
            )
        );
    }

    [Fact]
    public async Task Diff_explain_prints_sentences_with_their_facts()
    {
        using var folder = new ScratchFolder();
        string old = folder.Write(
            "old.txt",
            "扶持办法\n一、扶持内容\n（一）支持算力使用。对租用智能算力的企业，给予最高不超过200万元补贴。\n"
        );
        string @new = folder.Write(
            "new.txt",
            "扶持办法\n一、扶持内容\n（一）支持算力使用。对租用智能算力的企业，给予最高不超过300万元补贴。\n"
        );
        await using var endpoint = new ScriptedEndpoint(
            Reply.Says(
                new { sentences = new[] { new { text = "租用智能算力的补贴上限由200万元提高到300万元。", facts = (List<int>)[0] } } }
            )
        );
        var run = await Clause(endpoint, "diff", old, @new, "--explain");
        Assert.Equal(0, run.Code);
        Assert.Contains("1. 租用智能算力的补贴上限由200万元提高到300万元。", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "")]
    [InlineData("md", "")]
    [InlineData("docx", "word/document.xml")]
    [InlineData("xlsx", "xl/worksheets/sheet2.xml")]
    public async Task Diff_explain_fills_the_note_column_and_marks_what_a_model_worded(string format, string part)
    {
        using var folder = new ScratchFolder();
        string old = folder.Write(
            "old.txt",
            "扶持办法\n一、扶持内容\n（一）支持算力使用。对租用智能算力的企业，给予最高不超过200万元补贴。\n（二）支持平台。对平台给予20万元资助。\n"
        );
        string @new = folder.Write(
            "new.txt",
            "扶持办法\n一、扶持内容\n（一）支持算力使用。对租用智能算力的企业，给予最高不超过300万元补贴。\n（二）支持平台。对平台给予10万元资助。\n"
        );
        await using var endpoint = new ScriptedEndpoint(
            Reply.Says(
                new
                {
                    sentences = new object[]
                    {
                        new { text = "对平台的资助由20万元调整为10万元。", facts = (List<int>)[0] },
                        new { text = "租用智能算力的补贴上限由200万元提高到900万元。", facts = (List<int>)[1] },
                    },
                }
            )
        );
        string output = folder["out." + format];
        var run = await Clause(endpoint, "diff", old, @new, "--explain", "--format", format, "--output", output);
        Assert.True(run.Code == 0, run.Error);
        string text = part.Length == 0 ? File.ReadAllText(output) : Part(output, part);
        Assert.Contains("对平台的资助由20万元调整为10万元。※", text, StringComparison.Ordinal);
        Assert.Contains("标※的说明由语言模型起草", text, StringComparison.Ordinal);
        Assert.Contains("200万元 → 300万元", text, StringComparison.Ordinal);
        Assert.DoesNotContain("900万元", text, StringComparison.Ordinal);

        static string Part(string file, string name)
        {
            using var zip = System.IO.Compression.ZipFile.OpenRead(file);
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }
    }

    private static Task<CliRun> Clause(ScriptedEndpoint? endpoint, params string[] args) => CorpusLibrary.Run(endpoint, args);

    private static string Text(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(b => b.Text));

    /// <summary>A library of the repository's corpus, made once by <c>clause import</c>.</summary>
    public sealed class CorpusLibrary : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("clause-test-").FullName;

        public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "clause.dll");

        public string File => Path.Combine(_folder, "library.db");

        public string Chongming { get; private set; } = "";

        public async Task InitializeAsync()
        {
            string corpus = Path.Combine(HiddenInstructionsTests.Repository, "corpus", "chongming-digital-industry-2025-draft.txt");
            var import = await Run(
                null,
                "import",
                corpus,
                Path.Combine(HiddenInstructionsTests.Repository, "corpus", "putuo-intelligent-software-2024.txt"),
                "--library",
                File,
                "--format",
                "json"
            );
            Assert.True(import.Code == 0, import.Error);
            using var outcomes = JsonDocument.Parse(import.Out);
            Chongming = outcomes
                .RootElement.EnumerateArray()
                .First(o => o.GetProperty("path").GetString()!.Contains("chongming", StringComparison.Ordinal))
                .GetProperty("document")
                .GetString()!;
        }

        public Task DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }

        internal static async Task<CliRun> Run(ScriptedEndpoint? endpoint, params string[] args)
        {
            var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("CLAUSE_MODEL", StringComparison.Ordinal)).ToList())
                start.Environment.Remove(name);
            if (endpoint is not null)
            {
                start.Environment["CLAUSE_MODEL_ENDPOINT"] = endpoint.Address.ToString();
                start.Environment["CLAUSE_MODEL"] = "scripted";
                start.Environment["CLAUSE_MODEL_KEY"] = "sk-secret-0123456789";
            }
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CliRun(process.ExitCode, await output, await error);
        }
    }
}
