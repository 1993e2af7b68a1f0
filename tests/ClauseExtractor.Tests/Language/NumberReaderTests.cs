using System.Globalization;
using ClauseExtractor.Language;
using FsCheck;
using FsCheck.Fluent;

namespace ClauseExtractor.Tests.Language;

/// <summary>A number written in any of its forms reads back.</summary>
public class NumberReaderTests
{
    [Fact]
    public void A_number_in_any_of_its_forms_reads_back() =>
        Prop.ForAll(
                Gen.Choose(0, 11)
                    .SelectMany(digits => Gen.Choose(1, 999_999).Select(n => Math.Max(1, n * (long)Math.Pow(10, digits) / 1_000_000)))
                    .ToArbitrary(),
                n =>
                {
                    foreach (var (form, words) in NumberForms.Of(n))
                        if (NumberReader.Parse(words) != n)
                            throw new InvalidOperationException($"{n} as {form} ({words}) reads as {NumberReader.Parse(words)}");
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_before_its_currency_reads_back() =>
        Prop.ForAll(
                Gen.Choose(1, 99_999_999).ToArbitrary(),
                n =>
                {
                    foreach (var (form, words) in NumberForms.Of(n))
                    {
                        string text = words + "元";
                        if (
                            !NumberReader.TryRead(text, 0, out var number)
                            || MoneyReader.Behind(text, number) is not { Currency: "CNY" } money
                            || money.Value != n
                            || money.End != text.Length
                        )
                            throw new InvalidOperationException($"{n} as {form} ({text}) is not read as that sum");
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    // Digits with units between them.
    [InlineData("13万2千", "132000")]
    [InlineData("2千5百", "2500")]
    [InlineData("3千5百万", "35000000")]
    [InlineData("1亿2000万", "120000000")]
    [InlineData("100万零5000", "1005000")]
    [InlineData("1万亿", "1000000000000")]
    // Chinese numerals: the last unit left unsaid, points, 廿, bank forms.
    [InlineData("一百五", "150")]
    [InlineData("一百零五", "105")]
    [InlineData("三千五", "3500")]
    [InlineData("一万五千", "15000")]
    [InlineData("一点二亿", "120000000")]
    [InlineData("十五点八万", "158000")]
    [InlineData("零点五万", "5000")]
    [InlineData("廿五", "25")]
    [InlineData("二〇二五", "2025")]
    [InlineData("贰佰伍拾万", "2500000")]
    // A private-use character between digits is a point; a raised mark before 万 is none of the number.
    [InlineData("7\uE0105", "7.5")]
    [InlineData("20²万", "200000")]
    public void The_form_reads_as(string words, string value) =>
        Assert.Equal(value, NumberReader.Parse(words)?.ToString("0.######", CultureInfo.InvariantCulture));

    [Theory]
    // The next part would not be smaller: two numbers.
    [InlineData("50万20万", 3)]
    [InlineData("20万2023年", 3)]
    [InlineData("2020,300", 4)]
    // 九点三十分 is a time, 队伍 and 大陆 are words.
    [InlineData("九点三十分", 1)]
    [InlineData("伍建设", 0)]
    [InlineData("陆家嘴", 0)]
    [InlineData("百强", 0)]
    [InlineData("万一", 0)]
    public void The_number_ends(string text, int end) => Assert.Equal(end, NumberReader.TryRead(text, 0, out var number) ? number.End : 0);

    [Fact]
    public void A_guessed_point_is_told() =>
        Assert.True(NumberReader.TryRead("0\uE01003元", 0, out var number) && number is { Doubtful: true, Value: 0.03m });
}
