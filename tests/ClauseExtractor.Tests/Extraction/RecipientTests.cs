using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

public class RecipientTests
{
    [Theory]
    [InlineData("对上年度营业收入首次突破1亿元的软件企业，给予50万元奖励。", "软件企业", "the phrase at the end of the condition")]
    [InlineData("企业招用毕业生并签订合同的，按每人1000元给予补贴。", "企业", "the subject that acts in it")]
    [InlineData("支持旅行社组织游客入境，给予最高20万元奖励。", "旅行社", "behind 支持")]
    [InlineData("高层次人才（团队）在本市落地转化项目的，给予100万元资助。", "高层次人才（团队）", "its bracket belongs to it")]
    [InlineData("对首次上市的企业奖励300万元，其中在境外上市的，再奖励50万元。", "企业", "who the sentence spoke of before")]
    [InlineData("每亩补贴50元。", null, "nobody is named")]
    public void The_last_row_is_for(string sentence, string? expected, string reason)
    {
        var record = new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes($"某市扶持措施\n第一条 {sentence}\n")));
        Assert.True(expected == record.Benefits[^1].Beneficiary, $"{reason}: {record.Benefits[^1].Beneficiary}");
    }
}
