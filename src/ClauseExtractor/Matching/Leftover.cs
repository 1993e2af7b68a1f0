using System.Buffers;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>What of a condition's words is neither figure nor title nor said by the profile: it must be ticked.</summary>
internal sealed class Leftover(Profile profile)
{
    private static readonly IReadOnlyList<string> Fillers = MatchingWords.Of("filler"),
        Openers = MatchingWords.Of("opener"),
        Purposes = MatchingWords.Of("purpose"),
        Recipients = MatchingWords.Of("recipient");
    private static readonly IReadOnlyList<(string Word, string Value)> OwnKinds = MatchingWords.Valued("own-kind"),
        KindNames = [.. OwnKinds, .. MatchingWords.Valued("kind-name")],
        Exclusive = MatchingWords.Valued("exclusive"),
        Broader = MatchingWords.Valued("broader");

    /// <summary>What a purpose leads to is asked: 提升为国家级中心, 打造示范工厂并通过验收.</summary>
    private static readonly SearchValues<string> Results = SearchValues.Create(
        ["为", "至", "通过", "获", "并", "达"],
        StringComparison.Ordinal
    );

    private readonly string[] said = [.. (profile.Kinds ?? []).Concat(profile.Industries ?? []).Select(TextFold.Fold)];
    private readonly string place = TextFold.Fold(profile.Region ?? "");

    /// <summary>True for a stretch that says why, after what measure or in what steps, and asks nothing.</summary>
    public static bool AsksNothing(string words) =>
        Openers.Any(o => words.StartsWith(o, StringComparison.Ordinal))
        || Purposes.Any(p => words.StartsWith(p, StringComparison.Ordinal))
            && !words.EndsWith('的')
            && !words.AsSpan().ContainsAny(Results)
            && !words.EndsWith("项目", StringComparison.Ordinal)
            && !Recipients.Any(r => words.EndsWith(r, StringComparison.Ordinal));

    /// <summary>
    /// What a profile's kinds, which are complete, say to a recipient that nobody is without saying so (银行, 高校): not met where all are
    /// of other kinds, to be ticked where one is of the same under another name (大学); null where it is said, and for other recipients.
    /// </summary>
    public Verdict? OfKind(string recipient) =>
        OwnKinds.FirstOrDefault(k => recipient == k.Word) is not { Word: { } word, Value: { } kind }
        || said.Any(s => s.Contains(word, StringComparison.Ordinal))
            ? null
        : said.Any(s => KindNames.Any(k => k.Value == kind && s.Contains(k.Word, StringComparison.Ordinal))) ? Verdict.Unknown
        : Verdict.NotMet;

    /// <summary>The stretches to tick, each with what the profile says to it.</summary>
    /// <param name="covered">True at characters that a figure or a title takes.</param>
    public IEnumerable<(TextRange Range, Verdict Verdict, RequirementKind Kind)> Of(string text, TextRange range, bool[] covered)
    {
        if (IsListOfSaid(text[range.Start..range.End]))
            yield break;
        int either = text.IndexOf('或', range.Start, range.Length),
            rest = either < 0 ? range.End : text.IndexOf('且', either, range.End - either);
        bool said = true;
        foreach (var piece in Pieces(text, range, covered))
        {
            // A或B: where A is said B need not be.
            if (either >= 0 && said && piece.Start > either && (rest < 0 || piece.Start < rest))
                continue;
            if (Judge(text[piece.Start..piece.End]) is not { } judged)
                continue;
            said = false;
            yield return (piece, judged.Verdict, judged.Kind);
        }
    }

    // What is judged apart: between covered words, list marks, 的 and 或.
    private static IEnumerable<TextRange> Pieces(string text, TextRange range, bool[] covered)
    {
        int from = range.Start;
        for (int i = range.Start; i <= range.End; i++)
            if (i == range.End || covered[i] || !IsWord(text[i]) || text[i] is '、' or '且' or '的' or '“' or '”' or '或')
            {
                if (i > from)
                    yield return new TextRange(from, i);
                from = i + 1;
            }
    }

    private static bool IsWord(char c) => c is >= '一' and <= '鿿' || char.IsAsciiLetterOrDigit(c);

    // 天使投资、并购基金等各类投资基金: what the list comes to is said.
    private bool IsListOfSaid(string words) =>
        words.LastIndexOf('等') is > 0 and var at
        && words.Contains('、')
        && said.Any(s => Stripped(words[(at + 1)..]) == s || words[(at + 1)..] == s);

    private (Verdict Verdict, RequirementKind Kind)? Judge(string words)
    {
        // 零售企业年零售额: who it is comes first.
        if (words.IndexOf("企业", StringComparison.Ordinal) is > 0 and var firm && Excludes(words[..firm]))
            return (Verdict.NotMet, RequirementKind.Recipient);
        string rest = Stripped(words);
        if (rest.Count(c => c is >= '一' and <= '鿿') < 2)
            return null;
        bool recipient = Recipients.Any(r => words.EndsWith(r, StringComparison.Ordinal));
        if (said.Any(s => s.Contains(words, StringComparison.Ordinal) || s.Contains(rest, StringComparison.Ordinal) || rest == s))
            return null;
        if (
            Broader.Any(b =>
                words.EndsWith(b.Word, StringComparison.Ordinal)
                && Stripped(words[..^b.Word.Length]).Length == 0
                && b.Value.Split('|').Any(said.Contains)
            )
        )
            return null;
        if (place.Length > 0 && place.Contains(rest, StringComparison.Ordinal))
            return null;
        if ((profile.Certificates ?? []).Any(c => rest.Length >= 4 && TextFold.Fold(c).Contains(rest, StringComparison.Ordinal)))
            return null;
        return (Verdict.Unknown, recipient ? RequirementKind.Recipient : RequirementKind.Words);
    }

    /// <summary>True for a kind that another kind of the profile rules out: 零售 where it is 批发.</summary>
    public bool Excludes(string recipient) =>
        Exclusive.FirstOrDefault(e => Stripped(recipient).StartsWith(e.Word, StringComparison.Ordinal))
            is { Word: { } own, Value: { } group }
        && said.Any(s =>
            Exclusive.Any(e =>
                e.Value == group && s.StartsWith(e.Word, StringComparison.Ordinal) && !own.Contains(e.Word, StringComparison.Ordinal)
            )
        )
        && !said.Any(s => s.StartsWith(own, StringComparison.Ordinal));

    private string Stripped(string words)
    {
        string rest = words;
        for (bool again = true; again; )
        {
            again = false;
            foreach (string filler in Fillers)
            {
                if (rest.StartsWith(filler, StringComparison.Ordinal))
                    (rest, again) = (rest[filler.Length..], true);
                if (rest.EndsWith(filler, StringComparison.Ordinal))
                    (rest, again) = (rest[..^filler.Length], true);
            }
            foreach (string kind in said)
                if (kind.Length >= 2 && rest.StartsWith(kind, StringComparison.Ordinal) && rest.Length > kind.Length)
                    (rest, again) = (rest[kind.Length..], true);
            if (rest.StartsWith('在') && place.Length > 0)
                for (int length = Math.Min(rest.Length - 1, 6); length >= 1; length--)
                    if (place.Contains(rest.Substring(1, length), StringComparison.Ordinal))
                    {
                        (rest, again) = (rest[(1 + length)..], true);
                        break;
                    }
        }
        return rest;
    }
}
