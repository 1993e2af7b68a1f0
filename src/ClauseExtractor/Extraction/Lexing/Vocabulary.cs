namespace ClauseExtractor.Extraction.Lexing;

/// <summary>The closed word lists of the language of grants. The longest word at a place wins.</summary>
internal static class Vocabulary
{
    /// <summary>A word and the token that it makes.</summary>
    internal readonly record struct Word(string Text, TokenKind Kind, byte Tag);

    private static readonly Word[]?[] ByFirst = Build();

    /// <summary>The longest word of the lists that stands at a place of the folded text; null where there is none.</summary>
    public static Word? At(ReadOnlySpan<char> text)
    {
        if (ByFirst[text[0]] is not { } words)
            return null;
        foreach (var word in words)
            if (text.StartsWith(word.Text, StringComparison.Ordinal))
                return word;
        return null;
    }

    private static Word[]?[] Build()
    {
        var table = new Word[]?[char.MaxValue + 1];
        foreach (var group in All().GroupBy(w => w.Text[0]))
            table[group.Key] = [.. group.OrderByDescending(w => w.Text.Length)];
        return table;
    }

    private static IEnumerable<Word> All()
    {
        static IEnumerable<Word> List(TokenKind kind, byte tag, string words) =>
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new Word(w, kind, tag));

        return
        [
            // Bounds. 以内 and its like stand behind the figure, 最高 and its like before it.
            .. List(TokenKind.Bound, (byte)Bound.UpTo,
                "最高不超过 最高不得超过 最多不超过 最高不超 不得超过 不能超过 不超过 不超 不高于 不多于 不大于 最高为 最高可达 最高可达到 最高达到 最高达 最高可提升至 最高可获得 最高可获 最高可申请 最高可享受 最高可申领 最高可 最高 最多 最大 至多 上限为 上限 封顶 以内 以下 之内 限额 限高"),
            .. List(TokenKind.Bound, (byte)Bound.AtLeast, "不低于 不少于 不得低于 不得少于 不小于 最低 至少 及以上 (含)以上 以上(含) 以上"),

            // Thresholds: the figure that follows measures the recipient, not the money.
            .. List(TokenKind.Threshold, (byte)Comparator.Gt, "超过 超 高于 大于 多于 突破 首次突破"),
            .. List(TokenKind.Threshold, (byte)Comparator.Gte, "达到 达 满 实现 完成"),
            .. List(TokenKind.Threshold, (byte)Comparator.Lt, "低于 小于 少于 不足 不满 未达到"),
            .. List(TokenKind.Threshold, (byte)Comparator.Eq, "占比达 占比为 占比 占"),

            // What money is counted by.
            .. List(TokenKind.Per, (byte)Per.Once, "一次性"),
            .. List(TokenKind.Per, (byte)Per.Year, "每年度 每年 单一年度 单个年度 每个年度 一个年度内 逐年 年度 每人每年 每户每年 每家每年 每亩每年 每学年 每自然年"),
            .. List(TokenKind.Per, (byte)Per.Quarter, "每季度 每季 按季度"),
            .. List(TokenKind.Per, (byte)Per.Month, "每个月 每月 按月 每人每月 每户每月"),
            .. List(TokenKind.Per, (byte)Per.Event,
                "每人次 每人每次 每车次 每架次 每航次 每航班 每班次 每班 每列 每次活动 每场活动 每次 每场次 每场 每届 每期 每团 每批次 每批 单个展会 单个展位 每个展会 每展会 每个活动 单个活动 单项活动 单场活动 单次活动 单场次 单场 单次 单届 每个赛事 单个赛事 每项赛事 每个论坛"),
            .. List(TokenKind.Per, (byte)Per.Total, "累计 总额 合计 总计 共计 总共 累积 三年总计 总金额 累计总额"),
            .. List(TokenKind.Per, (byte)Per.Project, "单个项目 每个项目 每一项目 单一项目 单项目 每项目 同一项目 每单个项目"),
            .. List(TokenKind.Per, (byte)Per.Item, "单品种 单个品种 单船 单车 单机 单笔 单体 单台 单套 单座 单栋 单亩"),
            .. List(TokenKind.Per, (byte)Per.Recipient,
                "每家企业 每户企业 每家机构 每家单位 每家 每户 每人 每名 每位 单户企业 单户 单家企业 单家机构 单家 单人 单个企业 单个单位 单个机构 单个主体 单个申报单位 单个公司 单个平台企业 单个团队 单个法人 单一企业 单企业 每个企业 每个单位 每个机构 每个主体 每个公司 每个团队 每个家庭 每个个人 每个申报单位 每个法人 每企业 每单位 同一企业 同一单位 同一机构 同一主体 同一申报单位 同一法人 同一申请人 同一个人 同一团队 每个申请人"),

            // What is given, and the words that give it.
            .. List(TokenKind.Verb, 0, "给予 给与 予以 发放 享受 提供 实施 实行 进行 核发 颁发 可申请 可额外申请 可获得 可获 可申领 可免费申领 可领取"),
            .. List(TokenKind.Noun, 0,
                "抵扣 奖励 奖补 奖金 补贴 补助 补偿 资助 扶持 支持 担保 贴息 贴费 代偿 返还 扣减 免除 减免 减征 免征 减收 免收 激励 配套 津贴 补差 经费 资金 救助 慰问金 待遇 补给 租金减免 让利 优惠 顾问费 安家费 购房补贴 后补助 退税 退费 资金池 优待"),
            .. List(TokenKind.Noun, 1, "算力券 模型券 语料券 智能券 创新券 服务券 消费券 数据券 文旅券 培训券 购房券 专项券 代金券 抵用券 优惠券 新质服务券 专业服务券 科技创新券 券"),
            .. List(TokenKind.Negation, 0, "不予 不再 不得 不给予 取消 追回 收回 追缴 停止 暂停 退还 退回 撤销 不享受 不能享受 不提供 不安排 不属于 罚款 处罚"),
            .. List(TokenKind.Distribution, 1, "分别 依次"),
            .. List(TokenKind.Distribution, 0, "分档次 分档 分等级 分级 分类分档 分档分类"),
            .. List(TokenKind.According, 0, "按照 按 依照 参照 根据"),
            .. List(TokenKind.Whole, 0, "全额 全部 全免"),
            .. List(TokenKind.Whole, 1, "减半"),
            .. List(TokenKind.Conjunction, 0, "以及 或者 和 及 或 与"),
            .. List(TokenKind.Enumeration, 0, "、"),
            .. List(TokenKind.Comma, 0, ","),
            .. List(TokenKind.Semicolon, 0, "; ；"),
            .. List(TokenKind.Stop, 0, "。 ! ?"),
            .. List(TokenKind.Colon, 0, ":"),
            .. List(TokenKind.Open, 0, "( ["),
            .. List(TokenKind.Close, 0, ") ]"),
            .. List(TokenKind.QuoteOpen, 0, "“ 《 「 ‘"),
            .. List(TokenKind.QuoteClose, 0, "” 》 」 ’"),
            .. List(TokenKind.Break, 0, "\n"),
        ];
    }
}
