using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Wording;

namespace ClauseExtractor.Tests.Wording;

/// <summary>Figures of benefits in words: short for a column, in full for a phrase, in both languages.</summary>
public class BenefitTextTests
{
    private static readonly Span Nowhere = new(0, 1, null, "元");

    [Theory]
    [InlineData("5000000", "500万元", "¥5,000,000")]
    [InlineData("25000", "2.5万元", "¥25,000")]
    [InlineData("12345", "12345元", "¥12,345")] // 1.2345万元 would be read less well
    [InlineData("1500000000000", "15000亿元", "¥1,500,000,000,000")]
    [InlineData("123456789", "123456789元", "¥123,456,789")]
    [InlineData("0.5", "0.5元", "¥0.5")]
    public void Money_is_said_as_people_say_it(string yuan, string chinese, string english)
    {
        decimal amount = decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(chinese, ValueText.Money(ReportLanguage.Chinese, amount));
        Assert.Equal(english, ValueText.Money(ReportLanguage.English, amount));
    }

    [Theory]
    [InlineData(Bound.UpTo, Per.Once, null, "≤300万元/一次性", "最高 300万元（一次性）", "up to ¥3,000,000 once")]
    [InlineData(Bound.Exact, null, null, "300万元", "300万元", "¥3,000,000")]
    [InlineData(Bound.AtLeast, Per.Year, null, "≥300万元/年", "不低于 300万元（每年）", "at least ¥3,000,000 a year")]
    [InlineData(Bound.Exact, Per.Item, "亩", "300万元/亩", "300万元（每亩）", "¥3,000,000 each 亩")]
    [InlineData(Bound.Between, Per.Recipient, null, "100万元—300万元/户", "100万元–300万元（每户）", "¥1,000,000–¥3,000,000 a recipient")]
    public void A_cap_says_its_bound_and_what_it_is_counted_by(
        Bound bound,
        Per? per,
        string? unit,
        string brief,
        string full,
        string english
    )
    {
        var cap = new Cap(3000000, bound == Bound.Between ? 1000000 : null, "CNY", bound, per, unit, Nowhere);
        Assert.Equal(
            [brief, full, english],
            [
                BenefitText.Cap(cap, ReportLanguage.Chinese, FigureStyle.Brief),
                BenefitText.Cap(cap, ReportLanguage.Chinese, FigureStyle.Full),
                BenefitText.Cap(cap, ReportLanguage.English, FigureStyle.Full),
            ]
        );
    }

    [Fact]
    public void Every_value_of_a_closed_list_has_a_name_in_both_languages()
    {
        Enum[] values =
        [
            .. new[]
            {
                typeof(Bound),
                typeof(Per),
                typeof(Comparator),
                typeof(OwnerRole),
                typeof(ProvisionKind),
                typeof(Genre),
                typeof(DocumentStage),
            }.SelectMany(t => Enum.GetValues(t).Cast<Enum>()),
        ];
        Assert.All(
            values,
            v =>
                Assert.True(
                    ValueNames.Of(v, ReportLanguage.Chinese).Any(c => c > 0x4e00)
                        && ValueNames.Of(v, ReportLanguage.English).All(char.IsAscii),
                    $"{v.GetType().Name}.{v}"
                )
        );
    }

    [Theory]
    [InlineData("caps[0].bound", "upTo", "最高")]
    [InlineData("caps[1].per", "quarter", "每季")]
    [InlineData("stage", "issued", "正式")]
    [InlineData("genre", "measures", "措施")]
    public void What_a_reviewer_reads_he_can_write(string field, string code, string said)
    {
        Assert.Equal(said, FieldValues.Say(field, code, ReportLanguage.Chinese));
        Assert.Equal(code, FieldValues.Read(field, said));
    }

    [Fact]
    public void A_rate_says_its_base() =>
        Assert.Equal(
            "项目投资的≤30%",
            BenefitText.Rate(new Rate(0.3m, null, Bound.UpTo, "项目投资", Nowhere), ReportLanguage.Chinese, FigureStyle.Brief)
        );
}
