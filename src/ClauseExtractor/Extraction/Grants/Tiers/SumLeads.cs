using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants.Tiers;

/// <summary>Finds the words of its own that each sum of a list has before it: 2023年底前入驻的按60元、2024年入驻的按40元; 一等奖10万元、二等奖5万元.</summary>
internal static class SumLeads
{
    /// <summary>The words of each sum; null where not every sum has some.</summary>
    public static List<TextRange>? Of(string text, GrantPhrase phrase, List<Figure> moneys)
    {
        var leads = new List<TextRange>();
        foreach (var money in moneys)
        {
            int end = TouchingCues(phrase, money.Token),
                start = Math.Min(money.Lead.Start, end);
            while (end > start && text[end - 1] is '按' or '的' or '为')
                end--;
            // 补贴材料费3000元、人工费1000元: the noun is that of all.
            if (leads.Count == 0 && phrase.NounToken is { } opening && opening.Start >= start && opening.End < end)
                start = opening.End;
            // 奖励上限为零售企业100万元/家: what stands before 为 is said of all.
            if (
                leads.Count == 0
                && end > start
                && text.LastIndexOfAny(['为', ':'], Math.Max(start, end - 1), Math.Max(0, end - start)) is > 0 and var named
                && end - named > 2
            )
                start = named + 1;
            leads.Add(new TextRange(start, end));
        }
        if (
            moneys.Count > 1
            && leads
                .Skip(1)
                .All(l => l.Length >= 2 && FillerWords.UncoveredLength(text.AsSpan(l.Start, l.Length)) >= 1 && !IsCue(text, phrase, l))
        )
        {
            if (leads[0].Length < 2)
                leads[0] = ConditionReader.Of(text, [], phrase.Segment.Range.Start, phrase.Start) is [var head, ..] ? head : default;
            return leads.All(l => l.Length >= 2) ? leads : null;
        }
        return null;
    }

    /// <summary>Whom or what each share of a list is for: <u>大型企业</u>按培训费的30%、<u>小微企业</u>按60%给予补贴; null where not every share has such
    /// words.</summary>
    /// <param name="condition">What stands before the first share.</param>
    public static List<TextRange>? OfShares(string text, IReadOnlyList<TextRange> condition, List<Figure> shares)
    {
        if (condition is not [.., var before])
            return null;
        var first = before with { Start = text.LastIndexOf(',', before.End - 1, before.Length) + 1 };
        var leads = new List<TextRange> { first.Start > before.Start ? first : before };
        foreach (var share in shares.Skip(1))
        {
            var words = text.AsSpan(share.Lead.Start, Math.Max(0, share.Token.Start - share.Lead.Start));
            if (words.IndexOf('按') is not (>= 2 and var end))
                return null;
            leads.Add(new TextRange(share.Lead.Start, share.Lead.Start + end));
        }
        return leads.TrueForAll(l => l.Length >= 2) ? leads : null;
    }

    /// <summary>True for a list of sums with words of its own before each: 一等奖30万元、二等奖10万元.</summary>
    public static bool AreNamed(string text, Segment segment)
    {
        int end = segment.Range.Start,
            sums = 0;
        for (int i = 0; i < segment.Tokens.Count; i++)
        {
            var token = segment.Tokens[i];
            if (!token.IsFigure)
                continue;
            bool listed = sums == 0 || i > 0 && text[end] is '、' or ',' or '和' or '及';
            int start =
                i > 0 && segment.Tokens[i - 1].Kind is TokenKind.Bound or TokenKind.Per && segment.Tokens[i - 1].End == token.Start
                    ? segment.Tokens[i - 1].Start
                    : token.Start;
            if (
                !listed
                || token.Kind != TokenKind.Money
                || start <= end
                || FillerWords.UncoveredLength(text.AsSpan(end, start - end).TrimStart("、,和及")) < 2
            )
                return false;
            end = token.End;
            sums++;
        }
        return sums > 1;
    }

    // Where the cues that touch a figure begin: 零售企业|最高100万元.
    private static int TouchingCues(GrantPhrase phrase, Token figure)
    {
        int start = figure.Start;
        for (int i = phrase.Tokens.Count - 1; i >= 0; i--)
            if (
                phrase.Tokens[i].End <= start
                && start - phrase.Tokens[i].End <= 1
                && phrase.Tokens[i].Kind is TokenKind.Bound or TokenKind.Per
            )
                start = phrase.Tokens[i].Start;
            else if (phrase.Tokens[i].End <= start)
                break;
        return start;
    }

    private static bool IsCue(string text, GrantPhrase phrase, TextRange lead) =>
        phrase.Tokens.Any(t => t.Kind != TokenKind.Quantity && t.Start <= lead.Start && t.End >= lead.End);
}
