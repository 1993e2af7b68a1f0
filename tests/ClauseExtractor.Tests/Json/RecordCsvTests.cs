using System.Text;
using ClauseExtractor.Json;
using ClauseExtractor.Tests.Library;

namespace ClauseExtractor.Tests.Json;

public class RecordCsvTests
{
    [Fact]
    public void Benefits_have_the_columns_of_the_public_format() =>
        Assert.Equal(
            "file, row, title, documentNumber, stage, region, clause, heading, term, beneficiary, condition, tier, amount, lower, "
                + "bound, per, unit, rate, rateBound, rateBase, match, years, instalmentYears, "
                + "procedure, owners, effectiveFrom, effectiveTo, confidence, page, start, end, quote",
            string.Join(", ", RecordCsv.BenefitColumns)
        );

    [Fact]
    public void A_benefit_with_two_caps_gives_two_lines_with_one_row_number()
    {
        var record = new RecordBuilder("某市若干措施", "一、每次不超过50万元，每年不超过300万元的补贴。\n二、给予10万元奖励。")
            .Number("某府〔2025〕1号")
            .Benefit("一", "补贴", b => b.Cap(500_000, "50万元").Cap(3_000_000, "300万元"))
            .Benefit("二", "奖励", b => b.Cap(100_000, "10万元"))
            .Build();

        var lines = Lines(RecordCsv.Benefits([record]));

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("a.txt,1,某市若干措施,某府〔2025〕1号,issued,,一,,补贴,,,,500000,,upTo,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("a.txt,1,某市若干措施,某府〔2025〕1号,issued,,一,,补贴,,,,3000000,,upTo,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("a.txt,2,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_benefit_without_figures_still_has_its_line()
    {
        var record = new RecordBuilder("某市若干措施", "一、按规定给予支持。").Benefit("一", "支持").Build();
        Assert.Equal(2, Lines(RecordCsv.Benefits([record])).Length);
    }

    [Fact]
    public void The_file_starts_with_the_byte_order_mark_that_Excel_needs() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], RecordCsv.Documents([]).Take(3));

    [Theory]
    [InlineData("a,b", "\"a,b\"", "comma")]
    [InlineData("a\"b", "\"a\"\"b\"", "quotation mark")]
    [InlineData("a\nb", "\"a\nb\"", "line feed")]
    [InlineData("=1+2", "'=1+2", "a spreadsheet would run it")]
    [InlineData("@企业", "'@企业", "so would older ones with this")]
    [InlineData("-企业", "'-企业", "and this")]
    [InlineData("-5.5", "-5.5", "a number stays one")]
    [InlineData("奖励，补贴", "奖励，补贴", "a full-width comma parts nothing")]
    public void Cells_are_quoted_where_RFC_4180_asks(string cell, string expected, string why) =>
        Assert.True(
            Encoding.UTF8.GetString(
                CsvFile.Write(
                    ["c"],
                    [
                        [cell],
                    ]
                )
            ) == $"\uFEFFc\n{expected}\n",
            why
        );

    [Fact]
    public void Values_print_as_in_the_record() =>
        Assert.Equal(
            ["0.3", "2025-07-01", "upTo", ""],
            new object?[] { 0.30m, new DateOnly(2025, 7, 1), ClauseExtractor.Extraction.Bound.UpTo, null }.Select(CsvFile.Print)
        );

    private static string[] Lines(byte[] csv) => Encoding.UTF8.GetString(csv).TrimEnd('\n').Split('\n');
}
