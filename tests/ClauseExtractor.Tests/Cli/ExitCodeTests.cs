using System.CommandLine;
using ClauseExtractor.Cli;

namespace ClauseExtractor.Tests.Cli;

/// <summary>
/// 0 all done, 1 some input refused or found wanting, 2 wrong usage, 130 interrupted; data on stdout, messages on stderr.
/// </summary>
public class ExitCodeTests
{
    [Theory]
    [InlineData]
    [InlineData("bogus")]
    [InlineData("extract")]
    [InlineData("extract", "a.txt", "--out", "out", "--format", "yaml")]
    [InlineData("show")]
    [InlineData("search", "算力", "--libary", "x.db")]
    [InlineData("benefits", "--foo")]
    [InlineData("eval", "/no/such/folder", "/nor/this")]
    [InlineData("demo", "--lang", "fr")]
    public async Task Wrong_usage_is_2_and_told_on_stderr(params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        Assert.Equal(2, run.Code);
        Assert.NotEmpty(run.Error);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--format 不能是“xml”，可用：table, json, csv", "list", "--format", "xml")]
    [InlineData("--format cannot be “xml”; it is one of: table, json, csv", "list", "--format", "xml", "--lang", "en")]
    [InlineData("--sort 不能是“money”，可用：relevance, cap, rate, date", "search", "算力", "--sort", "money")]
    [InlineData("没有选项“--libary”。", "search", "算力", "--libary", "x.db")]
    [InlineData("There is no option --libary.", "search", "算力", "--libary", "x.db", "--lang", "en")]
    [InlineData("没有文件夹“/no/such”。", "show", "/no/such/file.txt")]
    [InlineData("没有文件“/no-such-file.txt”。", "show", "/no-such-file.txt")]
    [InlineData("--port 须在 0 到 65535 之间。", "serve", "--port", "65536")]
    [InlineData("--port is from 0 to 65535.", "serve", "--port", "-1", "--lang", "en")]
    [InlineData("--years is from 0 to 100.", "estimate", "a", "一", "--years", "1000000000", "--lang", "en")]
    [InlineData("不认识“b.txt”。", "rescue", "a.db", "b.txt", "c.txt", "--library", "x.db")]
    [InlineData("缺少选项 --out。", "extract", "a.txt")]
    [InlineData("--oidc-authority 与 --oidc-client 须一起给出", "serve", "--team", "--oidc-client", "a")]
    [InlineData("--oidc-authority and --oidc-client go together", "serve", "--team", "--oidc-client", "a", "--lang", "en")]
    [InlineData("Option --out is required.", "extract", "a.txt", "--lang", "en")]
    public async Task What_is_wrong_is_said_in_the_users_language(string said, params string[] args) =>
        Assert.Equal(said, (await CliRun.OfAsync(args)).Error.Split('\n')[0]);

    [Fact]
    public async Task A_file_that_is_not_there_is_1()
    {
        var run = await CliRun.OfAsync("show", "/no/such/file.txt");
        Assert.Equal(1, run.Code);
        Assert.Empty(run.Out);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task A_folder_given_as_a_file_is_named_as_one()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["a.txt"]);
        var run = await CliRun.OfAsync("show", folder["a.txt"]);
        Assert.Equal((1, $"“{folder["a.txt"]}”是文件夹，请给出一个文件。\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_file_to_import_that_is_not_there_is_told_in_the_users_language()
    {
        using var folder = new ScratchFolder();
        var run = await CliRun.OfAsync("import", folder["none.txt"], "--library", folder["library.db"]);
        Assert.Equal((1, "none.txt: CE0030 文件不存在（或已被移走）。 请检查路径。"), (run.Code, run.Error.Split('\n')[0]));
    }

    [Fact]
    public async Task An_address_is_looked_at_as_the_site_does_and_files_beside_it_go_on()
    {
        using var folder = new ScratchFolder();
        string file = folder.Write("a.txt", "甲市若干扶持措施\n一、算力补贴。给予企业最高200万元补贴。\n");
        var run = await CliRun.OfAsync("import", "http://127.0.0.1/policy", file, "--library", folder["library.db"], "--lang", "en");
        Assert.Equal(1, run.Code);
        Assert.Contains(
            "http://127.0.0.1/policy: badAddress The address leads to a machine that is not",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("added 1, refused 1", run.Error, StringComparison.Ordinal);
        run = await CliRun.OfAsync("import", "http://127.0.0.1/policy", "--queue", "--library", folder["library.db"]);
        Assert.Equal(2, run.Code);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_1()
    {
        using var folder = new ScratchFolder();
        string file = folder.Write("a.txt", "一、内容。\n");
        var run = await CliRun.OfAsync("extract", file, "--out", folder["a.txt/out"]); // a file stands where the folder would be
        Assert.Equal((1, $"“{file}”是文件，不是文件夹；请换一个位置。\n"), (run.Code, run.Error));
        run = await CliRun.OfAsync("extract", file, "--out", file, "--lang", "en");
        Assert.Equal((1, $"{file} is a file, not a folder; give another place.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task What_the_system_says_of_a_file_is_said_in_the_users_language()
    {
        using var folder = new ScratchFolder();
        folder.Write("in/a.txt", "甲市若干扶持措施\n一、算力补贴。给予企业最高200万元补贴。\n");
        await CliRun.OfAsync("import", folder["in"], "--library", folder["library.db"]);
        var run = await CliRun.OfAsync("backup", folder["in"], "--library", folder["library.db"]);
        Assert.Equal((1, $"“{folder["in"]}”已经存在。\n"), (run.Code, run.Error));
        run = await CliRun.OfAsync("backup", folder["in"], "--library", folder["library.db"], "--lang", "en");
        Assert.Equal((1, $"{folder["in"]} exists already.\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Help_is_in_one_language()
    {
        string help = (await CliRun.OfAsync("search", "--help")).Out;
        Assert.Contains("显示用法。", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Show help", help, StringComparison.Ordinal);
        foreach (string word in new[] { "Description", "[options]", "[default:", "REQUIRED" })
            Assert.DoesNotContain(word, help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_the_commands_in_groups()
    {
        string help = (await CliRun.OfAsync("--help", "--lang", "en")).Out;
        string[] order =
        [
            "Read files",
            "demo",
            "extract",
            "Keep a library",
            "import",
            "Find and export",
            "search",
            "Site and assistant",
            "serve",
        ];
        var places = order.Select(word => help.IndexOf($"\n  {word}", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Help_and_version_are_data()
    {
        foreach (string asked in new[] { "--help", "--version" })
        {
            var run = await CliRun.OfAsync(asked);
            Assert.Equal(0, run.Code);
            Assert.NotEmpty(run.Out);
            Assert.Empty(run.Error);
        }
    }

    [Fact]
    public async Task Version_names_the_package_that_does_each_job()
    {
        var run = await CliRun.OfAsync("--version");
        Assert.Matches(
            "^clause [0-9]+\\.[0-9]+\\.[0-9]+\npdf: PdfPig [0-9].+\nocr: ONNX Runtime [0-9].+\npixels: SkiaSharp [0-9].+\nindex: "
                + "Lucene.Net [0-9].+\nwords: jieba.NET [0-9].+\nmodel: Semantic Kernel [0-9].+\n$",
            run.Out
        );
    }

    [Fact]
    public async Task An_interrupted_command_is_130_and_leaves_whole_records_only()
    {
        using var folder = new ScratchFolder();
        string file = folder.Write("a.txt", "一、内容。\n");
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        using StringWriter output = new(),
            error = new();
        int code = await ClauseApp.RunAsync(["extract", file, "--out", folder["out"]], new Shell(output, error), interrupted.Token);
        Assert.Equal(130, code);
        Assert.Empty(Directory.GetFiles(folder["out"], "*.json"));
        Assert.Empty(Directory.GetFiles(folder["out"], "*.part"));
    }

    [Fact]
    public void Every_command_and_option_says_in_both_languages_what_it_does()
    {
        var (chinese, english) = (Described(false), Described(true));
        Assert.Equal(chinese.Keys, english.Keys);
        foreach (var (name, words) in chinese)
        {
            Assert.False(string.IsNullOrWhiteSpace(words), $"{name} is not described");
            Assert.True(words!.Any(c => c is >= '一' and <= '鿿'), $"{name} is not described in Chinese: {words}");
            Assert.True(
                english[name] != words && english[name]!.Any(char.IsAsciiLetter),
                $"{name} is not described in English: {english[name]}"
            );
        }
    }

    private static Dictionary<string, string?> Described(bool english)
    {
        var described = new Dictionary<string, string?>();
        Add(ClauseApp.Create(new Shell(TextWriter.Null, TextWriter.Null) { English = english }), "clause");
        return described;

        void Add(Command command, string name)
        {
            described[name] = command.Description;
            foreach (var argument in command.Arguments)
                described[$"{name} <{argument.Name}>"] = argument.Description;
            // --help and --version speak the language of System.CommandLine.
            foreach (var option in command.Options.Where(o => o is not (VersionOption or System.CommandLine.Help.HelpOption)))
                described[$"{name} {option.Name}"] = option.Description;
            foreach (var sub in command.Subcommands)
                Add(sub, $"{name} {sub.Name}");
        }
    }
}
