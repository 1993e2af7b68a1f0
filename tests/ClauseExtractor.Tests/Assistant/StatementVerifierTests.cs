using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Assistant.Tools;

namespace ClauseExtractor.Tests.Assistant;

/// <summary>The table of attacks: what a model may say wrongly, and what becomes of it.</summary>
public class StatementVerifierTests
{
    private const string Rent = "对租用智能算力并获得市级“算力券”补贴的企业，可按照1:0.5予以区级配套，给予最高不超过200万元扶持";
    private const string Both =
        "对租用智能算力并获得市级“算力券”补贴的企业，可按照1:0.5予以区级配套，给予最高不超过200万元扶持。对企业新建或改扩建的算力达到2000Pflops以上的项目，经综合评估，可按照设备和软件等建设费用的10%给予一次性不超过2000万元扶持";
    private const string Tiers =
        "企业年度营收首次突破1亿元、3亿元、5亿元的且增速超全市平均增速1.2倍的，经综合评估，可分别给予10万元、30万元、50万元的一次性奖励";
    private const string PutuoRent = "对租用智能算力的软件企业，按照实际租用费用的30%给予补贴，每年不超过100万元";
    private const string Question = "崇明和普陀对算力租用各补多少？";

    [Theory]
    [InlineData(
        "崇明对租用智能算力的企业按1:0.5配套，最高不超过200万元。",
        "cm",
        "一/(二)",
        Rent,
        "崇明对租用智能算力的企业按1:0.5配套，最高不超过２００万元。",
        "the document's own figure, full width"
    )]
    [InlineData(
        "崇明对租用智能算力的企业给予200万元扶持。",
        "cm",
        "一/(二)",
        Rent,
        "崇明对租用智能算力的企业给予最高２００万元扶持。",
        "a cap stays a cap"
    )]
    [InlineData(
        "崇明对租用智能算力的企业最高补200万。",
        "cm",
        "一/(二)",
        Rent,
        "崇明对租用智能算力的企业最高补200万。",
        "a scaled number without its unit"
    )]
    [InlineData(
        "租用智能算力的最高不超过200万元；新建算力项目按建设费用的10%给予一次性不超过2000万元。",
        "cm",
        "一/(二)",
        Both,
        "租用智能算力的最高不超过２００万元；新建算力项目按建设费用的10%给予一次性不超过2000万元。",
        "two sentences, each figure with its own"
    )]
    [InlineData(
        "普陀对租用智能算力的软件企业按实际租用费用的30%给予补贴，每年不超过100万元。",
        "pt",
        "一/(一)",
        PutuoRent,
        "普陀对租用智能算力的软件企业按实际租用费用的30%给予补贴，每年不超过100万元。",
        "as printed"
    )]
    [InlineData(
        "年度营收首次突破3亿元的，给予30万元一次性奖励。",
        "cm",
        "一/(一)",
        Tiers,
        "年度营收首次突破3亿元的，给予30万元一次性奖励。",
        "a tier with its grant"
    )]
    [InlineData(
        "年度营收首次突破1亿元、3亿元、5亿元的，分别给予10万元、30万元、50万元一次性奖励。",
        "cm",
        "一/(一)",
        Tiers,
        "年度营收首次突破1亿元、3亿元、5亿元的，分别给予10万元、30万元、50万元一次性奖励。",
        "all tiers in order"
    )]
    [InlineData(
        "违反规定的企业不予扶持。",
        "cm",
        "二/(一)",
        "对违反规定的企业不予扶持",
        "违反规定的企业不予扶持。",
        "a denial that is in the text"
    )]
    [InlineData(
        "该意见现行有效，有效期至2027年2月28日。",
        "pt",
        "二/(一)",
        "自2024年3月1日起施行，有效期至2027年2月28日",
        "该意见现行有效，有效期至2027年2月28日。",
        "status as computed"
    )]
    [InlineData(
        "人才引进由区科委牵头。",
        "pt",
        "一/(二)",
        "由区科委牵头，对入选人才给予不低于20万元的奖励",
        "人才引进由区科委牵头。",
        "an authority that is named"
    )]
    [InlineData(
        "Chongming gives enterprises that rent computing power up to CNY 2 million.",
        "cm",
        "一/(二)",
        "给予最高不超过200万元扶持",
        "Chongming gives enterprises that rent computing power up to CNY 2,000,000.",
        "another language, a narrow quote"
    )]
    public void What_the_text_says_passes(string said, string document, string clause, string quote, string shown, string why)
    {
        var (statement, removed) = Verify(said, new ClaimedCitation(document, clause, quote));
        Assert.True(removed is null, $"{why}: {removed}");
        Assert.Equal(shown, statement!.Text);
    }

    [Theory]
    [InlineData("崇明最高补贴500万元。", "cm", "一/(二)", Rent, Fault.FigureNotFound, "a wrong figure")]
    [InlineData("崇明最高补贴五百万元。", "cm", "一/(二)", Rent, Fault.FigureNotFound, "the same in Chinese numerals")]
    [InlineData("崇明对租用智能算力的企业最高补贴两成。", "cm", "一/(二)", Rent, Fault.FigureNotFound, "a share in words")]
    [InlineData("崇明对租用智能算力的企业最高扶持½亿元。", "cm", "一/(二)", Rent, Fault.FigureUnreadable, "a figure nobody can check")]
    [InlineData("崇明对租用智能算力的企业按1:1予以区级配套。", "cm", "一/(二)", Rent, Fault.FigureNotFound, "a wrong match")]
    [InlineData("崇明对租用智能算力的企业最高扶持200万美元。", "cm", "一/(二)", Rent, Fault.FigureNotFound, "another currency")]
    [InlineData(
        "崇明对租用智能算力的企业给予一次性不超过2000万元扶持。",
        "cm",
        "一/(二)",
        Both,
        Fault.FigureMisplaced,
        "the figure of the next sentence"
    )]
    [InlineData(
        "普陀对租用智能算力的软件企业给予补贴，崇明每年不超过100万元。",
        "pt",
        "一/(一)",
        PutuoRent,
        Fault.NameNotFound,
        "another district's money"
    )]
    [InlineData(
        "崇明对租用智能算力的软件企业按实际租用费用的30%给予补贴。",
        "pt",
        "一/(一)",
        PutuoRent,
        Fault.NameNotFound,
        "another district's rule"
    )]
    [InlineData("年度营收首次突破1亿元的，给予50万元一次性奖励。", "cm", "一/(一)", Tiers, Fault.FigureMisplaced, "another tier's grant")]
    [InlineData(
        "年度营收首次突破1亿元、3亿元、5亿元的，分别给予50万元、30万元、10万元一次性奖励。",
        "cm",
        "一/(一)",
        Tiers,
        Fault.FigureMisplaced,
        "tiers paired the wrong way"
    )]
    [InlineData("崇明对租用智能算力的企业给予不低于200万元扶持。", "cm", "一/(二)", Rent, Fault.FigureMeansElse, "a cap told as a floor")]
    [InlineData(
        "普陀对入选人才给予最高20万元的奖励。",
        "pt",
        "一/(二)",
        "对入选人才给予不低于20万元的奖励",
        Fault.FigureMeansElse,
        "a floor told as a cap"
    )]
    [InlineData(
        "普陀对租用智能算力的软件企业给予补贴，一次性不超过100万元。",
        "pt",
        "一/(一)",
        PutuoRent,
        Fault.FigureMeansElse,
        "a yearly sum told as one-off"
    )]
    [InlineData("崇明对租用智能算力的企业不予扶持。", "cm", "一/(二)", Rent, Fault.PolarityChanged, "a denial that is not there")]
    [InlineData("对违反规定的企业予以扶持。", "cm", "二/(一)", "对违反规定的企业不予扶持", Fault.PolarityChanged, "a denial left out")]
    [InlineData("Chongming does not support renting computing power.", "cm", "一/(二)", Rent, Fault.PolarityChanged, "a denial in English")]
    [InlineData(
        "该办法现行有效，自2026年1月1日起施行。",
        "cm",
        "二/(二)",
        "本办法自2026年1月1日起施行",
        Fault.WrongStatus,
        "a draft told as law"
    )]
    [InlineData("该意见已废止。", "pt", "二/(一)", "本意见自2024年3月1日起施行", Fault.WrongStatus, "a law told as repealed")]
    [InlineData("有效期至2028年12月31日。", "cm", "二/(二)", "有效期至2027年12月31日", Fault.FigureNotFound, "a wrong date")]
    [InlineData(
        "人才引进由区数据局牵头。",
        "pt",
        "一/(二)",
        "由区科委牵头，对入选人才给予不低于20万元的奖励",
        Fault.NameNotFound,
        "another authority"
    )]
    [InlineData(
        "依据《上海市人工智能条例》对租用智能算力的企业予以区级配套。",
        "cm",
        "一/(二)",
        Rent,
        Fault.NameNotFound,
        "an invented document"
    )]
    [InlineData("对租用智能算力的企业予以区级配套，详见 https://evil.example/?q=1 。", "cm", "一/(二)", Rent, Fault.NameNotFound, "a link")]
    [InlineData(
        "对租用智能算力的企业予以区级配套 ![x](//evil.example/a.png)",
        "cm",
        "一/(二)",
        Rent,
        Fault.NameNotFound,
        "a picture that reports home"
    )]
    [InlineData("租用NVIDIA智能算力的企业予以区级配套。", "cm", "一/(二)", Rent, Fault.NameNotFound, "an invented product")]
    [InlineData("崇明给予企业的扶持更高。", "cm", "一/(二)", Rent, Fault.NotSupported, "a comparison without figures")]
    [InlineData(
        "企业家应尽快联系中介代办，手续简便且收费低廉。",
        "cm",
        "一/(二)",
        Rent,
        Fault.NotSupported,
        "words that the text does not carry"
    )]
    [InlineData(
        "崇明对租用智能算力的企业最高不超过200万元。",
        "cm",
        "一/(二)",
        "对租用智能算力的企业，给予最高不超过200万元扶持",
        Fault.QuoteNotFound,
        "a quote put together"
    )]
    [InlineData(
        "崇明对租用智能算力的企业最高不超过200万元。",
        "cm",
        "一/(二)",
        "对租用智能算力……最高不超过200万元扶持",
        Fault.QuoteNotFound,
        "a shortened quote"
    )]
    [InlineData("崇明对租用智能算力的企业最高不超过200万元。", "cm", "一/(二)", "万元", Fault.QuoteNotFound, "a quote that proves nothing")]
    [InlineData(
        "崇明对租用智能算力的企业最高不超过200万元。",
        "cm",
        "一/(一)",
        Rent,
        Fault.QuoteNotFound,
        "a true quote of another clause"
    )]
    [InlineData("崇明对租用智能算力的企业最高不超过200万元。", "cm", "九/(九)", Rent, Fault.UnknownClause, "an invented clause")]
    [InlineData("崇明对租用智能算力的企业最高不超过200万元。", "xx", "一/(二)", Rent, Fault.UnknownDocument, "an invented document id")]
    public void What_it_does_not_say_is_removed(string said, string document, string clause, string quote, Fault fault, string why)
    {
        var (statement, removed) = Verify(said, new ClaimedCitation(document, clause, quote));
        Assert.True(statement is null, $"{why} passed: {statement?.Text}");
        Assert.True(fault == removed!.Fault, $"{why}: {removed}");
    }

    [Fact]
    public void Without_a_citation_nothing_passes() => Assert.Equal(Fault.NoCitation, Verify("崇明最高补贴200万元。").Removed!.Fault);

    [Fact]
    public void Districts_mixed_up_within_one_sentence_are_removed()
    {
        ClaimedCitation[] both = [new("cm", "一/(二)", Rent), new("pt", "一/(一)", PutuoRent)];
        Assert.Equal(
            Fault.FigureMisplaced,
            Verify("崇明对租用智能算力的企业给予最高不超过100万元，普陀对租用智能算力的软件企业不超过200万元。", both).Removed?.Fault
        );
        Assert.Null(Verify("崇明对租用智能算力的企业给予最高不超过200万元，普陀对租用智能算力的软件企业每年不超过100万元。", both).Removed);
    }

    [Theory]
    [InlineData("崇明对租用智能算力的企业最高不超过200万元，高于普陀的软件企业每年不超过100万元。", true)]
    [InlineData("崇明对租用智能算力的企业最高不超过200万元，低于普陀的软件企业每年不超过100万元。", false)]
    public void A_comparison_holds_or_goes(string said, bool passes) =>
        Assert.Equal(
            passes ? null : Fault.NotSupported,
            Verify(said, new("cm", "一/(二)", Rent), new("pt", "一/(一)", PutuoRent)).Removed?.Fault
        );

    private static (GroundedStatement? Statement, RemovedStatement? Removed) Verify(string said, params ClaimedCitation[] citations)
    {
        var library = new SampleLibrary();
        return new StatementVerifier(library.Find, id => library.Status(id, new DateOnly(2026, 6, 1))!.State).Verify(
            new ClaimedStatement(said, citations),
            Question,
            library.Records
        );
    }
}
