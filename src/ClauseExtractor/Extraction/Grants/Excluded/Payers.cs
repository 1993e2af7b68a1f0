using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Excluded;

/// <summary>Who pays (由市财政, 市级财政拿出, 区政府): neither condition nor recipient.</summary>
internal static class Payers
{
    private static readonly WordList Names = Words.Of(WordClass.PayerName);

    // 市级 alone is a level (省级奖20万元), 市级财政 pays.
    private static readonly WordList Funds = Words.Of(WordClass.PayerEnding);

    private static readonly WordList Offices = Words.Of(WordClass.OfficeEnding);

    private static readonly WordList Privates = Words.Of(WordClass.PrivatePayer);

    // What a payer does before the verb that gives.
    private static readonly WordList Deeds = Words.Of(WordClass.PayerDeed);

    /// <summary>True for 奖 and 补 anywhere, for 负担, 承担, 买单 only where a payer of public money stands before it.</summary>
    public static bool Gives(string text, Segment segment, int give)
    {
        var words = text.AsSpan(
            segment.Range.Start,
            Math.Max(
                0,
                (give >= 0 && segment.Tokens[give].Kind == TokenKind.Giver ? segment.Tokens[give].Start : segment.Range.End)
                    - segment.Range.Start
            )
        );
        return give >= 0 && segment.Tokens[give].Kind == TokenKind.Giver && segment.Tokens[give].Unit is not "补助"
            || Stands(words)
            || OpensStatement(text, segment.Range.Start)
            || give >= 0
                && segment.Tokens[give] is { Kind: TokenKind.Giver } token
                && (text[token.Start] is '补' or '报' or '加' or '再' or '另' || text[token.Start + 1] == '单' && !Privates.In(words));
    }

    /// <summary>True where a payer of public money stands in the words.</summary>
    public static bool Stands(ReadOnlySpan<char> words) => Names.In(words);

    /// <summary>True where a payer takes the sum at an offset out of its money: 市级财政拿出.</summary>
    public static bool PaysFrom(string text, Segment segment, int at)
    {
        var words = text.AsSpan(segment.Range.Start, at - segment.Range.Start);
        return Names.In(words) && Taking.Ends(words);
    }

    // 县财政对种植户投保的,承担保费的50%: who pays opens the statement.
    private static bool OpensStatement(string text, int segment)
    {
        int start = text.LastIndexOfAny(['。', ';', '\n'], Math.Max(0, segment - 1)) + 1;
        return start < segment && Opening(text, new TextRange(start, segment)) > 0;
    }

    /// <summary>True for a row that a payer's share made, of a base that was named.</summary>
    public static bool IsShare(string text, RowDraft row) =>
        row is { Base: not null, Reading: { Giver: >= 0 } phrase } && Share(text, phrase);

    private static readonly WordList Taking = Words.Of(WordClass.PayerTakes);

    /// <summary>True where payers share a grant named before: 由省发改委、省财政厅各承担一半; 市财政承担60%.</summary>
    public static bool Share(string text, GrantPhrase phrase) =>
        text.AsSpan(phrase.Tokens[phrase.Giver].Start, 2) is "承担" or "负担" or "分担";

    /// <summary>True for what somebody other than the public pays: 由企业按每人每月不低于500元发放津贴.</summary>
    public static bool IsPrivate(string text, GrantPhrase phrase)
    {
        if (phrase.Verb < 0)
            return false;
        var (range, verb) = (phrase.Segment.Range, phrase.Tokens[phrase.Verb].Start);
        int by = text.LastIndexOf('由', verb, verb - range.Start + 1);
        if (by < range.Start || verb - by < 3 || Names.In(text.AsSpan(by, verb - by)))
            return false;
        int end = by + 1;
        while (end < verb && end - by <= 6 && !Privates.Ends(text.AsSpan(by + 1, end - by)))
            end++;
        return Privates.Ends(text.AsSpan(by + 1, end - by))
            && FillerWords.UncoveredLength(
                text,
                [.. phrase.Tokens.Where(t => t.Start > end)],
                0,
                phrase.Tokens.CountOf(t => t.Start > end && t.Start < verb),
                end + 1,
                verb
            ) <= 2;
    }

    /// <summary>
    /// What is shared, before who pays a part of it that the public does not: <u>保费</u>由农户承担20%; null for any other segment.
    /// </summary>
    public static TextRange? PrivateShare(string text, Segment segment)
    {
        if (segment.Tokens is not [.., { IsFigure: true } share] || segment.Range.End - share.End > 1)
            return null;
        var words = text.AsSpan(segment.Range.Start, share.Start - segment.Range.Start);
        int end = words.Length;
        foreach (string deed in Bearing.Words)
            if (words.EndsWith(deed, StringComparison.Ordinal))
                end = words.Length - deed.Length;
        for (int at = 0; end < words.Length && at < end; at++)
            if (Privates.StartLength(words[at..end]) is > 0 and var length && at + length == end)
                return new TextRange(segment.Range.Start, segment.Range.Start + (at > 0 && words[at - 1] == '由' ? at - 1 : at));
        return null;
    }

    /// <summary>True where the words before a share say that the recipient bears it: 农户自缴.</summary>
    public static bool IsOwn(string text, TextRange lead) => lead.Length > 0 && Own.Ends(text.AsSpan(lead.Start, lead.Length));

    private static readonly WordList Own = Words.Of(WordClass.OwnCost);

    private static readonly WordList Bearing = Words.Of(WordClass.CostBearing);

    /// <summary>A condition without the payer at its end: 对示范项目,由市财政 is 对示范项目.</summary>
    public static TextRange Without(string text, TextRange condition)
    {
        int comma = Math.Max(
            text.LastIndexOf(',', condition.End - 1, condition.Length),
            text.LastIndexOf('的', condition.End - 1, condition.Length)
        );
        int start = comma < 0 ? condition.Start : comma + 1;
        var words = text.AsSpan(start, condition.End - start);
        int length = words.Length;
        while (length > 0 && Deed(words[..length]) is > 0 and var deed)
            length -= deed;
        var name = words[..length];
        int by = name.LastIndexOf('由');
        // 由区政府, 由市科技局; not 由高校牵头.
        bool payer = by >= 0 && name.Length - by <= 16 && (Names.In(name[by..]) || Offices.Ends(name));
        if (payer || Behind(text, new TextRange(start, start + length)) is not null)
            return new TextRange(condition.Start, Back(text, condition.Start, start + by));
        return length > 0 && name.Length <= 10 && Funds.Ends(name) && !name.Contains('对')
            ? new TextRange(condition.Start, Back(text, condition.Start, start))
            : condition;
    }

    /// <summary>Where the payer begins that stands behind a cost: 维护费用<u>由街道</u>; null where none does.</summary>
    public static int? Behind(string text, TextRange words)
    {
        int by = words.Length < 4 ? -1 : text.LastIndexOf('由', words.End - 1, words.Length);
        return
            by - words.Start >= 2
            && words.End - by is >= 3 and <= 16
            && text.IndexOf(',', by, words.End - by) < 0
            && BaseReader.EndsInHead(text, words with { End = by })
            ? by
            : null;
    }

    private static int Deed(ReadOnlySpan<char> words)
    {
        for (int length = Math.Min(3, words.Length); length > 0; length--)
            if (Deeds.Starts(words[^length..]) && Deeds.StartLength(words[^length..]) == length)
                return length;
        return 0;
    }

    private static int Back(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ',' or ' ')
            end--;
        return end;
    }

    /// <summary>Length of the payer that opens a condition before 对: <u>市级财政</u>对每个村集体; 0 where none does.</summary>
    public static int Opening(string text, TextRange condition)
    {
        int at = text.IndexOf('对', condition.Start, Math.Min(10, condition.Length));
        if (at <= condition.Start)
            return 0;
        var name = text.AsSpan(condition.Start, at - condition.Start).TrimEnd("可以将应当");
        return Funds.Ends(name) && !name.Contains(',') ? at - condition.Start : 0;
    }
}
