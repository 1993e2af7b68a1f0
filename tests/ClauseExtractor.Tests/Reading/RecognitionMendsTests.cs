using ClauseExtractor.Reading;
using ClauseExtractor.Reading.Paged;

namespace ClauseExtractor.Tests.Reading;

/// <summary>
/// Of what recognition got wrong only that is mended which the language makes certain, the old words are kept, and digits are never
/// touched.
/// </summary>
public class RecognitionMendsTests
{
    [Theory]
    [InlineData("沪府办规【2025】4号", "沪府办规〔2025〕4号")]
    [InlineData("普科合规范〔2024】3号", "普科合规范〔2024〕3号")]
    [InlineData("皖政〔2023]13号", "皖政〔2023〕13号")]
    [InlineData("财税（2023）13号", "财税（2023）13号")] // may have been printed so
    [InlineData("【2025】年度申报指南", "【2025】年度申报指南")]
    [InlineData("【政策解读】2025年4号", "【政策解读】2025年4号")]
    [InlineData("按10%一30%给予补贴", "按10%—30%给予补贴")]
    [InlineData("按10%、一次性给予", "按10%、一次性给予")]
    [InlineData("比例为5.5%一7.5％", "比例为5.5%—7.5％")]
    public void A_line_is_mended_where_it_is_certain(string read, string expected)
    {
        var line = Assert.Single(RecognitionMends.Mend([new SourceLine(read, 1) { Confidence = 0.9f }]));
        Assert.Equal(expected, line.Text);
        Assert.Equal(read == expected ? 0 : 1, line.Mends.Count);
        foreach (var mend in line.Mends)
            Assert.Equal(read, line.Text[..mend.Start] + mend.Old + line.Text[(mend.Start + mend.New.Length)..]);
        Assert.Equal(string.Concat(read.Where(char.IsDigit)), string.Concat(line.Text.Where(char.IsDigit)));
        // What was not recognised was written so.
        Assert.Equal(read, RecognitionMends.Mend([new SourceLine(read, 1)])[0].Text);
    }

    [Theory]
    [InlineData("（一）甲 （人）乙 （三）丙", "（一）甲 （二）乙 （三）丙")]
    [InlineData("一、甲 工、乙 三、丙", "一、甲 二、乙 三、丙")]
    [InlineData("（一）甲 （人）乙 （四）丙", "（一）甲 （人）乙 （四）丙")]
    [InlineData("（一）甲 （2）乙 （三）丙", "（一）甲 （2）乙 （三）丙")]
    public void A_label_is_mended_by_those_beside_it(string lines, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                RecognitionMends
                    .Mend([.. lines.Split(' ').Select(text => new SourceLine(text, 1) { Confidence = 0.9f })])
                    .Select(line => line.Text)
            )
        );

    [Theory]
    [InlineData("1.甲 2.乙 3，丙 4、丁 5．戊 6.己", "1.甲 2.乙 3.丙 4.丁 5．戊 6.己")]
    [InlineData("1、甲 2、乙 一，续 3.丙 4、丁", "1、甲 2、乙 一，续 3、丙 4、丁")] // a number of another kind between them
    [InlineData("一、甲 二，乙 三、丙", "一、甲 二、乙 三、丙")]
    [InlineData("1.甲 2.乙 3、丙 4、丁", "1.甲 2.乙 3、丙 4、丁")] // may have been printed so
    [InlineData("1.甲 2.乙 5，续行", "1.甲 2.乙 5，续行")] // the middle of a sentence
    [InlineData("1.甲 2，乙", "1.甲 2，乙")] // too few
    [InlineData("1.甲 2.乙 3.5万元", "1.甲 2.乙 3.5万元")]
    public void The_mark_of_a_label_is_mended_by_its_row(string lines, string expected)
    {
        var read = lines.Split(' ').Select(text => new SourceLine(text, 1) { Confidence = 0.9f }).ToList();
        var mended = RecognitionMends.Mend(read);
        Assert.Equal(expected, string.Join(' ', mended.Select(line => line.Text)));
        Assert.All(mended.SelectMany(line => line.Mends), mend => Assert.Equal(MendReason.Label, mend.Reason));
        Assert.Equal(
            lines,
            string.Join(' ', RecognitionMends.Mend([.. read.Select(line => line with { Confidence = null })]).Select(line => line.Text))
        );
    }

    [Fact]
    public void A_number_that_stands_elsewhere_is_no_label_of_the_row()
    {
        var lines = ((string, double)[])[("1.甲", 100), ("2.乙", 100), ("3，4号楼", 80), ("3，丙", 100)];
        var mended = RecognitionMends.Mend([
            .. lines.Select(line => new SourceLine(line.Item1, 1)
            {
                Confidence = 0.9f,
                FontSize = 10,
                Box = new Box(line.Item2, 0, 300, 10),
            }),
        ]);
        Assert.Equal(["1.甲", "2.乙", "3，4号楼", "3.丙"], mended.Select(line => line.Text));
    }

    [Fact]
    public void A_row_over_a_figure_that_was_hard_to_read_is_never_sure()
    {
        const string words = "一、对年营业收入首次超过1亿元的软件企业，给予50万元的一次性奖励。";
        double read = Confidence(),
            sum = Confidence(words.IndexOf('5', StringComparison.Ordinal)),
            other = Confidence(words.IndexOf('软', StringComparison.Ordinal));
        Assert.True(read >= 0.95);
        Assert.Equal(read, other);
        Assert.True(sum < 0.9);

        static double Confidence(params int[] faint) =>
            Assert
                .Single(
                    PolicyPipeline
                        .Run(
                            new SourceDocument(
                                new SourceInfo("scan.pdf", new string('0', 64), "application/pdf", "ocr"),
                                [new SourceLine("某市若干措施", 1), new SourceLine(words, 1) { Confidence = 0.98f, Faint = faint }]
                            )
                        )
                        .Benefits
                )
                .Confidence;
    }

    [Fact]
    public void The_record_keeps_the_old_words_at_the_place_of_the_new()
    {
        var lines = RecognitionMends.Mend([
            .. ((string[])["某市若干措施", "某府办规【2025】4号", "一、对企业给予不超过50万元的奖励。"]).Select(text => new SourceLine(
                text,
                1
            )
            {
                Confidence = 0.9f,
            }),
        ]);
        var record = PolicyPipeline.Run(
            new SourceDocument(new SourceInfo("scan.pdf", new string('0', 64), "application/pdf", "ocr"), lines)
        );
        var mended = Assert.Single(record.Mended!);
        Assert.Equal((1, "【2025】", "〔2025〕", MendReason.DocumentNumber), (mended.Page, mended.Old, mended.New, mended.Reason));
        Assert.Equal("〔2025〕", record.Text[mended.Span.Start..mended.Span.End]);
        Assert.Contains(
            "\"reason\": \"documentNumber\"",
            System.Text.Encoding.UTF8.GetString(ClauseExtractor.Json.RecordJson.Write(record)),
            StringComparison.Ordinal
        );
    }
}
