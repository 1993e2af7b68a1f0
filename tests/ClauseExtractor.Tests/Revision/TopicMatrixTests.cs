using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Policies side by side: one subject a row, the highest amount marked, what has little in common folded.</summary>
public class TopicMatrixTests
{
    [Fact]
    public void Three_policies_meet_by_subject_and_the_highest_amount_is_marked()
    {
        var policies = new[]
        {
            Policy.Of("甲区若干措施", "一、支持租用算力。对租用算力的企业,给予最高100万元补贴。", "二、支持引进人才。对引进人才的企业,给予20万元奖励。"),
            Policy.Of("乙区若干措施", "一、支持引进人才。对引进高层次人才的企业,给予50万元奖励。", "二、支持租用算力。对租用智能算力的企业,给予最高80万元补贴。"),
            Policy.Of("丙区若干措施", "一、支持举办展会。对举办行业展会的单位,给予30万元补助。"),
        };
        var rows = TopicMatrix.Of(policies);
        Assert.Equal(["支持租用算力", "支持引进人才", "支持举办展会"], rows.Where(r => !r.IsWeak).Select(r => r.Subject));
        Assert.Equal([(0, 1000000m, true), (1, 800000m, false)], rows[0].Cells.Select(c => (c.Document, c.Cap!.Value, c.IsBest)));
        Assert.Equal([(0, 200000m, false), (1, 500000m, true)], rows[1].Cells.Select(c => (c.Document, c.Cap!.Value, c.IsBest)));
        Assert.Equal([2], rows[2].Cells.Select(c => c.Document));
        Assert.False(rows[2].Cells[0].IsBest);
    }

    [Fact]
    public void One_policy_or_six_are_no_matrix()
    {
        var policy = Policy.Of("若干措施", "一、支持租用算力。对租用算力的企业,给予最高100万元补贴。");
        Assert.Throws<ArgumentOutOfRangeException>(() => TopicMatrix.Of([policy]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TopicMatrix.Of([policy, policy, policy, policy, policy, policy]));
    }
}
