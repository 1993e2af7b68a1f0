using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Judging;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>What the judge of rows is told of a row that may have missed something.</summary>
public class RowDoubtTests
{
    [Theory]
    [InlineData("conditionYearPart", "对入驻企业第一年经考核合格的，给予10万元补贴。", "对入驻企业经考核合格的，给予10万元补贴。")]
    [InlineData("conditionPer", "企业每年组织培训的，给予10万元补贴。", "企业组织培训的，给予10万元补贴。")]
    [InlineData("conditionOpensWithMeasure", "达到50亩以上的，奖励2万元。", "种植面积达到50亩以上的，奖励2万元。")]
    [InlineData("conditionRefers", "对上述企业，给予10万元补贴。", "对重点企业，给予10万元补贴。")]
    [InlineData("behindRefers", "对重点企业补贴10万元，另按程序办理。", "对重点企业补贴10万元，按程序办理。")]
    // What its own stretch of the sentence holds that nothing accounts for.
    [InlineData("ownRun4", "对获奖企业奖励5万元暨授予荣誉若干。", "对获奖企业奖励5万元。")]
    [InlineData("bareCeiling", "对老旧船舶每总吨补助600元，提前报废的，合并计算但每艘合计不超过400万元。", "对老旧船舶每总吨补助600元。")]
    [InlineData("onlyOfSentence", "对获奖企业奖励5万元。", "对获奖企业奖励5万元，对获奖个人奖励1万元。")]
    [InlineData("newShape1", "对获奖企业5万元、再次获奖每次另3万元予以奖励或2万元。", "对获奖企业给予5万元奖励。")]
    public void A_doubt_is_told_where_it_stands_and_nowhere_else(string name, string doubtful, string plain)
    {
        Assert.Contains(Vectors(doubtful), v => v[Place(name)] > 0);
        Assert.DoesNotContain(Vectors(plain), v => v[Place(name)] > 0);
    }

    [Fact]
    public void Each_feature_has_a_name_of_its_own() => Assert.Equal(RowFeatures.Names.Count, RowFeatures.Names.Distinct().Count());

    private static int Place(string name) => RowFeatures.Names.Index().Single(n => n.Item == name).Index;

    private static List<float[]> Vectors(string sentence)
    {
        string text =
            "某市支持产业发展若干措施\n一、支持政策\n（一）支持办法按本条执行。" + sentence + "\n（二）本措施由市发展改革委负责解释。\n";
        var tree = ClauseSegmenter.Segment(
            TextLayout.LayOut(new PlainTextReader().Read(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text))))
        );
        var reading = PolicyExtractor.Read(tree);
        return
        [
            .. RowEvidence
                .Read(
                    tree.Text.Folded,
                    reading.Record.Benefits,
                    reading.Hints,
                    FigureAccount.Judge(tree, reading.Record, FigureTagger.Committed),
                    FamiliarWording.Committed
                )
                .OfType<float[]>(),
        ];
    }
}
