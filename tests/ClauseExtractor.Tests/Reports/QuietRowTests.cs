using ClauseExtractor.Extraction;
using ClauseExtractor.Formats;
using ClauseExtractor.Reading;
using ClauseExtractor.Reports;
using ClauseExtractor.Revision;
using ClauseExtractor.Tests.Architecture;
using ClauseExtractor.Tests.Formats;
using ClauseExtractor.Tests.Revision;

namespace ClauseExtractor.Tests.Reports;

/// <summary>What a reader need not look at: names replaced throughout, said once, and one text set in two ways.</summary>
public class QuietRowTests
{
    [Fact]
    public void Clauses_with_nothing_but_a_name_replaced_throughout_are_counted_and_kept_back()
    {
        string[] Text(string name, string rest) =>
            [
                "管理办法",
                $"第一条 {name}部门负责本市计量工作。",
                $"第二条 企业向{name}部门报送资料{rest}。",
                $"第三条 {name}部门委托检验机构。",
                "第四条 本办法自印发之日起施行。",
            ];
        var (old, @new) = (Policy.Of(Text("质量技术监督", "和样品")), Policy.Of(Text("市场监督管理", "和图样")));
        var view = RevisionView.Of(PolicyComparer.Compare(old, @new), old, @new);
        Assert.Equal(["第一条", "第三条"], view.Rows.Where(r => r.Rank == ChangeRank.Renaming).Select(r => r.NewLabel));
        Assert.Equal(ChangeRank.Wording, view.Rows.Single(r => r.NewLabel == "第二条").Rank);
        string summary = SummaryText.Line(view),
            markdown = RevisionMarkdown.Render(view);
        Assert.Contains("修改 1", summary, StringComparison.Ordinal);
        Assert.Contains("仅替换名称 2", summary, StringComparison.Ordinal);
        Assert.Contains("（3处）", summary, StringComparison.Ordinal);
        Assert.Contains("### 第二条", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("### 第一条", markdown, StringComparison.Ordinal);
        Assert.Equal(
            view.Rows.Count,
            SummaryText.Counts(view).Skip(1).Where(c => c.Name is not ("移动" or "仅序号变化")).Sum(c => c.Count)
        );
    }

    [Fact]
    public void The_rules_of_a_new_clause_are_one_block_with_a_line_each()
    {
        string[] Text(string more) =>
            [
                "管理办法",
                "第一条 市场监管部门负责本市计量工作。",
                "第二条 检验机构公布收费标准。",
                .. more.Length > 0 ? [more] : Array.Empty<string>(),
            ];
        var (old, @new) = (
            Policy.Of(Text("")),
            Policy.Of(Text("第三条 受资助单位应当按期报送进度。审计人员应当核对票据。任何个人不得截留资金。档案室应当保存凭证。"))
        );
        var view = RevisionView.Of(PolicyComparer.Compare(old, @new), old, @new);
        var block = Assert.Single(view.Blocks);
        Assert.Equal(4, block.Lines.Count);
        Assert.Equal(
            [
                "新增规定（应当 3、不得 1）",
                "受资助单位应当按期报送进度",
                "审计人员应当核对票据",
                "任何个人不得截留资金",
                "档案室应当保存凭证",
            ],
            ClauseExtractor.Wording.BlockNames.Read(block, ClauseExtractor.Wording.ReportLanguage.Chinese)
        );
    }

    [Theory]
    [InlineData(
        "chongming-digital-industry-2025-draft.chromium.pdf",
        "chongming-digital-industry-2025-draft.txt",
        "两份文件的文本完全相同"
    )]
    [InlineData("putuo-intelligent-software-2024.libreoffice.pdf", "putuo-intelligent-software-2024.txt", "同一文本，版式不同")]
    public void A_PDF_and_its_clean_text_are_one_text(string pdf, string text, string said)
    {
        var pipeline = new PolicyPipeline(DocumentReaders.All());
        PolicyRecord old = pipeline.Run(SourceFile.Load(Path.Combine(Shared.Fixtures, pdf))),
            @new = pipeline.Run(SourceFile.Load(Path.Combine(Sources.Root, "corpus", text)));
        var view = RevisionView.Of(PolicyComparer.Compare(old, @new), old, @new);
        Assert.StartsWith(said + "；实质变化 0", SummaryText.Line(view), StringComparison.Ordinal);
        Assert.All(view.Rows, r => Assert.True(r.Change.Change is ChangeKind.Unchanged or ChangeKind.Editorial, r.Labels));
    }
}
