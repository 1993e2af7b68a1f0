using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

/// <summary>How each change of a clause is told: one row a clause, by what it says and never by its number.</summary>
public class ClauseChangeTests
{
    private static readonly string[] Old =
    [
        "若干措施",
        "一、总体要求坚持市场主导和政府引导相结合。",
        "二、支持措施",
        "(一)支持研发创新。对企业年度研发投入增长的,给予最高不超过200万元的奖励。",
        "(二)支持人才引进。对引进的高层次人才优先安排人才公寓。对用人单位按照实际薪酬的百分之三十给予补贴。",
        "(三)支持市场开拓。鼓励企业参加境内外展会,对展位费用给予适当补助。",
        "(四)支持平台建设。对新认定的公共服务平台,由主管部门组织专家评审后予以资助。",
        "三、组织保障各部门要加强协同配合,确保各项措施落到实处。",
    ];

    [Theory]
    [InlineData("the same text", "(一)支持研发创新。对企业年度研发投入增长的,给予最高不超过200万元的奖励。", ChangeKind.Unchanged)]
    [InlineData("full-width commas", "(一)支持研发创新。对企业年度研发投入增长的，给予最高不超过200万元的奖励。", ChangeKind.Editorial)]
    [InlineData("a space", "(一)支持研发创新。 对企业年度研发投入增长的,给予最高不超过200万元的奖励。", ChangeKind.Editorial)]
    [InlineData("a word", "(一)支持研发创新。对企业年度研发投入增加的,给予最高不超过200万元的奖励。", ChangeKind.Reworded)]
    [InlineData("an amount", "(一)支持研发创新。对企业年度研发投入增长的,给予最高不超过100万元的奖励。", ChangeKind.Reworded)]
    [InlineData("a decimal point", "(一)支持研发创新。对企业年度研发投入增长的,给予最高不超过2.00万元的奖励。", ChangeKind.Reworded)]
    public void Kind_of_change(string why, string line, ChangeKind expected)
    {
        var @new = Old.ToArray();
        @new[3] = line;
        var change = Compare(@new).Single(c => c.Old.Contains("二/(一)"));
        Assert.True(expected == change.Change, why);
        Assert.Equal(["二/(一)"], change.New);
    }

    [Fact]
    public void An_inserted_clause_renumbers_and_moves_nothing()
    {
        var changes = Compare([
            .. Old[..3],
            "(一)支持数据应用。对建设行业数据集并开放共享的单位,优先推荐示范项目。",
            .. Old[3..].Select(Renumber),
        ]);
        Assert.Equal(ChangeKind.Inserted, changes.Single(c => c.New.Contains("二/(一)")).Change);
        var next = changes.Single(c => c.Old.Contains("二/(一)"));
        Assert.Equal((ChangeKind.Unchanged, true, false), (next.Change, next.Renumbered, next.Moved));
        Assert.DoesNotContain(changes, c => c.Moved);

        static string Renumber(string line) =>
            line.Replace("(四)", "(五)").Replace("(三)", "(四)").Replace("(二)", "(三)").Replace("(一)", "(二)");
    }

    [Fact]
    public void A_clause_saved_from_a_deleted_chapter_moved()
    {
        string[] old =
        [
            .. Old,
            "四、资金保障",
            "(五)设立专项资金。由区财政安排专项资金并纳入年度预算。",
            "(六)加强绩效评价。对专项资金使用开展全过程绩效评价。",
            "(七)严格资金监管。对骗取资金的依法追回。",
        ];
        var changes = PolicyComparer
            .Compare(Policy.Of(old), Policy.Of([.. Old[..4], "(二)严格资金监管。对骗取资金的依法追回。", .. Old[4..]]))
            .Clauses;
        Assert.Equal(
            [
                ["四/(七)"],
            ],
            changes.Where(c => c.Moved).Select(c => c.Old)
        );
    }

    [Fact]
    public void One_heading_is_one_subject_even_where_the_rest_was_written_anew()
    {
        string[] @new = [.. Old];
        @new[5] = "(三)支持市场开拓。组织开展产销对接,引导金融机构创新信用保险产品,推动境外商标注册和知识产权保护。";
        Assert.Equal(ChangeKind.Reworded, Compare(@new).Single(c => c.Old.Contains("二/(三)")).Change);
        @new[5] = "(三)支持绿色转型。组织开展产销对接,引导金融机构创新信用保险产品,推动境外商标注册和知识产权保护。";
        Assert.Equal(ChangeKind.Deleted, Compare(@new).Single(c => c.Old.Contains("二/(三)")).Change);
    }

    [Fact]
    public void The_unit_in_charge_cut_off_into_its_own_clause_is_a_split()
    {
        string[] old = [.. Old[..6], Old[6] + "(责任单位:区科委、区财政局)", Old[7]];
        var split = PolicyComparer
            .Compare(Policy.Of(old), Policy.Of([.. Old[..7], "(五)(责任单位:区科委、区财政局)", Old[7]]))
            .Clauses.Single(c => c.Change == ChangeKind.Split);
        Assert.Equal(["二/(四)", "二/(五)"], split.New);
    }

    [Fact]
    public void A_clause_that_changed_its_place_moved_alone()
    {
        var changes = Compare([.. Old[..3], "(一)" + Old[5][3..], "(二)" + Old[3][3..], "(三)" + Old[4][3..], .. Old[6..]]);
        Assert.Equal(
            [
                ["二/(三)"],
            ],
            changes.Where(c => c.Moved).Select(c => c.Old)
        );
        Assert.Equal(2, changes.Count(c => c.Renumbered));
    }

    [Fact]
    public void A_clause_that_went_to_another_parent_moved()
    {
        var changes = Compare([.. Old[..6], Old[7], "(四)" + Old[6][3..]]);
        var moved = changes.Single(c => c.Moved);
        Assert.Equal((ChangeKind.Unchanged, "二/(四)", "三/(四)"), (moved.Change, moved.Old[0], moved.New[0]));
    }

    [Fact]
    public void Split_and_merged_clauses_are_one_row()
    {
        string[] @new =
        [
            .. Old[..4],
            "(二)支持人才引进。对引进的高层次人才优先安排人才公寓。",
            "(三)对用人单位按照实际薪酬的百分之三十给予补贴。",
            "(四)" + Old[5][3..] + Old[6][3..],
            Old[7],
        ];
        var changes = Compare(@new);
        var split = changes.Single(c => c.Change == ChangeKind.Split);
        var merged = changes.Single(c => c.Change == ChangeKind.Merged);
        Assert.Equal("二/(二) > 二/(二) 二/(三)", $"{string.Join(' ', split.Old)} > {string.Join(' ', split.New)}");
        Assert.Equal("二/(三) 二/(四) > 二/(四)", $"{string.Join(' ', merged.Old)} > {string.Join(' ', merged.New)}");
    }

    [Fact]
    public void A_parent_inserted_around_its_clauses_moves_none()
    {
        string[] old =
        [
            "办法",
            "第一条为了规范专项资金管理,制定本办法。",
            "第二条专项资金由市财政局安排。",
            "第三条申报单位应当如实填报。",
        ];
        string[] @new = ["办法", "第一章总则", old[1], old[2], "第二章申报", old[3]];
        var changes = PolicyComparer.Compare(Policy.Of(old), Policy.Of(@new)).Clauses;
        Assert.Equal(3, changes.Count(c => c.Change == ChangeKind.Unchanged && !c.Moved && c.Old[0] != "序"));
        Assert.Equal(2, changes.Count(c => c.Change == ChangeKind.Inserted && !c.Moved && !c.New[0].Contains('条')));
    }

    [Fact]
    public void Every_clause_stands_once()
    {
        string[] @new = [.. Old[..2], Old[7].Replace("三、", "二、"), .. Old[2..5].Select(l => l.Replace("二、", "三、"))];
        var (old, revised) = (Policy.Of(Old), Policy.Of(@new));
        var changes = PolicyComparer.Compare(old, revised).Clauses.Where(c => !c.Old.Concat(c.New).Any(p => p is "序" or "尾")).ToList();
        Assert.Equal(old.Clauses.Select(c => c.Path).Order(), changes.SelectMany(c => c.Old).Order());
        Assert.Equal(revised.Clauses.Select(c => c.Path).Order(), changes.SelectMany(c => c.New).Order());
    }

    private static IReadOnlyList<ClauseChange> Compare(string[] @new) => PolicyComparer.Compare(Policy.Of(Old), Policy.Of(@new)).Clauses;
}
