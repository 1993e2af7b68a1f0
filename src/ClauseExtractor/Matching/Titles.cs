using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>A title that a condition asks for.</summary>
/// <param name="Newly">新认定, 首次: must be ticked where it is held.</param>
/// <param name="Thing">True for a title of a project, work, product or place.</param>
/// <param name="Open">True for a member of a list that ends in 等.</param>
internal sealed record AskedTitle(int Start, int End, string Words, bool Newly, bool Thing, bool Open);

/// <summary>Reads the titles that a stretch of a condition asks for, and tells whether a list of certificates holds them.</summary>
internal static partial class Titles
{
    private static readonly IReadOnlyList<string> Triggers = MatchingWords.Of("trigger"),
        Newly = MatchingWords.Of("newly"),
        Known = MatchingWords.Of("title"),
        Ends = MatchingWords.Of("title-end"),
        Things = MatchingWords.Of("thing"),
        OwnAwards = MatchingWords.Of("own-award"),
        ThingSubjects = MatchingWords.Of("thing-subject"),
        Rises = MatchingWords.Of("rise"),
        Noise = MatchingWords.Of("title-noise"),
        National = MatchingWords.Of("national");
    private static readonly IReadOnlyList<(string Word, string Value)> Levels = MatchingWords.Valued("level"),
        Same = MatchingWords.Valued("same");

    private static readonly string[] Holders = ["企业", "单位", "机构"];

    public static IReadOnlyList<AskedTitle> Read(string text, TextRange range)
    {
        var found = new List<AskedTitle>();
        string words = text[range.Start..range.End];
        foreach (string rise in Rises)
            if (
                words.IndexOf(rise, StringComparison.Ordinal) is > 0 and var up
                && GradeBehind().Match(words[(up + rise.Length)..]) is { Success: true } grade
            )
                return
                [
                    new AskedTitle(
                        range.Start,
                        range.Start + up + rise.Length + grade.Length,
                        words[..up] + grade.Value,
                        false,
                        false,
                        false
                    ),
                ];
        for (int at = 0; at < words.Length; )
        {
            if (
                Triggers.FirstOrDefault(t => words.AsSpan(at).StartsWith(t, StringComparison.Ordinal)) is { } trigger
                && Phrase(words, at, at + trigger.Length) is { } phrase
            )
            {
                found.AddRange(phrase.Select(t => t with { Start = t.Start + range.Start, End = t.End + range.Start }));
                at = phrase[^1].End;
            }
            else if (
                Known.FirstOrDefault(k => words.AsSpan(at).StartsWith(k, StringComparison.Ordinal)) is { } known
                && !(at > 0 && words[at - 1] == '转')
                && !words.AsSpan(at + known.Length).StartsWith("标准", StringComparison.Ordinal)
            )
            {
                int start = Extended(words, at),
                    end = at + known.Length;
                if (end + 2 <= words.Length && words.AsSpan(end).StartsWith("企业", StringComparison.Ordinal))
                    end += 2;
                found.Add(
                    new AskedTitle(
                        range.Start + start,
                        range.Start + end,
                        words[start..end],
                        NewlyBefore(words, start),
                        false,
                        end < words.Length && words[end] == '等'
                    )
                );
                at = end;
            }
            else if (Levelled().Match(words, at) is { Success: true } levelled && levelled.Index == at)
            {
                found.Add(
                    new AskedTitle(
                        range.Start + at,
                        range.Start + at + levelled.Length,
                        levelled.Value,
                        NewlyBefore(words, at),
                        false,
                        false
                    )
                );
                at += levelled.Length;
            }
            else
                at++;
        }
        return found;
    }

    /// <summary>Whether one of the certificates or kinds of a profile is the title.</summary>
    public static Verdict Held(AskedTitle title, Profile profile)
    {
        var verdict = Verdicts.Any((profile.Certificates ?? []).Concat(profile.Kinds ?? []).Select(c => Is(title.Words, TextFold.Fold(c))));
        if (profile.Certificates is null && verdict != Verdict.Met)
            return Verdict.Unknown;
        return verdict switch
        {
            Verdict.Met when title.Newly => Verdict.Unknown,
            Verdict.NotMet when title.Thing || title.Open => Verdict.Unknown,
            _ => verdict,
        };
    }

    private static Verdict Is(string title, string certificate)
    {
        var (asked, level) = Core(title);
        var (held, own) = Core(certificate);
        if (Grade().Match(asked) is { Success: true } grades && Grade().Match(held) is { Success: true } grade)
        {
            int low = grades.Groups[1].Value[0] - '0',
                high = grades.Groups[2].Success ? grades.Groups[2].Value[0] - '0' : low,
                has = grade.Groups[1].Value[0] - '0';
            return has >= low && has <= high && Within(Grade().Replace(asked, ""), held) ? Verdict.Met : Verdict.NotMet;
        }
        // 国家互联网信息办公室生成式人工智能服务备案: who gives it may stand before it.
        if (held.Length >= 5 && asked.Length > held.Length && asked.EndsWith(held, StringComparison.Ordinal))
            return Verdict.Unknown;
        if (asked.Length < 2 || !Within(asked, held))
            return Verdict.NotMet;
        if (level is null || level == own)
            return Verdict.Met;
        // 高新技术企业 is the nation's whether one says so or not.
        return own is not null ? Verdict.NotMet
            : level == "nation"
            && National.Any(n =>
                TextFold
                    .Fold(certificate)
                    .Replace("“", "", StringComparison.Ordinal)
                    .Replace("”", "", StringComparison.Ordinal)
                    .Contains(n, StringComparison.Ordinal)
            )
                ? Verdict.Met
            : Verdict.Unknown;
    }

    private static bool Within(string asked, string held)
    {
        int at = 0;
        foreach (char c in asked)
        {
            at = held.IndexOf(c, at);
            if (at < 0)
                return false;
            at++;
        }
        return true;
    }

    /// <summary>The title without level, place, quotes and words that every title has; and the level.</summary>
    private static (string Core, string? Level) Core(string words)
    {
        string core = words;
        foreach (var (word, value) in Same)
            core = core.Replace(word, value, StringComparison.Ordinal);
        string? level = null;
        if (Place().Match(core) is { Success: true } place)
            (core, level) = (
                core[place.Length..],
                place.Value[^1] switch
                {
                    '省' => "province",
                    '市' => "city",
                    _ => "district",
                }
            );
        foreach (var (word, value) in Levels)
            if (core.StartsWith(word, StringComparison.Ordinal))
            {
                (core, level) = (core[word.Length..], value);
                break;
            }
        foreach (string noise in Noise)
            core = core.Replace(noise, "", StringComparison.Ordinal);
        return (core, level);
    }

    /// <summary>The titles behind a trigger, at places within the words; null where what follows is no title.</summary>
    private static List<AskedTitle>? Phrase(string words, int trigger, int start)
    {
        int end = start;
        for (bool quoted = false; end < words.Length && (quoted || words[end] is not (',' or ';' or ':' or '。' or '\n' or '的')); end++)
            quoted = words[end] is '“' or '《' || (quoted && words[end] is not ('”' or '》'));
        // 新认定的龙头企业投资建设项目: the title ends with the noun of who holds it.
        foreach (string holder in Holders)
            if (
                words.IndexOf(holder, start, end - start, StringComparison.Ordinal) is > 0 and var at
                && at + holder.Length < end
                && words[at + holder.Length] is >= '一' and <= '鿿' and not ('、' or '和' or '或' or '及')
                && !Ends.Any(e => e.Length > 1 && words.AsSpan(at + holder.Length, end - at - holder.Length).EndsWith(e))
            )
                end = at + holder.Length;
        string phrase = words[start..end];
        if (
            phrase.Length < 2
            || phrase.Any(char.IsAsciiDigit) && !phrase.Contains('强') && !Grade().IsMatch(phrase)
            || phrase.Count(c => c != '_') > 60
        )
            return null;
        bool open =
            phrase.EndsWith('等')
            || phrase.Contains("等荣誉", StringComparison.Ordinal)
            || phrase.Contains("等称号", StringComparison.Ordinal);
        string bare = phrase.TrimEnd('等').Replace("_", "", StringComparison.Ordinal).TrimEnd('”', '》', ' ');
        if (!Ends.Any(e => bare.EndsWith(e, StringComparison.Ordinal)) && !open)
            return null;
        foreach (string act in (string[])["认定", "注册", "登记", "授权", "批准"])
            bare = bare.EndsWith(act, StringComparison.Ordinal) ? bare[..^act.Length] : bare;
        bool thing =
            ThingSubjects.Any(words[..trigger].Contains)
            || Things.Any(t => bare.EndsWith(t, StringComparison.Ordinal))
                && !OwnAwards.Any(a => bare.EndsWith(a, StringComparison.Ordinal))
            || (end < words.Length && words[end] == '的' && Things.Any(t => words.AsSpan(end + 1).Contains(t, StringComparison.Ordinal)));
        bool newly = NewlyBefore(words, start);
        var titles = new List<AskedTitle>();
        int from = start;
        foreach (Match joint in Joint().Matches(phrase))
        {
            Add(from, start + joint.Index);
            from = start + joint.Index + joint.Length;
        }
        Add(from, end);
        // 国家级、省级示范企业: what the earlier levels are of stands behind the last.
        string noun = LevelPrefix().Replace(titles[^1].Words, "");
        for (int i = 0; i < titles.Count - 1; i++)
            if (LevelOnly().IsMatch(titles[i].Words))
                titles[i] = titles[i] with { Words = titles[i].Words + noun };
        return titles;

        void Add(int a, int b)
        {
            if (b > a)
                titles.Add(new AskedTitle(a, b, words[a..b].TrimEnd('等'), newly, thing, open));
        }
    }

    private static int Extended(string words, int at)
    {
        int start = at;
        while (
            start > 0
            && at - start < 8
            && words[start - 1]
                is >= '一'
                    and <= '鿿'
                    and not ('的' or '对' or '和' or '或' or '及' or '为' or '入' or '得' or '定' or '励' or '持' or '统')
        )
            start--;
        return Levels.Any(l => words.AsSpan(start).StartsWith(l.Word, StringComparison.Ordinal))
            ? start
            : Levels
                .Select(l => words.LastIndexOf(l.Word, at, Math.Min(at + 1, 8), StringComparison.Ordinal))
                .Where(i => i >= start)
                .DefaultIfEmpty(at)
                .Min();
    }

    private static bool NewlyBefore(string words, int at) => Newly.Any(words[Math.Max(0, at - 8)..at].Contains);

    [GeneratedRegex(@"(\d)A(?:-(\d)A)?级?")]
    private static partial Regex Grade();

    [GeneratedRegex(@"^(特级|一级|二级|三级|甲级|乙级)")]
    private static partial Regex GradeBehind();

    [GeneratedRegex(@"^[\u4e00-\u9fff]{2,3}?(省|市|区|县)(?!级)")]
    private static partial Regex Place();

    [GeneratedRegex(@"[、或]|和(?!技)|及|以及")]
    private static partial Regex Joint();

    [GeneratedRegex(@"^(国家级?|全国|省级?|市级?|区级?|县级)$")]
    private static partial Regex LevelOnly();

    [GeneratedRegex(@"^(国家级?|全国|省级?|市级?|区级?|县级)")]
    private static partial Regex LevelPrefix();

    [GeneratedRegex(@"\G(国家级|省级|市级|区级)(以上)?[\u4e00-\u9fff]{2,10}?(企业|中心|工厂|实验室)(技术中心|研发中心)?")]
    private static partial Regex Levelled();
}
