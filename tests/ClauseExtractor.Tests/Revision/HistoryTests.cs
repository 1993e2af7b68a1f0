using ClauseExtractor.Revision;
using ClauseExtractor.Revision.History;
using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Tests.Revision;

/// <summary>A policy through its versions, and two policies on one subject.</summary>
public class HistoryTests
{
    private static readonly IReadOnlyList<PolicyVersion> Versions =
    [
        Version(2022, "(一)支持智能算力使用。对租用智能算力的企业,按照实际费用的30%给予补贴,最高不超过200万元。"),
        Version(
            2023,
            "(一)支持人才引进。对新引进高层次人才的企业,给予一次性10万元奖励。",
            "(二)支持智能算力使用。对租用智能算力的企业,按照实际费用的30%给予补贴,最高不超过100万元。"
        ),
        Version(
            2024,
            "(一)支持人才引进。对新引进高层次人才的企业,给予一次性10万元奖励。",
            "(二)支持智能算力使用。对租用智能算力的企业,按照实际费用的50%给予补贴,最高不超过100万元。"
        ),
    ];

    [Fact]
    public void A_clause_is_followed_under_its_other_numbers()
    {
        var steps = ClauseHistory.Of(Versions, "一/(二)");
        Assert.Equal(["一/(一)", "一/(二)", "一/(二)"], steps.Select(s => s.Path));
        Assert.Equal([null, ChangeKind.Reworded, ChangeKind.Reworded], steps.Select(s => s.Change));
        Assert.Equal(["", "caps[0].amount", "rate.value"], steps.Select(s => string.Join(' ', s.Facts.Select(f => f.Field))));
    }

    [Fact]
    public void A_clause_that_a_version_brought_has_no_path_before()
    {
        Assert.Equal([null, "一/(一)", "一/(一)"], ClauseHistory.Of(Versions, "一/(一)").Select(s => s.Path));
        Assert.Equal(ChangeKind.Inserted, ClauseHistory.Of(Versions, "一/(一)")[1].Change);
    }

    [Fact]
    public void Every_figure_says_which_version_it_came_with()
    {
        var record = Versions[^1].Record;
        var lines = PolicyBlame
            .Of(Versions)
            .Select(l =>
                $"{record.Benefits[l.Row].Term} "
                + $"{(l.Cap is { } c ? record.Benefits[l.Row].Caps[c].Span.Quote : record.Benefits[l.Row].Rate!.Span.Quote)} "
                + $"{l.Since.Name} {l.Before:0.##}"
            );
        Assert.Contains(lines, l => l.Contains("100万元") && l.EndsWith("2023 2000000", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("50%") && l.EndsWith("2024 0.3", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("10万元") && l.EndsWith("2023 ", StringComparison.Ordinal));
    }

    /// <summary>Chongming and Putuo word it each in their own way; the subject is one.</summary>
    [Fact]
    public void Two_policies_meet_on_a_topic()
    {
        var first = Policy.Of(
            "甲区办法",
            "一、扶持内容",
            "(一)支持成果体验展示。对建设创新产品体验中心的企业,按照实际费用的50%给予一次性不超过200万元扶持。",
            "(二)支持芯片创新发展。对购买集成电路设计工具的企业,给予最高100万元扶持。"
        );
        var second = Policy.Of(
            "乙区意见",
            "一、扶持方式",
            "(一)支持科技载体建设。对认定的园区运营机构,给予最高200万元资助。",
            "(二)支持成果体验展示。对租用场地建设展示中心的机构,可按房租投入的50%以内比例,给予每年最高不超过200万元的资助。"
        );
        var pair = Assert.Single(TopicComparer.Compare(first, second, "成果体验展示"));
        Assert.Equal(("一/(一)", "一/(二)"), (pair.First!.Path, pair.Second!.Path));
        var only = Assert.Single(TopicComparer.Compare(first, second, "芯片创新"));
        Assert.Null(only.Second);
        Assert.Empty(TopicComparer.Compare(first, second, "乡村旅游民宿"));
    }

    private static PolicyVersion Version(int year, params string[] clauses) =>
        new(
            $"{year}",
            new DateOnly(year, 1, 1),
            Policy.Of(["数字产业扶持办法", "一、扶持内容", .. clauses, "二、附则本办法由区数据局负责解释。"])
        );
}
