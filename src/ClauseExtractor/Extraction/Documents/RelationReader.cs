using ClauseExtractor.Language;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Documents;

/// <summary>Reads which documents this one repeals (…同时废止) and which others it names.</summary>
internal sealed class RelationReader(ClauseTree tree, string? ownTitle)
{
    private static readonly WordList RepealWords = new("废止", "停止执行", "失效", "不再执行", "停止施行");

    private readonly PolicyText text = tree.Text;

    public List<Repeal> Repeals()
    {
        var repeals = new List<Repeal>();
        foreach (var paragraph in text.Paragraphs)
        {
            if (!RepealWords.In(text.Folded.AsSpan(paragraph.Start, paragraph.End - paragraph.Start)))
                continue;
            foreach (var sentence in Split(paragraph.Range))
            {
                var words = text.Folded.AsSpan(sentence.Start, sentence.Length);
                if (!Repeals(words))
                    continue;
                var named = NamedDocuments.Read(text.Folded, sentence).Where(d => d.Whole.End <= LastRepealWord(sentence)).ToList();
                foreach (var document in named)
                    if (!IsQualifier(document, sentence))
                        repeals.Add(
                            new Repeal(
                                Words(document.Title),
                                document.Number is { } n ? Plain(n) : null,
                                IssuedBefore(sentence, document.Whole.Start),
                                text.Span(document.Whole)
                            )
                        );
                // 原沪科规〔2020〕3号同时废止: by number alone
                if (named.Count == 0 && DocumentNumbers.First(words) is { } number && number.Start < words.IndexOf("废止"))
                {
                    var place = new TextRange(sentence.Start + number.Start, sentence.Start + number.End);
                    repeals.Add(new Repeal(Plain(place), Plain(place), null, text.Span(place)));
                }
            }
        }
        return repeals;
    }

    /// <summary>Every other document named with 《…》, once, with the clause that names it first.</summary>
    public List<Citation> Citations(IReadOnlyList<Repeal> repeals)
    {
        var citations = new List<Citation>();
        var known = new HashSet<string>(repeals.Select(r => Key(r.Title)));
        if (ownTitle is not null)
            known.Add(Key(ownTitle));
        foreach (var document in NamedDocuments.Read(text.Folded, new TextRange(0, text.Text.Length)))
        {
            var title = text.Folded.AsSpan(document.Title.Start, document.Title.Length);
            if (
                document.Number is null && !OfficialWords.EndsAsTitle(title)
                || title.Length < 3
                || IsForm(title)
                || !known.Add(Key(Words(document.Title)))
            )
                continue;
            citations.Add(
                new Citation(
                    Words(document.Title),
                    document.Number is { } n ? Plain(n) : null,
                    ClauseAt(document.Whole.Start),
                    text.Span(document.Whole)
                )
                {
                    Basis = IsBasis(document.Whole),
                }
            );
        }
        return citations;
    }

    // How a document says that it was made by another: 根据《…》精神, 结合我区实际, 制定本办法.
    private static readonly WordList Grounds = new("根据", "依据", "按照", "贯彻", "落实", "遵照", "参照"),
        Makings =
            new(
                "制定本",
                "制定《",
                "制定如下",
                "制定以下",
                "制定此",
                "制定该",
                "特制定",
                "现制定",
                "提出如下",
                "提出以下",
                "现提出",
                "制订本",
                "制订如下",
                "制订以下"
            );

    /// <summary>Whether a named document stands between 根据 and 制定本办法 in its sentence.</summary>
    private bool IsBasis(TextRange document)
    {
        int start = document.Start,
            end = document.End;
        while (start > 0 && document.Start - start < 400 && text.Folded[start - 1] is not ('。' or '\n'))
            start--;
        while (end < text.Folded.Length && end - document.End < 400 && text.Folded[end] is not ('。' or '\n'))
            end++;
        return Grounds.In(text.Folded.AsSpan(start, document.Start - start))
            && Makings.In(text.Folded.AsSpan(document.End, end - document.End));
    }

    /// <summary>An application or report that the document asks for is no document that it cites.</summary>
    private static bool IsForm(ReadOnlySpan<char> title) =>
        title.EndsWith("申报书") || title.EndsWith("申请表") || title.EndsWith("汇总表") || title.EndsWith("一览表");

    /// <summary>Path of the clause whose own text holds a position: the last that starts before it, or one that it stands in.</summary>
    private string? ClauseAt(int position)
    {
        int low = 0,
            high = tree.Nodes.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tree.Nodes[middle].LabelRange.Start <= position)
                low = middle + 1;
            else
                high = middle;
        }
        for (int i = low - 1; i >= 0; i = tree.Nodes[i].Parent)
            if (tree.Nodes[i].Own.Any(r => r.Contains(position)))
                return tree.Nodes[i].Path;
        return null;
    }

    /// <summary>同时废止, 予以废止, 自行废止, …即行失效: the sentence repeals; 立改废释 and 应当废止 do not.</summary>
    private static bool Repeals(ReadOnlySpan<char> words)
    {
        foreach (string word in RepealWords.Words)
        {
            int at = words.LastIndexOf(word);
            if (at < 0)
                continue;
            var before = words[Math.Max(0, at - 6)..at];
            bool said =
                before.Contains("同时", StringComparison.Ordinal)
                || before.Contains("予以", StringComparison.Ordinal)
                || before.Contains("自行", StringComparison.Ordinal)
                || before.Contains("即行", StringComparison.Ordinal)
                || before.Contains("一并", StringComparison.Ordinal)
                || before.Contains("相应", StringComparison.Ordinal)
                || before.Contains("随之", StringComparison.Ordinal)
                || before.EndsWith("起")
                || before.EndsWith("》")
                || before.EndsWith(")")
                || before.EndsWith("即");
            var after = words[(at + word.Length)..];
            bool ends = after.IsEmpty || after[0] is '。' or '.' or ',' or ';' or ')' || after.StartsWith("《") || after.StartsWith(":");
            if (
                said
                && ends
                && !before.Contains("应", StringComparison.Ordinal)
                && !words.Contains("未", StringComparison.Ordinal) | word == "废止"
            )
                return true;
        }
        return false;
    }

    private int LastRepealWord(TextRange sentence)
    {
        var words = text.Folded.AsSpan(sentence.Start, sentence.Length);
        int last = 0;
        foreach (string word in RepealWords.Words)
            last = Math.Max(last, words.LastIndexOf(word));
        // 废止《…》: the names follow the word.
        return words[last..].Contains('《') && !words[..last].Contains('《') ? sentence.End : sentence.Start + last;
    }

    /// <summary>根据《…》, 按照《…》 in a repealing sentence names no repealed document.</summary>
    private bool IsQualifier(NamedDocument document, TextRange sentence)
    {
        var before = text.Folded.AsSpan(sentence.Start, document.Whole.Start - sentence.Start);
        return before.EndsWith("根据")
            || before.EndsWith("按照")
            || before.EndsWith("依据")
            || Key(Words(document.Title)) == Key(ownTitle ?? "") && document.Number is null && before.EndsWith("本");
    }

    /// <summary>The day in 2023年12月1日印发的《…》.</summary>
    private DateOnly? IssuedBefore(TextRange sentence, int title)
    {
        var between = new TextRange(Math.Max(sentence.Start, title - 30), title);
        foreach (var date in DateLexer.Read(text.Folded, between))
            if (
                date.Date is { } day
                && !date.EndOfPeriod
                && text.Folded.AsSpan(date.Range.End, title - date.Range.End) is var words
                && words.Length <= 10
                && words.IndexOfAny(",。;".AsSpan()) < 0
                && (
                    words.Contains("印发", StringComparison.Ordinal)
                    || words.Contains("发布", StringComparison.Ordinal)
                    || words.Contains("公布", StringComparison.Ordinal)
                    || words.Contains("施行", StringComparison.Ordinal)
                )
            )
                return day;
        return null;
    }

    private IEnumerable<TextRange> Split(TextRange paragraph)
    {
        int start = paragraph.Start,
            depth = 0;
        for (int i = paragraph.Start; i < paragraph.End; i++)
        {
            char c = text.Folded[i];
            depth =
                c == '《' ? depth + 1
                : c == '》' ? Math.Max(0, depth - 1)
                : depth;
            if (depth > 0 || !Sentences.EndsAt(text.Folded, i) && i + 1 < paragraph.End)
                continue;
            yield return new TextRange(start, i + 1);
            start = i + 1;
        }
        if (start < paragraph.End)
            yield return new TextRange(start, paragraph.End);
    }

    private string Words(TextRange range) => text.Text[range.Start..range.End];

    private string Plain(TextRange range) => string.Concat(Words(range).Where(c => !char.IsWhiteSpace(c)));

    private static string Key(string title) => string.Concat(TextFold.Fold(title).Where(c => c is not (' ' or '《' or '》')));
}
