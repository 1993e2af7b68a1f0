using ClauseExtractor.Cli.Output;

namespace ClauseExtractor.Tests.Cli;

public class CellWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("奖励", 4)]
    [InlineData("（一）", 6)] // full-width brackets
    [InlineData("500万元", 7)]
    [InlineData("𠮷", 2)] // a surrogate pair is one character
    [InlineData("e\u0301", 1)] // a combining accent takes no column
    [InlineData("", 0)]
    public void A_Han_character_takes_two_columns(string text, int width) => Assert.Equal(width, CellWidth.Of(text));

    [Theory]
    [InlineData("给予最高不超过500万元扶持", 12, "给予最高不超|过500万元扶|持")]
    [InlineData("给予一次性不超过500万元", 18, "给予一次性不超过|500万元")] // a number stays whole
    [InlineData("对新设立的企业，给予奖励", 14, "对新设立的企|业，给予奖励")] // no line begins with a comma
    [InlineData("企业获得“算力券”补贴", 9, "企业获得|“算力券”|补贴")] // no line ends with an opening quote
    [InlineData("chongming-2025-draft.txt", 12, "chongming-|2025-|draft.txt")] // file names part at their hyphens
    [InlineData("一\n二", 10, "一|二")]
    [InlineData("", 10, "")]
    public void Lines_break_where_Chinese_may_be_broken(string text, int width, string lines) =>
        Assert.Equal(lines.Split('|'), CellWidth.Wrap(text, width));

    [Fact]
    public void No_line_is_wider_than_asked_and_nothing_but_spaces_is_lost()
    {
        var random = new Random(7);
        const string Letters = "对企业，给予500万元（含）“券”。 a-b/1.5%𠮷\n";
        var pool = Letters.EnumerateRunes().Select(r => r.ToString()).ToArray();
        for (int i = 0; i < 2000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pool[random.Next(pool.Length)]));
            int width = random.Next(2, 30);
            var lines = CellWidth.Wrap(text, width);
            Assert.All(lines, line => Assert.InRange(CellWidth.Of(line), 0, width));
            Assert.Equal(
                text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal),
                string.Concat(lines).Replace(" ", "", StringComparison.Ordinal)
            );
        }
    }
}
