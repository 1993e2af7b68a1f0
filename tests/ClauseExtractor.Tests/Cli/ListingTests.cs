using System.Text.Json.Nodes;
using ClauseExtractor.Cli;
using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Tests.Cli;

public class ListingTests
{
    private sealed record Row(string Name, decimal? Amount);

    private static readonly Row[] Rows =
    [
        new("对获得市级“算力券”补贴的企业，按照1:0.5予以区级配套，给予最高不超过200万元扶持", 2000000),
        new("简短", null),
    ];

    private static readonly Column<Row>[] Columns =
    [
        new("name", "名称", r => r.Name) { Weight = 1 },
        new("amount", "金额", r => r.Amount) { Right = true },
        new("hidden", "", r => r.Name.Length) { Hidden = true },
    ];

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    public void A_table_fits_its_width_and_its_columns_line_up(int width)
    {
        string[] lines = Print(OutputFormat.Table, width).TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.InRange(CellWidth.Of(line), 1, width));
        // The right column ends where the rule under the headings ends.
        Assert.EndsWith("2000000", lines[2], StringComparison.Ordinal);
        Assert.Equal(CellWidth.Of(lines[1]), CellWidth.Of(lines[2]));
        Assert.Equal(CellWidth.Of(lines[1]), CellWidth.Of(lines[0]));
        Assert.DoesNotContain("hidden", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_there_is_no_colour() => Assert.DoesNotContain('\e', Print(OutputFormat.Table, 80));

    [Fact]
    public void A_control_character_of_a_document_does_not_reach_the_terminal()
    {
        using StringWriter output = new();
        Listing.Print(new Shell(output, TextWriter.Null), OutputFormat.Table, [new Row("坏\e[31m标题\r", 1)], Columns);
        Assert.DoesNotContain('\e', output.ToString());
        Assert.DoesNotContain("\r坏", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_every_column_with_its_type()
    {
        var rows = JsonNode.Parse(Print(OutputFormat.Json, 80))!.AsArray();
        Assert.Equal(2000000, rows[0]!["amount"]!.GetValue<decimal>());
        Assert.Null(rows[1]!["amount"]);
        Assert.Equal(2, rows[1]!["hidden"]!.GetValue<int>());
    }

    [Fact]
    public void Csv_has_a_heading_and_a_line_a_row() => Assert.Equal(3, Print(OutputFormat.Csv, 80).TrimEnd('\n').Split('\n').Length);

    private static string Print(OutputFormat format, int width)
    {
        using StringWriter output = new() { NewLine = "\n" };
        Listing.Print(new Shell(output, TextWriter.Null) { Width = width }, format, Rows, Columns);
        return output.ToString();
    }
}
