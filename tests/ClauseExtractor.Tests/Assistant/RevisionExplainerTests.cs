using ClauseExtractor.Assistant.Explaining;
using ClauseExtractor.Assistant.Grounding;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;
using ClauseExtractor.Wording;
using static ClauseExtractor.Tests.Assistant.ScriptedEndpoint;

namespace ClauseExtractor.Tests.Assistant;

public class RevisionExplainerTests
{
    private static readonly PolicyRecord Old = Read(
        "扶持办法\n一、扶持内容\n（一）支持算力使用。对租用智能算力的企业，给予最高不超过200万元补贴。\n（二）支持展会。对举办展会的企业，给予一次性不超过50万元奖励。\n"
    );
    private static readonly PolicyRecord New = Read(
        "扶持办法\n一、扶持内容\n（一）支持算力使用。对租用智能算力的企业，给予最高不超过300万元补贴。\n（二）支持展会。对举办展会的企业，给予一次性不超过50万元奖励。\n"
    );
    private static readonly RevisionRecord Revision = PolicyComparer.Compare(Old, New);

    [Fact]
    public async Task A_sentence_that_tells_its_facts_stands()
    {
        var explanation = await Explain("一/(一)中租用智能算力的补贴上限由200万元提高到300万元。", 0);
        Assert.Equal("一/(一)中租用智能算力的补贴上限由200万元提高到300万元。", Assert.Single(explanation.Sentences).Text);
        Assert.True(explanation.Sentences[0].ByModel);
    }

    [Theory]
    [InlineData("补贴上限由200万元提高到500万元。", 0, Fault.FigureNotFound, "a wrong new value")]
    [InlineData("补贴上限由300万元降低到200万元。", 0, Fault.FigureMisplaced, "the wrong way round")]
    [InlineData("租用智能算力的补贴由200万元降低到300万元。", 0, Fault.FigureMisplaced, "up told as down")]
    [InlineData("新增对租用智能算力的企业最高不超过300万元补贴。", 0, Fault.PolarityChanged, "a change told as new")]
    [InlineData("取消了对租用智能算力的企业的补贴。", 0, Fault.PolarityChanged, "a change told as gone")]
    [InlineData("补贴上限由200万元提高到300万元。", 7, Fault.NoCitation, "a fact that is not there")]
    [InlineData("为应对国际竞争，市科委决定加大投入。", 0, Fault.NameNotFound, "a reason and an authority made up")]
    [InlineData("此举深受业界欢迎，将推动经济腾飞。", 0, Fault.NotSupported, "praise")]
    public async Task A_sentence_that_does_not_gives_way_to_the_product_s_own(string said, int fact, Fault fault, string why)
    {
        var explanation = await Explain(said, fact);
        Assert.True(explanation.Removed.Keys.SequenceEqual([fault]), $"{why}: {string.Join(", ", explanation.Removed)}");
        var own = Assert.Single(explanation.Sentences);
        Assert.False(own.ByModel);
        Assert.Equal("一/(一)：金额由200万元改为300万元。", own.Text);
    }

    [Fact]
    public async Task Without_a_reply_every_fact_is_told_by_the_product()
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Fails(401, "no"));
        using var model = endpoint.Model();
        var explanation = await new RevisionExplainer(model).ExplainAsync(Revision, Old, New);
        Assert.Equal("CE0603", explanation.Stopped?.Code);
        Assert.Equal(Revision.Facts.Count, explanation.Sentences.SelectMany(s => s.Facts).Distinct().Count());
    }

    [Theory]
    [InlineData(FactSubject.Benefit, "caps[0].amount", "2000000", "3000000", "二/(四)：金额由200万元改为300万元。")]
    [InlineData(FactSubject.Benefit, "caps[0].amount", "150000000", "8500", "二/(四)：金额由1.5亿元改为8500元。")]
    [InlineData(FactSubject.Benefit, "rate.value", "0.3", "0.125", "二/(四)：比例由30%改为12.5%。")]
    [InlineData(FactSubject.Benefit, "match", "0.5", "1", "二/(四)：配套比例由1:0.5改为1:1。")]
    [InlineData(FactSubject.Benefit, "caps[0].bound", "UpTo", "AtLeast", "二/(四)：限定方式由不超过改为不低于。")]
    [InlineData(FactSubject.Benefit, "caps[0].per", "Once", "Year", "二/(四)：计次方式由一次性改为每年。")]
    [InlineData(FactSubject.Document, "stage", "Draft", "Issued", "二/(四)：文件阶段由征求意见稿改为正式文件。")]
    [InlineData(FactSubject.Document, "documentNumber", null, "沪府〔2025〕4号", "二/(四)：写明发文字号：“沪府〔2025〕4号”。")]
    [InlineData(FactSubject.Document, "region", "上海市", null, "二/(四)：不再写明适用地区，原为“上海市”。")]
    public void The_product_s_own_words_name_what_changed(FactSubject subject, string field, string? old, string? @new, string words)
    {
        object? Value(string? text) =>
            decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out decimal number) ? number : text;
        Assert.Equal(
            words,
            ChangeSentence.Of(
                new FactChange(subject, FactChangeKind.Changed, "二/(四)", "二/(四)", 0, 0, field, Value(old), Value(@new), null, null)
            )
        );
    }

    private static PolicyRecord Read(string text) =>
        new PolicyPipeline().Run(new ClauseExtractor.Reading.SourceFile("a.txt", System.Text.Encoding.UTF8.GetBytes(text)));

    private static async Task<RevisionExplanation> Explain(string text, int fact)
    {
        Assert.Equal(("caps[0].amount", 1), (Revision.Facts[0].Field, Revision.Facts.Count));
        await using var endpoint = new ScriptedEndpoint(Reply.Says(new { sentences = new[] { new { text, facts = (List<int>)[fact] } } }));
        using var model = endpoint.Model();
        return await new RevisionExplainer(model).ExplainAsync(Revision, Old, New);
    }
}
