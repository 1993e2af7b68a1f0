using System.CommandLine;
using System.Text.RegularExpressions;
using ClauseExtractor.Cli;
using ClauseExtractor.Tests.Architecture;

namespace ClauseExtractor.Tests.Docs;

/// <summary>The units, the compose file and the commands of docs/operating.md name only what the product and the repository have.</summary>
public partial class OperatingTests
{
    private static readonly string Text = Sources.Read("docs/operating.md");

    [Fact]
    public void Every_command_line_is_one_that_the_program_takes()
    {
        var root = ClauseApp.Create(new Shell(TextWriter.Null, TextWriter.Null));
        var lines = Commands()
            .Matches(Text)
            .Select(m => m.Groups["arguments"].Value.Replace("\\\n", " ", StringComparison.Ordinal))
            .ToList();
        // The unit's, the worker's in its unit, and both of the compose file.
        Assert.Contains("serve --team --public-url https://policies.example", lines);
        Assert.Contains("work --parallel 2", lines);
        Assert.Contains("serve --team --public-url https://policies.example --address 0.0.0.0", lines);
        Assert.Contains("work", lines);
        Assert.True(lines.Count >= 6, string.Join('\n', lines));
        Sources.AssertNone(
            lines.Where(line => root.Parse(Words().Matches(line).Select(w => w.Value).ToArray()).Errors.Count > 0),
            "Command lines that the program refuses"
        );
    }

    [Fact]
    public void Every_environment_name_and_every_file_is_one_that_there_is()
    {
        string code = string.Concat(Sources.Files("src", "*.cs").Select(Sources.Read));
        Sources.AssertNone(
            Environment()
                .Matches(Text)
                .Select(m => m.Value)
                .Distinct()
                .Where(name => !code.Contains($"\"{name}\"", StringComparison.Ordinal)),
            "Environment names that the product does not know"
        );
        Sources.AssertNone(
            Scripts().Matches(Text).Select(m => m.Value).Distinct().Where(path => !File.Exists(Path.Combine(Sources.Root, path))),
            "Scripts that are not there"
        );
    }

    [Fact]
    public void Every_table_that_rights_are_taken_from_is_one_of_the_schema()
    {
        var tables = Regex.Match(Text, "REVOKE ALL ON (?<tables>.*) FROM").Groups["tables"].Value.Split(", ");
        string schema = Sources.Read("src/ClauseExtractor.Library/Storage/PostgresSchema.cs");
        Assert.Contains("protection_keys", tables);
        Sources.AssertNone(
            tables.Where(t => !schema.Contains($"CREATE TABLE {t}(", StringComparison.Ordinal)),
            "Tables that are not there"
        );
    }

    /// <summary>What stands behind the program's name on a line of its own, in a unit, or in the compose file.</summary>
    [GeneratedRegex(
        """
            (^[ ]{4}([A-Z_]+=\S+[ ])?(dotnet[ ]/opt/clause/clause\.dll|clause)[ ]|ExecStart=/usr/bin/clause[ ]|^[ ]{4}command:[ ])(?<arguments>[a-z]+([^`\n\#\\]|\\\n)*)
            """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Commands();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();

    [GeneratedRegex("CLAUSE_[A-Z_]+")]
    private static partial Regex Environment();

    [GeneratedRegex(@"(?<![\w/])eng/[a-z-]+\.(sh|sql)")]
    private static partial Regex Scripts();
}
