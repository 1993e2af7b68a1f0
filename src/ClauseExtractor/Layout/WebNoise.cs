using System.Buffers;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Layout;

/// <summary>
/// Finds what a web page puts around a document: menus, breadcrumbs, print buttons, the record of a crawler, the footer. Menu words count only before and after the document
/// itself; a line like 当前位置：首页 &gt; 政策 counts anywhere.
/// </summary>
internal static class WebNoise
{
    private static readonly HashSet<string> MenuWords =
    [
        "首页", "设为首页", "加入收藏", "收藏本站", "工作邮箱", "机构概览", "机构概况", "机构设置", "动态要闻", "新闻动态", "新闻中心", "要闻动态", "信息公开", "政务公开", "政府信息公开", "在线办事", "办事服务",
        "政务服务", "互动回应", "互动交流", "政民互动", "专题专栏", "专题", "数据开放", "政策", "政策文件", "政策法规", "政策解读", "政策库", "网站地图", "联系我们", "关于我们", "网站声明", "网站帮助", "打印", "打印本页", "打印本文",
        "关闭", "关闭窗口", "关闭本页", "收藏", "分享", "分享到", "微信", "微博", "字体", "字号", "大", "中", "小", "|", "｜", "Aa", "A+", "A-", "无障碍", "无障碍浏览", "无障碍阅读", "长者模式", "适老版", "关怀版",
        "繁体", "繁体版", "简体", "English", "EN", "登录", "注册", "搜索", "检索", "高级搜索", "返回顶部", "返回", "上一篇", "下一篇", "相关链接", "相关文章", "相关附件", "相关稿件", "附件下载", "下载", "原文下载", "[原文下载]", "正文", "全文",
        "政策全文", "政策原文", "文件原文", "移动版", "客户端", "手机版", "来源", "来源:", "字体:", "字号:", "分享:", "分享到:", "责任编辑:", "扫一扫", "纠错", "我要纠错", "语音播报", "播报", "朗读", "正文内容",
    ];

    private static readonly string[] AnywhereStarts =
    [
        "当前位置", "您的位置", "您现在的位置", "您当前的位置", "当前所在位置", "现在位置", "扫一扫在手机", "扫描二维码", "[打印", "打印本页", "浏览次数", "阅读次数", "点击次数", "访问次数", "[字体", "【字体", "字体:大", "字体:小",
        "字号:大", "分享到:", "本文链接", "原文链接", "网站标识码", "版权所有", "Copyright", "京ICP备", "政府网站标识码", "微信扫一扫", "下载文字版", "下载图片版", "无障碍", "上一篇:", "下一篇:", "[关闭", "【打印",
    ];

    /// <summary>Most lines are told apart by their first character.</summary>
    private static readonly SearchValues<char> AnywhereFirsts = SearchValues.Create([.. AnywhereStarts.SelectMany(s => new[] { s[0], char.ToLowerInvariant(s[0]), char.ToUpperInvariant(s[0]) })]);

    private static readonly string[] Footer =
    [
        "主办单位:", "主办:", "承办单位:", "承办:", "技术支持:", "技术支持单位:", "通信地址:", "通讯地址:", "地址:", "邮政编码:", "邮编:", "网站地图", "联系我们", "联系电话:", "咨询电话:", "责任编辑:", "编辑:", "来源:", "作者:", "更新时间:", "发布时间:",
        "检索时间:", "备案号", "值班电话:",
    ];

    private static readonly string[] Header =
    [
        "来源:", "信息来源:", "文章来源:", "发布时间:", "发布日期:", "公开日期:", "更新时间:", "时间:", "作者:", "浏览量", "浏览:", "阅读:", "字体:", "字号:", "索引号", "主题分类", "发文机构:", "发文机关:", "发文单位:", "成文日期:", "生成日期:", "发文日期:", "公文时效:",
        "有效性:", "信息分类:", "主题词:", "文件编号:", "文号:", "发文字号:", "组配分类:", "公开方式:", "公开范围:", "公开主体:", "原文链接:", "分类:", "发布机构:", "检索时间:", "检索关键词:", "标签:", "关键词:", "体裁分类:", "效力状态:", "失效日期:", "名称:", "标题:",
    ];

    private static readonly string[] FileEndings = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ofd", ".wps", ".zip", ".rar", ".et"];

    public static void Mark(List<LayoutLine> lines)
    {
        foreach (var line in lines)
            if (line.Drop is null && IsAnywhere(line.Clean))
                line.Drop = DropReason.WebPage;
        int top = Top(lines), bottom = Bottom(lines);
        MarkBoxTitle(lines, top);
        MarkZone(lines, 0, top, Header);
        MarkZone(lines, bottom, lines.Count, Footer);
    }

    /// <summary>The title in an information box (索引号, 主题分类, 标题, 发文字号) above the document's own.</summary>
    private static void MarkBoxTitle(List<LayoutLine> lines, int top)
    {
        for (int i = 0; i < top; i++)
        {
            string line = Packed(lines[i]);
            if (!(line.StartsWith("标题:", StringComparison.Ordinal) || line.StartsWith("名称:", StringComparison.Ordinal)) || !lines.Take(top).Any(l => Packed(l).StartsWith("索引号", StringComparison.Ordinal) || Packed(l).StartsWith("主题分类", StringComparison.Ordinal)))
                continue;
            int end = i + 1;
            var title = new System.Text.StringBuilder(line[3..]);
            for (; end < top && end - i < 4 && !StartsWithAny(Packed(lines[end]), Header); end++)
                title.Append(Packed(lines[end]));
            if (end < top && StartsWithAny(Packed(lines[end]), Header) && Comes(title.ToString(), end))
                for (int j = i; j < end; j++)
                    lines[j].Drop ??= DropReason.WebPage;
            else if (Comes(line[3..], i + 1))
                lines[i].Drop ??= DropReason.WebPage;
        }

        // The document's own title follows, perhaps over several lines.
        bool Comes(string title, int from) => lines.Skip(from).Take(20).Any(l => Packed(l) is { Length: >= 6 } own && title.Contains(own, StringComparison.Ordinal));

        static string Packed(LayoutLine line) => line.Clean.Replace(" ", "", StringComparison.Ordinal);
    }

    private static bool IsAnywhere(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return false;
        if (AnywhereFirsts.Contains(line[0]))
            foreach (string start in AnywhereStarts)
                if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                    return line.Length < 120;
        // 返回列表, ← 上一篇
        if (line.Length <= 12 && (line.StartsWith("返回") && (line.EndsWith("列表") || line.EndsWith("目录") || line.EndsWith("页")) || line.Trim("←→<>«» ") is "上一篇" or "下一篇" or "上一页" or "下一页"))
            return true;
        if (line.Length is 0 or > 80 || line[^1] is '。' or ';')
            return false;
        return line.Contains("ICP备", StringComparison.Ordinal) || line.Contains("公网安备", StringComparison.Ordinal) || line.Contains("如需转载", StringComparison.Ordinal)
            || (line.StartsWith("http://") || line.StartsWith("https://") || line.StartsWith("www.")) && !line.Contains(' ');
    }

    /// <summary>The first line of the document proper: a numbered unit, a salutation, a recital or a long sentence.</summary>
    private static int Top(List<LayoutLine> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].Clean;
            if (lines[i].Drop is null && (line.Length > 50 && LineEnds.HasClause(line) || line.EndsWith(':') && line.Contains('各') || LabelLexer.Read(line, 0, line.Length) is { Bare: false }))
                return i;
        }
        return 0;
    }

    /// <summary>One past the last line of the document proper: a sentence, a signature's date, an imprint.</summary>
    private static int Bottom(List<LayoutLine> lines)
    {
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            string line = lines[i].Clean;
            if (lines[i].Drop is null && (line is [.., '。'] or [.., '印', '发'] or ['抄', '送', ..] or "日" || line.Length > 20 && line[^1] == '.' || OfficialWords.IsDate(line)
                || LabelLexer.Read(line, 0, line.Length) is { Bare: false }))
                return i + 1;
        }
        return lines.Count;
    }

    private static void MarkZone(List<LayoutLine> lines, int from, int to, string[] starts)
    {
        bool noisy = false;
        for (int i = from; i < to; i++)
            noisy |= lines[i].Drop is not null || IsStamped(lines[i].Clean) || MenuWords.Contains(lines[i].Clean) || StartsWithAny(Closed(lines[i].Clean), starts);
        if (!noisy)
            return;
        for (int i = from; i < to; i++)
        {
            var line = lines[i];
            if (line.Drop is not null || line.Clean.Length == 0)
                continue;
            bool menu = MenuWords.Contains(line.Clean.Trim('[', ']', ' ', ':')) || line.Clean.Length <= 3 && line.Clean.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !LineEnds.Continues(line.Clean);
            if (menu || StartsWithAny(Closed(line.Clean), starts) && !OfficialWords.EndsAsTitle(line.Clean) || EndsWithAny(line.Clean, FileEndings) || IsTimeStamp(line.Clean) || IsStamped(line.Clean) || line.Clean.Contains(" > ", StringComparison.Ordinal))
                line.Drop = DropReason.WebPage;
        }
    }

    /// <summary>2019-09-30 00:00</summary>
    private static bool IsTimeStamp(ReadOnlySpan<char> line) =>
        line.Length is >= 8 and <= 20 && line.IndexOfAnyExcept("0123456789-/: .".AsSpan()) < 0 && line.IndexOfAny("-/") == 4;

    /// <summary>索 引 号: as 索引号:.</summary>
    private static string Closed(string line) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 12 and var colon && line.AsSpan(0, colon).Contains(' ')
        ? string.Concat(line[..colon].Replace(" ", "", StringComparison.Ordinal), line.AsSpan(colon)) : line;

    /// <summary>2023-02-27 18:43来源: …</summary>
    private static bool IsStamped(string line) => line.Length is > 10 and < 80 && IsTimeStamp(line.AsSpan(0, 10)) && line.Contains("来源:", StringComparison.Ordinal);

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] starts)
    {
        foreach (string start in starts)
            if (line.StartsWith(start, StringComparison.Ordinal) && line.Length < 150)
                return true;
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> line, string[] ends)
    {
        foreach (string end in ends)
            if (line.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
