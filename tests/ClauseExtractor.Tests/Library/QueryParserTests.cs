using ClauseExtractor.Json;
using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Tests.Library;

public class QueryParserTests
{
    private static readonly QueryParser Parser = new(
        new Thesaurus(["软信业 ~ 软件和信息服务业", "科委 ~ 科学技术委员会", "office space ~ office > 办公场地"])
    );

    [Theory]
    [InlineData("算力 补贴", "+算力 +补贴", "words must all stand")]
    [InlineData("算力 -数据中心", "+算力 -数据中心", "a minus shuts out")]
    [InlineData("奖励|补贴 算力", "+奖励/补贴 +算力", "either")]
    [InlineData("奖励 | 补贴", "+奖励/补贴", "either, with spaces")]
    [InlineData("奖励 OR 补贴", "+奖励/补贴", "either, in the English way")]
    [InlineData("“软信业”", "+软信业", "quoted words are not widened")]
    [InlineData("软信业", "+软信业/软件和信息服务业", "the thesaurus widens")]
    [InlineData("市科委", "+市科委/市科学技术委员会", "and a word within a word")]
    [InlineData("-软信业 企业", "+企业 -软信业", "what is shut out is not widened")]
    [InlineData("cap>=200万", "Cap>=2000000", "an amount")]
    [InlineData("上限≥200万", "Cap>=2000000", "in Chinese")]
    [InlineData("ｃａｐ：２００万", "Cap:2000000", "full width")]
    [InlineData("cap:100万..500万", "Cap>=1000000 Cap<=5000000", "a range")]
    [InlineData("cap:..500万", "Cap<=5000000", "a range without a beginning")]
    [InlineData("rate>=30%", "Rate>=0.3", "a rate")]
    [InlineData("rate>=三成", "Rate>=0.3", "a rate in words")]
    [InlineData("rate>=百分之三十", "Rate>=0.3", "a rate in words that open it")]
    [InlineData("rate:一半", "Rate:0.5", "a half")]
    [InlineData("rate:1/2", "Rate:0.5", "a fraction")]
    [InlineData("kind:奖励|补贴", "Kind:奖励 Kind:补贴", "several values, parted as words are")]
    [InlineData("比例>0.3", "Rate>0.3", "a share")]
    [InlineData("match:1:0.5", "Match:0.5", "a ratio")]
    [InlineData("owner:市经济信息化委,市财政局", "Owner:市经济信息化委 Owner:市财政局", "several values")]
    [InlineData("-owner:市财政局", "!Owner:市财政局", "a filter that shuts out")]
    [InlineData("title:\"若干 措施\"", "Title:若干 措施", "a value in quotation marks")]
    [InlineData("in-force:2026-03-01", "InForce:2026-03-01", "a day")]
    [InlineData("expires<2027", "Expires<2027", "a year")]
    [InlineData("施行:2026年3月", "Effective:2026年3月", "a month in Chinese")]
    [InlineData("stage:征求意见稿", "Stage:Draft", "a stage in Chinese")]
    [InlineData("status:in-force", "Status:InForce", "a state")]
    [InlineData("附件:申请表", "+申请表 ?附件", "a name of no filter is told, and what stands behind it is a word")]
    [InlineData("算力 foo:bar", "+算力 +bar ?foo", "in English, too")]
    [InlineData("https://a.example", "+https://a.example", "an address is no filter")]
    [InlineData("有效期至:2026 到期<2027 until>2025", "Expires:2026 Expires<2027 Expires>2025", "the labels of the page")]
    [InlineData("发文:2025-03", "Issued:2025-03", "a day behind 发文 is the day of issue")]
    [InlineData("发文:市政府", "Issuer:市政府", "an office behind it the issuer")]
    [InlineData("房租或租金", "+房租/租金", "either, in Chinese, without spaces")]
    [InlineData("房租 或 租金 or 房价", "+房租/租金/房价", "either, with spaces")]
    [InlineData("不可或缺", "+不可或缺", "a word that has 或 in it")]
    [InlineData("研发 百分之十", "+研发 +百分之十/10%", "a share in both writings")]
    [InlineData("25%", "+25%/百分之二十五", "the other way round")]
    [InlineData("support office space", "+support +office space/办公场地", "an entry of several words")]
    [InlineData("a-b", "+a-b", "a hyphen within a word shuts nothing out")]
    public void A_query_means(string query, string expected, string why) => Assert.True(Show(query) == expected, $"{why}: {Show(query)}");

    [Theory]
    [InlineData("算力 cap>=abc", 8, 3, "the value")]
    [InlineData("owner>市财政局", 5, 1, "the operator")]
    [InlineData("算力 cap>=", 3, 5, "the filter without its value")]
    [InlineData("算力 \"补贴", 3, 1, "the quotation mark")]
    [InlineData("rate>=三成的", 6, 3, "more than a rate")]
    [InlineData("rate>=八折", 6, 2, "what remains to be paid is no rate")]
    [InlineData("kind:奖励|", 0, 8, "the value behind the stroke")]
    [InlineData("in-force:2026-13-40", 9, 10, "the date")]
    [InlineData("owner:市财政局,", 0, 11, "the empty value")]
    [InlineData("算力 ，。", 3, 2, "the word of marks only")]
    [InlineData("stage:3", 6, 1, "a number is no stage")]
    public void An_error_points_at(string query, int start, int length, string why)
    {
        var error = Assert.Throws<QuerySyntaxException>(() => Parser.Parse(query));
        Assert.True((error.Start, error.Length) == (start, length), $"{why}: {error.Start}+{error.Length} {error.Message}");
        Assert.NotEmpty(error.Chinese);
    }

    [Theory]
    [InlineData("500万", 5_000_000)]
    [InlineData("500 万元", 5_000_000)]
    [InlineData("五百万元", 5_000_000)]
    [InlineData("0.05亿元", 5_000_000)]
    [InlineData("5百万", 5_000_000)]
    [InlineData("5,000,000元", 5_000_000)]
    [InlineData("１.５亿", 150_000_000)]
    [InlineData("两千元", 2000)]
    [InlineData("十万", 100_000)]
    [InlineData("二十五万元", 250_000)]
    public void An_amount_has_its_value(string text, decimal value) => Assert.Equal(value, FigureMentions.Parse(text));

    [Theory]
    [InlineData("10—30万元", "100000 300000", "both ends of a range")]
    [InlineData("分别给予500万元、1000万元奖励", "5000000 10000000", "a list")]
    [InlineData("500、1000万元", "5000000 10000000", "a list with one unit")]
    [InlineData("2025年首次突破2000万", "20000000", "a year is no amount")]
    [InlineData("增长20%", "", "nor is a rate")]
    [InlineData("3人以上、500万元", "5000000", "nor a count")]
    [InlineData("99999999999999999999999999亿", "", "what no number holds is passed over")]
    public void Amounts_in_a_sentence(string text, string values, string why) =>
        Assert.True(string.Join(' ', FigureMentions.Find(text).Select(f => CsvFile.Print(f.Value))) == values, why);

    [Theory]
    [InlineData("服务100万人", "1000000人", "people are no yuan")]
    [InlineData("吸引外资500 万美元", "5000000美元", "nor are dollars")]
    [InlineData("产量10—30万吨", "100000吨 300000吨", "a range of what is counted")]
    [InlineData("奖励100万，服务1000万人次", "1000000 10000000人次", "one of each")]
    [InlineData("折合50万人民币", "500000", "money by its full name")]
    [InlineData("给予50万人才补贴", "500000", "a word that begins like a counter")]
    public void A_figure_has_its_unit(string text, string keys, string why) =>
        Assert.True(string.Join(' ', FigureMentions.Find(text).Select(f => f.Key)) == keys, why);

    [Theory]
    [InlineData(201, " ")]
    [InlineData(1200, " ")]
    [InlineData(300, "|")]
    [InlineData(5000, "")]
    public void A_query_too_long_for_the_index_is_refused(int words, string between) =>
        Assert.Throws<QuerySyntaxException>(() => Parser.Parse(string.Join(between, Enumerable.Range(0, words).Select(i => "词" + i))));

    [Fact]
    public void A_repeated_word_is_asked_for_once() =>
        Assert.Equal(Show("算力 补贴"), Show(string.Join(' ', Enumerable.Repeat("算力 补贴", 300))));

    [Fact]
    public void Every_field_has_a_name_and_every_name_reads() =>
        Assert.All(Enum.GetValues<QueryField>(), field => Assert.Equal(field, QueryFields.Find(QueryFields.NameOf(field))));

    [Fact]
    public void A_line_of_one_word_is_no_group_of_a_thesaurus() =>
        Assert.Contains(
            "Line 2",
            Assert.Throws<FormatException>(() => new Thesaurus(["# words", "算力券"])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_products_own_thesaurus_knows_the_words_of_the_trade()
    {
        Assert.Contains("智能算力", Thesaurus.Standard.Widen("算力券"));
        Assert.Contains("软件和信息技术服务业", Thesaurus.Standard.Widen("软信业"));
        Assert.Contains("首版次", Thesaurus.Standard.Widen("首台套"));
        Assert.Contains("社会保险补贴", Thesaurus.Standard.Widen("社保补贴"));
        Assert.Contains("首次", Thesaurus.Standard.Widen("第一次"));
        Assert.Contains("房租", Thesaurus.Standard.Widen("租房"));
        Assert.Contains("养老机构", Thesaurus.Standard.Widen("养老院"));
        Assert.DoesNotContain("养老院", Thesaurus.Standard.Widen("养老机构"));
        // 企业 is only found by other words: it hides none that stands beside it.
        Assert.Contains("外商投资企业", Thesaurus.Standard.Widen("外资企业"));
    }

    private static string Show(string text)
    {
        var query = Parser.Parse(text);
        var parts = query
            .Text.Required.Select(g => "+" + string.Join('/', g.AnyOf.Select(t => t.Words)))
            .Concat(query.Text.Excluded.Select(g => "-" + string.Join('/', g.AnyOf.Select(t => t.Words))))
            .Concat(query.Unknown.Select(u => "?" + u.Name))
            .Concat(
                query.Filters.Select(f =>
                    (f.Excluded ? "!" : "") + f.Field + Sign(f.Operator) + (f.Value.Number is { } n ? CsvFile.Print(n) : f.Value.Text)
                )
            );
        return string.Join(' ', parts);
    }

    private static string Sign(FilterOperator op) =>
        op switch
        {
            FilterOperator.AtLeast => ">=",
            FilterOperator.Above => ">",
            FilterOperator.AtMost => "<=",
            FilterOperator.Below => "<",
            _ => ":",
        };
}
