using System.Text.RegularExpressions;

namespace ClauseExtractor;

/// <summary>
/// What the stable codes of refusals and warnings mean, in Chinese. Records and exceptions carry the English sentence with its details.
/// </summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Remedy">What a user can do; null for a doubt that asks for a look only.</param>
/// <param name="HasDetail">The English sentence says more: a page, a number, a program's own words.</param>
public sealed record CodeWording(string Reason, string? Remedy = null, bool HasDetail = false)
{
    /// <summary>By code; a test holds that no code is missing.</summary>
    public static IReadOnlyDictionary<string, CodeWording> Chinese { get; } =
        new Dictionary<string, CodeWording>
        {
            ["CE0001"] = new("文件是空的。", "请重新下载。"),
            ["CE0002"] = new("这个文件既不是文本，也不是这里能读的格式。", "请转成 PDF、DOCX、HTML 或纯文本。"),
            ["CE0003"] = new("文件内容不是文本。", "请另存为 UTF-8 文本、PDF、DOCX 或 HTML。"),
            ["CE0004"] = new("这是供程序使用的数据（JSON、XML 或表格），不是文件本身。", "请给出原文：PDF、DOCX、HTML 或纯文本。"),
            ["CE0010"] = new("这种格式在这里读不了。", "请用原来的程序打开，另存为 PDF 或 DOCX。", true),
            ["CE0011"] = new("文件已损坏。", "请重新下载，或用原来的程序打开后另存。", true),
            ["CE0012"] = new("文件不完整，缺少结尾。", "请重新下载。"),
            ["CE0013"] = new("文件已加密，需要密码才能打开。", "请用 --password 给出密码。"),
            ["CE0014"] = new("文件已加密，给出的密码打不开。", "请用 --password 给出正确的密码。"),
            ["CE0015"] = new("文件的加密方式不是密码能打开的。", "请向发布机关索取未加密的文件。"),
            ["CE0016"] = new("页数过多。", "请拆成几份。", true),
            ["CE0017"] = new(
                "读取超时，已停止。",
                "文件可能有害或已损坏；请打印成新的 PDF 再试。确知无害的文件可用 --limits 放宽限度。",
                true
            ),
            ["CE0018"] = new(
                "文件过大，超出一份文件的限度。",
                "请拆成几份，或缩小图片后另存。确知无害的文件可用 --limits 放宽限度。",
                true
            ),
            ["CE0019"] = new("缺少读取它的程序。", "请用 clause doctor 查看安装命令。", true),
            ["CE0020"] = new(
                "文件里没有文字，只有页面图片。",
                "请安装文字识别：clause models，或 apt-get install tesseract-ocr tesseract-ocr-chi-sim。"
            ),
            ["CE0021"] = new(
                "文件里的文字是乱码：字体没有说明显示的是哪些字。",
                "请安装文字识别：clause models，或 apt-get install tesseract-ocr tesseract-ocr-chi-sim。"
            ),
            ["CE0022"] = new("文件里没有文字。", "请确认是不是这个文件。"),
            ["CE0023"] = new("文件的构造会损害读取它的程序。", "请勿使用，并向发布机关索取原件。", true),
            ["CE0025"] = new("读取这份文件时程序两次中断，没有再试。", "文件可能有害；请打印成新的 PDF 再上传。"),
            ["CE0026"] = new("读取这份文件的进程中途退出了。", "文件可能有害或已损坏；请打印成新的 PDF 再试。", true),
            ["CE0030"] = new("文件不存在（或已被移走）。", "请检查路径。"),
            ["CE0031"] = new("没有读取权限，或路径是文件夹。", "请给出有权读取的文件。"),
            ["CE0032"] = new("文件读不出来。", "请关闭占用它的程序，或复制到别处再试。", true),
            ["CE0033"] = new("临时文件写不进去。", "请腾出空间，或把 TMPDIR 指向有空间的文件夹。", true),
            ["CE0034"] = new("压缩包里这个文件的名称指向压缩包之外。", "压缩包可能有害；信得过的话，请解开后直接给出这个文件。"),
            ["CE0099"] = new("本产品出错，这份文件没有读成。", "请连同文件报告；其他文件不受影响。", true),
            ["CE0101"] = new("有些字符已损坏，以 U+FFFD 代替。", null, true),
            ["CE0110"] = new("文件的扩展名与内容不符，已按内容读取。", null, true),
            ["CE0111"] = new("PDF 有损坏，可能缺少部分文字。", null, true),
            ["CE0113"] = new("有的页面是从图片识别的。", null, true),
            ["CE0114"] = new("有一个数字识别得没有把握。", null, true),
            ["CE0115"] = new("页面上有些字可能不对：字体没有说明显示的是哪些字。", null, true),
            ["CE0116"] = new("有的页面是乱码，已略去。", null, true),
            ["CE0117"] = new("有的页面可能是文字的图片，没有读取。", null, true),
            ["CE0118"] = new("文件带有修订痕迹，已按全部接受来读。"),
            ["CE0119"] = new("文件带有批注，没有读取；可能不是定稿。"),
            ["CE0120"] = new("网页中有些字节不是其编码的字符。"),
            ["CE0121"] = new("网页不完整，缺少结尾，可能也缺少部分文字。"),
            ["CE0122"] = new("网页标明该文件已失效或废止。"),
            ["CE0123"] = new("没有找到条款：可能不是政策文件，或编号没有读出来。"),
            ["CE0124"] = new("文件里有好几份文件，标题、发文机关和日期只是其中一份的；请拆成一份一个文件。", null, true),
            ["CE0125"] = new("文件里有公式，每个公式写成了一行。"),
            ["CE0126"] = new("文件有一部分没有读出来。", null, true),
            ["CE0127"] = new("页面上有看不见的文字，没有读入。", null, true),
            ["CE0128"] = new("压缩包已解开，其中的文件各自导入。", "请看它们各自的结果。"),
            ["CE0129"] = new("图片（地图、徽标）里识别出的零星文字没有读入。", null, true),
            ["CE0301"] = new("编号不连续，前面缺号。", null, true),
            ["CE0302"] = new("编号重复。", null, true),
            ["CE0303"] = new("编号顺序不对。", null, true),
            ["CE0304"] = new("这段文字里有数额或比例，却不属于任何条款。"),
            ["CE0305"] = new("缺了很多编号，可能没有读出来；请对照原文核对这些地方。", null, true),
            ["CE0306"] = new("文件里有条文对照表，其中的数额不作为扶持提取。"),
            ["CE0401"] = new("这一项扶持读得没有把握。", null, true),
            ["CE0402"] = new("有一处数额未能读懂。", null, true),
            ["CE0421"] = new("该写日期的地方是占位符。"),
            ["CE0601"] = new("语言模型没有配置，或只配置了一半。", "请同时设置 CLAUSE_MODEL_ENDPOINT 和 CLAUSE_MODEL，或都不设置。", true),
            ["CE0602"] = new("连不上语言模型的服务，或连接中断。", "请检查网络和 CLAUSE_MODEL_ENDPOINT。", true),
            ["CE0603"] = new("语言模型的服务拒绝了请求。", "请检查 CLAUSE_MODEL、CLAUSE_MODEL_KEY 和 CLAUSE_MODEL_ENDPOINT。", true),
            ["CE0604"] = new("语言模型的服务没有回应，或太慢。", "请稍后再试。"),
            ["CE0605"] = new("本次运行的用量已到上限。", "请提高上限，或减少文件。", true),
            ["CE0606"] = new("语言模型的服务过载或出错。", "请稍后再试。", true),
            ["CE0607"] = new("语言模型的回复读不懂。", "请再试一次，或换一个模型。"),
        };

    /// <summary>What CE0010 says of the kinds of files that are not read; found by words of the English sentence.</summary>
    private static readonly (string English, string Chinese)[] Kinds =
    [
        ("Office 97", "旧版 Word、Excel 或 WPS 文档（.doc、.xls、.wps）"),
        ("encrypted Office", "加密的 Office 文档"),
        ("spreadsheet", "电子表格"),
        ("presentation", "演示文稿"),
        ("OpenDocument", "OpenDocument 文档（.odt）"),
        ("rich text", "RTF 文档"),
        ("an archive", "压缩包"),
    ];

    /// <summary>What is wrong with a numbering, and what an archive holds; labels and names are in their own words.</summary>
    private static readonly (Regex English, string Chinese)[] Numberings =
    [
        (new("^(.+) is the first number here; those before it are missing\\.$"), "编号从“$1”开始，前面缺号。"),
        (new("^Before (.+) numbers? ([0-9]+) is missing\\.$"), "“$1”之前缺第 $2 号。"),
        (new("^Before (.+) numbers ([0-9]+) to ([0-9]+) are missing\\.$"), "“$1”之前缺第 $2 至 $3 号。"),
        (new("^(.+) is numbered twice\\.$"), "编号“$1”重复。"),
        (new("^The archive holds ([0-9]+) files?; each is imported by itself\\.$"), "压缩包里有 $1 份文件，各自导入。"),
        (
            new(
                "^The archive holds ([0-9]+) files?; each is imported by itself\\. Passed over, for they are of no kind that a "
                    + "document comes as: (.+)\\.$"
            ),
            "压缩包里有 $1 份文件，各自导入。不是文件类型、已跳过的：$2。"
        ),
        (new("^(.+) is out of order: it follows number ([0-9]+)\\.$"), "编号“$1”顺序不对：它在第 $2 号之后。"),
    ];

    /// <summary>Advice that differs from file to file under one code.</summary>
    private static readonly (string English, string Chinese)[] Remedies =
    [
        ("Unpack it and", "请解压，再导入其中的文件。"),
        (
            "Open it in Word or WPS and save",
            "请用 Word 或 WPS 打开，另存为 DOCX 或 PDF；文件多时可用 soffice --headless --convert-to docx *.doc。"
        ),
        ("Open it in Word with its password", "请在 Word 中用密码打开，另存为不加密的文件。"),
        ("Unpack it with its password", "请用密码解压，另存为不加密的文件。"),
        ("Open it in its reader and export", "请用原来的阅读器打开，导出 PDF。"),
    ];

    /// <summary>
    /// The sentence in Chinese, with the English one behind it where that says more; the English one where the code is unknown.
    /// </summary>
    public static string ReasonInChinese(string? code, string english) =>
        code is null || !Chinese.TryGetValue(code, out var wording) ? english
        : code == "CE0010" && Find(Kinds, english) is { } kind ? $"这是{kind}，在这里读不了。"
        : Numbering(english) is { } numbering ? numbering
        : wording.HasDetail ? $"{wording.Reason}（{english}）"
        : wording.Reason;

    /// <summary>
    /// CE0301 to CE0303 and CE0128 in Chinese, with the label or names that they are about; null where the sentence is another.
    /// </summary>
    private static string? Numbering(string english)
    {
        foreach (var (pattern, chinese) in Numberings)
            if (pattern.Match(english) is { Success: true } match)
                return match.Result(chinese);
        return null;
    }

    /// <summary>What to do, in Chinese; the English advice where the code is unknown.</summary>
    public static string RemedyInChinese(string? code, string english) =>
        Find(Remedies, english) is { } remedy ? remedy
        : code is not null && Chinese.TryGetValue(code, out var wording) ? wording.Remedy ?? english
        : english;

    private static string? Find((string English, string Chinese)[] wordings, string english)
    {
        foreach (var (words, chinese) in wordings)
            if (english.Contains(words, StringComparison.Ordinal))
                return chinese;
        return null;
    }
}
