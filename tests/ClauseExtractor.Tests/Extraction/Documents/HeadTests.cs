using ClauseExtractor.Extraction;
using ClauseExtractor.Tests.Structure;

namespace ClauseExtractor.Tests.Extraction.Documents;

/// <summary>Title, number, issuers, dates, stage and region of documents in several shapes.</summary>
public class HeadTests
{
    [Fact]
    public void A_notice_with_letterhead_and_imprint()
    {
        var document = Outline
            .Run(
                """
                上 海 市 人 民 政 府 办 公 厅 文 件
                沪府办发 〔２０２５〕５号
                上海市人民政府办公厅印发«上海市促进服务业创新发展若干措施»的通知
                各区人民政府:
                «上海市促进服务业创新发展若干措施»已经市政府同意,现印发给你们.
                ２０２５年３月１２日
                (此件公开发布)
                上海市促进服务业创新发展若干措施
                一、支持发展.对企业给予支持.
                本措施自２０２５年３月２０日起实施,有效期至２０２８年３月１９日.
                抄送:市委各部门.
                上海市人民政府办公厅 ２０２５年３月１３日印发
                """
            )
            .Document;
        Assert.Equal("上海市促进服务业创新发展若干措施", document.Title);
        Assert.Equal("沪府办发〔２０２５〕５号", document.DocumentNumber);
        Assert.Equal(["上海市人民政府办公厅"], document.Issuers);
        Assert.Equal((new DateOnly(2025, 3, 12), new DateOnly(2025, 3, 13)), (document.Dates.Issued, document.Dates.Printed));
        Assert.Equal(new Region("上海市", RegionLevel.Province), document.Region);
        Assert.Equal(Genre.Measures, document.Genre);
        Assert.All(
            ["title", "documentNumber", "issuers", "issued", "printed", "effectiveFrom", "effectiveTo"],
            f => Assert.True(document.Evidence.ContainsKey(f), f)
        );
    }

    [Theory]
    [InlineData("中原政办〔2025〕17号", "中原政办〔2025〕17号", "原 within the name of the place")]
    [InlineData("和平政发〔2025〕3号", "和平政发〔2025〕3号", "和 at its front")]
    [InlineData("呼和政字〔2025〕3号", "呼和政字〔2025〕3号", "和 within it")]
    public void A_number_keeps_the_name_of_its_place(string line, string number, string reason)
    {
        var document = Outline
            .Run(
                $"关于印发《服务业发展办法》的通知\n{line}\n各单位：\n现印发给你们。\n2025年5月22日\n服务业发展办法\n第一条 对企业给予奖励。\n"
                    + $"第二条 原《扶持办法》（{number}）同时废止。《奖励办法》（原沪科规〔2020〕3号）同时废止。"
            )
            .Document;
        Assert.True(number == document.DocumentNumber, $"{reason}: {document.DocumentNumber}");
        Assert.Equal([number, "沪科规〔2020〕3号"], document.Repeals.Select(r => r.DocumentNumber));
    }

    [Fact]
    public void The_headline_of_a_gazette_names_the_issuers_and_the_policy()
    {
        var document = Outline
            .Run(
                """
                中共长沙市委办公室 长沙市人民政府办公室印发《关于支持产业融合发展的实施意见》
                （2024年8月15日）
                一、总体要求
                （一）支持物流。对企业给予10万元奖励。
                二、附则
                （二）本意见自印发之日起施行，有效期五年。
                """
            )
            .Document;
        Assert.Equal(("关于支持产业融合发展的实施意见", Genre.Opinions), (document.Title, document.Genre));
        Assert.Equal(["中共长沙市委办公室", "长沙市人民政府办公室"], document.Issuers);
    }

    [Fact]
    public void A_region_in_traditional_characters_is_filed_under_its_simplified_name() =>
        Assert.Equal(
            new Region("厦门市湖里区", RegionLevel.District),
            Outline
                .Run("廈門市湖里區關於支持創業的若干措施\n一、創業補助。給予10萬元補助。\n廈門市湖里區人民政府\n2024年8月20日")
                .Document.Region
        );

    [Fact]
    public void Several_signers_and_an_approval()
    {
        var document = Outline
            .Run(
                """
                关于印发《普陀区加快发展智能软件产业实施意见》的通知
                普科合规范〔2024〕3号
                《普陀区加快发展智能软件产业实施意见》已经2024年11月20日第73次区政府常务会议审议通过，现予印发。
                上海市普陀区科学技术委员会
                上海市普陀区财政局
                2024年12月3日
                普陀区加快发展智能软件产业实施意见
                一、扶持对象
                本意见适用于企业。
                """
            )
            .Document;
        Assert.Equal(["上海市普陀区科学技术委员会", "上海市普陀区财政局"], document.Issuers);
        Assert.Equal((new DateOnly(2024, 11, 20), new DateOnly(2024, 12, 3)), (document.Dates.Adopted, document.Dates.Issued));
        Assert.Equal(new Region("上海市普陀区", RegionLevel.District), document.Region);
    }

    [Fact]
    public void A_draft_with_its_comment_period()
    {
        var document = Outline
            .Run(
                """
                7. 杭州市发改委关于公开征求《打造营商环境最优市实施意见（征求意见稿）》意见的公告（2023年6月25日）
                市发改委起草了《打造营商环境最优市实施意见（征求意见稿）》，现向社会公开征求意见建议，意见征集时间为2023年6月25日至7月24日。
                联系电话: 85253706；
                打造营商环境最优市实施意见（征求意见稿）
                一、总体要求
                坚持市场化原则。
                """
            )
            .Document;
        Assert.Equal("打造营商环境最优市实施意见（征求意见稿）", document.Title);
        Assert.Equal(DocumentStage.Draft, document.Stage);
        Assert.Equal(["杭州市发改委"], document.Issuers);
        Assert.Null(document.Dates.Issued);
        Assert.Equal((new DateOnly(2023, 6, 25), new DateOnly(2023, 7, 24)), (document.Dates.CommentFrom, document.Dates.CommentTo));
    }

    [Fact]
    public void A_decree()
    {
        var document = Outline
            .Run(
                """
                中华人民共和国国务院令
                第706号
                《专利代理条例》已经2018年9月6日国务院第23次常务会议修订通过，现将修订后的《专利代理条例》公布，自2019年3月1日起施行。
                总理　　李克强
                2018年11月6日
                专利代理条例
                第一章　总　　则
                第一条　为了规范专利代理行为，制定本条例。
                第二条　本条例自2019年3月1日起施行。
                """
            )
            .Document;
        Assert.Equal(
            ("专利代理条例", Genre.Regulation, "中华人民共和国国务院令第706号"),
            (document.Title, document.Genre, document.DocumentNumber)
        );
        Assert.Equal(["国务院"], document.Issuers);
        Assert.Equal(
            (new DateOnly(2018, 9, 6), new DateOnly(2018, 11, 6), new DateOnly(2019, 3, 1)),
            (document.Dates.Adopted, document.Dates.Issued, document.Dates.EffectiveFrom)
        );
        Assert.Equal(RegionLevel.Nation, document.Region?.Level);
    }

    [Fact]
    public void A_heading_printed_with_an_overlap_is_read_once()
    {
        var document = Outline
            .Run(
                "关于印发《上海市促进软件发展的若干措施》的通知\n2025年6月27日\n上海市促进软件发展 发展的若干措施\n一、激发活力\n（一）给予奖励。"
            )
            .Document;
        Assert.Equal("上海市促进软件发展的若干措施", document.Title);
    }

    [Theory]
    [InlineData("上海市普陀区科学技术委员会", "上海市普陀区", RegionLevel.District)]
    [InlineData("深圳市人民政府办公厅", "深圳市", RegionLevel.City)]
    [InlineData("杭州市发改委", "杭州市", RegionLevel.City)]
    [InlineData("安徽省人民政府", "安徽省", RegionLevel.Province)]
    [InlineData("广西壮族自治区人民政府办公厅", "广西壮族自治区", RegionLevel.Province)]
    [InlineData("长沙市岳麓区人民政府", "长沙市岳麓区", RegionLevel.District)]
    [InlineData("苏州工业园区管理委员会", "苏州", RegionLevel.City)]
    [InlineData("国家发展改革委办公厅", "全国", RegionLevel.Nation)]
    public void The_region_is_the_issuers(string issuer, string region, RegionLevel level)
    {
        var document = Outline.Run($"关于支持发展的若干措施\n一、给予补助\n对企业给予补助。\n{issuer}\n2024年1月10日").Document;
        Assert.Equal(new Region(region, level), document.Region);
    }
}
