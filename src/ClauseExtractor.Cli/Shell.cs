using System.CommandLine;
using System.Globalization;
using System.Text;
using ClauseExtractor.Wording;
using Spectre.Console;

namespace ClauseExtractor.Cli;

/// <summary>
/// Where a command writes, how wide, and in which language. Data goes to <see cref="Out"/>, messages go to <see cref="Error"/>.
/// </summary>
internal sealed class Shell(TextWriter output, TextWriter error)
{
    /// <summary>Columns where nobody says how many there are: a file or a pipe, opened later in a wide editor.</summary>
    public const int UnknownWidth = 120;

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>English instead of Chinese.</summary>
    public bool English { get; init; }

    /// <summary>The same for the wording of records.</summary>
    public ReportLanguage Language => English ? ReportLanguage.English : ReportLanguage.Chinese;

    /// <summary>Terminal columns to fill.</summary>
    public int Width { get; init; } = UnknownWidth;

    /// <summary>Colour and underlines on <see cref="Out"/>: only on a terminal.</summary>
    public bool Colour { get; init; }

    /// <summary>A progress bar on <see cref="Error"/>: only on a terminal.</summary>
    public bool Progress { get; init; }

    /// <summary><c>--lang</c>, read before the command line is parsed because the help itself is in that language.</summary>
    public Option<string> LanguageOption =>
        new Option<string>("--lang")
        {
            Description = Text("语言：zh 或 en", "Language: zh or en"),
            Recursive = true,
            DefaultValueFactory = _ => English ? "en" : "zh",
        }.AcceptOnlyFromAmong("zh", "en");

    /// <summary>The words in the user's language.</summary>
    public string Text(string chinese, string english) => English ? english : chinese;

    /// <summary>Why a file was refused or doubted, in the user's language.</summary>
    public string Reason(string? code, string? reason) => English ? reason ?? "" : CodeWording.ReasonInChinese(code, reason ?? "");

    /// <summary>What to do about it, in the user's language.</summary>
    public string Remedy(string? code, string? remedy) => English ? remedy ?? "" : CodeWording.RemedyInChinese(code, remedy ?? "");

    /// <summary>A console over <see cref="Out"/> for tables and trees.</summary>
    public IAnsiConsole Console => Open(Out, Colour);

    /// <summary>A console over <see cref="Error"/> for progress.</summary>
    public IAnsiConsole ErrorConsole => Open(Error, Progress);

    /// <summary>
    /// The shell of this process, from its streams, environment and the <c>--lang</c> among its arguments (else <c>CLAUSE_LANG</c>, else
    /// Chinese).
    /// </summary>
    public static Shell OfThisProcess(string[] args)
    {
        var utf8 = new UTF8Encoding(false);
        System.Console.OutputEncoding = utf8;
        string language =
            args.SkipWhile(a => a != "--lang").ElementAtOrDefault(1)
            ?? args.FirstOrDefault(a => a.StartsWith("--lang=", StringComparison.Ordinal))?["--lang=".Length..]
            ?? Environment.GetEnvironmentVariable("CLAUSE_LANG")
            ?? "zh";
        bool english = language == "en",
            plain =
                Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        UseLanguage(english);
        return new Shell(System.Console.Out, System.Console.Error)
        {
            English = english,
            Width = Columns(),
            Colour = !System.Console.IsOutputRedirected && !plain,
            Progress = !System.Console.IsErrorRedirected && !plain,
        };
    }

    private IAnsiConsole Open(TextWriter writer, bool ansi)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = ansi ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = ansi ? InteractionSupport.Yes : InteractionSupport.No,
            }
        );
        console.Profile.Width = Width;
        return console;
    }

    private static int Columns()
    {
        if (
            int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked)
            && asked > 0
        )
            return Math.Clamp(asked, 40, 400);
        return System.Console.IsOutputRedirected || System.Console.WindowWidth is 0
            ? UnknownWidth
            : Math.Clamp(System.Console.WindowWidth, 40, 400);
    }

    /// <summary>The words of System.CommandLine itself; without ICU (invariant globalization) there is only English.</summary>
    private static void UseLanguage(bool english)
    {
        if (!AppContext.TryGetSwitch("System.Globalization.Invariant", out bool invariant) || !invariant)
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en" : "zh-Hans");
    }
}
