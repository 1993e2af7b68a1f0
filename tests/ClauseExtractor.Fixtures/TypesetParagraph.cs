using System.Text.RegularExpressions;

namespace ClauseExtractor.Fixtures;

/// <summary>A paragraph to be typeset.</summary>
/// <param name="Text">Its canonical text.</param>
/// <param name="Cells">The cells where it is a row of a table.</param>
internal sealed record TypesetParagraph(string Text, IReadOnlyList<string>? Cells);

/// <summary>How a paragraph of an official document is set.</summary>
internal enum Setting
{
    Body,
    Heading,
    Title,
    Banner,
    Signature,
    FlushLeft,
}

/// <summary>Decides the setting of paragraphs by the habits of official documents (GB/T 9704).</summary>
internal static partial class OfficialSetting
{
    public static Setting Of(IReadOnlyList<TypesetParagraph> paragraphs, int i)
    {
        string text = paragraphs[i].Text;
        if (text.EndsWith("文件", StringComparison.Ordinal) && text.Length < 24 && i < 6)
            return Setting.Banner;
        if (Number().IsMatch(text) && text.Length < 24)
            return Setting.Title;
        if (
            Date().IsMatch(text)
            || i + 1 < paragraphs.Count && text.Length < 24 && Date().IsMatch(paragraphs[i + 1].Text) && !text.EndsWith('。')
        )
            return Setting.Signature;
        if (text.EndsWith('：') || text.EndsWith(':'))
            return i < 12 ? Setting.FlushLeft : Setting.Body;
        if (Attachment().IsMatch(text))
            return Setting.FlushLeft;
        bool sentence = Sentence().IsMatch(text);
        if (!sentence && !Label().IsMatch(text) && text.Length < 60 && (TitleEnd().IsMatch(text) || i < 6))
            return Setting.Title;
        return !sentence && Label().IsMatch(text) ? Setting.Heading : Setting.Body;
    }

    [GeneratedRegex(@"^[^。]*[〔［\[]\s*[\d０-９]{4}\s*[〕］\]]\s*[\d０-９]+\s*号$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\d０-９]{4}年[\d０-９]{1,2}月[\d０-９]{1,2}日(印发)?$")]
    private static partial Regex Date();

    [GeneratedRegex("[。；，,;.]")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^附件\s*[\d]*[：:]?$")]
    private static partial Regex Attachment();

    [GeneratedRegex(@"^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|[\d０-９]+[.．、])")]
    private static partial Regex Label();

    [GeneratedRegex(@"(措施|办法|意见|规划|方案|通知|公告|意见稿）)$")]
    private static partial Regex TitleEnd();
}
