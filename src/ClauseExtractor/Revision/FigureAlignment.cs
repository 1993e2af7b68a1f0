using System.Text.RegularExpressions;

namespace ClauseExtractor.Revision;

/// <summary>
/// Aligns two token sequences so that figures meet by where they stand and not by their value: in 分别给予50万元、100万元、200万元 → 100万元、200万元、400万元
/// three amounts changed, and none went or came. The shortest edit script alone would keep 100万元 and 200万元.
/// Two scripts are made, one over the tokens, one in which every figure of a kind is the same token; between the places where both agree
/// the better one is taken.
/// </summary>
internal static partial class FigureAlignment
{
    /// <summary>
    /// What a figure that meets another of its kind is worth beside a token that meets itself (1): more where both sides hold as many
    /// figures.
    /// </summary>
    private const double SameCount = 0.75,
        OtherCount = 0.5;

    /// <summary>The runs of tokens that both sequences share, in order: start in the old one, start in the new one, length.</summary>
    public static List<(int Old, int New, int Length)> Matches(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var plain = MyersDiff.Matches(old, @new);
        int[] byToken = Partners(plain, old.Count);
        if (AreFiguresKept(old, @new, byToken))
            return plain;
        int[] byKind = Partners(MyersDiff.Matches([.. old.Select(Kind)], [.. @new.Select(Kind)]), old.Count);
        var matches = new List<(int, int, int)>();
        var (i, j) = (0, 0);
        for (int at = 0; at <= old.Count; at++)
        {
            bool end = at == old.Count;
            if (!end && (byToken[at] < 0 || byToken[at] != byKind[at]))
                continue;
            var (upToOld, upToNew) = end ? (old.Count, @new.Count) : (at, byToken[at]);
            AddBetter(old, @new, byToken, byKind, (i, j, upToOld, upToNew), matches);
            if (!end)
                Add(matches, at, byToken[at]);
            (i, j) = (upToOld + 1, upToNew + 1);
        }
        return matches;
    }

    /// <summary>True where the plain script keeps every figure of both sides: then none took another's place.</summary>
    private static bool AreFiguresKept(IReadOnlyList<string> old, IReadOnlyList<string> @new, int[] byToken)
    {
        var kept = byToken.ToHashSet();
        return !Enumerable.Range(0, old.Count).Any(i => byToken[i] < 0 && IsFigure(old[i]))
            && !Enumerable.Range(0, @new.Count).Any(j => !kept.Contains(j) && IsFigure(@new[j]));
    }

    private static void AddBetter(
        IReadOnlyList<string> old,
        IReadOnlyList<string> @new,
        int[] byToken,
        int[] byKind,
        (int Old, int New, int OldEnd, int NewEnd) gap,
        List<(int, int, int)> matches
    )
    {
        int olds = Enumerable.Range(gap.Old, Math.Max(0, gap.OldEnd - gap.Old)).Count(i => IsFigure(old[i])),
            news = Enumerable.Range(gap.New, Math.Max(0, gap.NewEnd - gap.New)).Count(j => IsFigure(@new[j]));
        double worth = olds == news ? SameCount : OtherCount,
            tokens = 0,
            kinds = 0;
        for (int i = gap.Old; i < gap.OldEnd; i++)
        {
            tokens += byToken[i] >= 0 ? 1 : 0;
            kinds +=
                byKind[i] < 0 ? 0
                : old[i] == @new[byKind[i]] ? 1
                : worth;
        }
        int[] better = kinds > tokens ? byKind : byToken;
        for (int i = gap.Old; i < gap.OldEnd; i++)
            if (better[i] >= 0 && old[i] == @new[better[i]])
                Add(matches, i, better[i]);
    }

    private static void Add(List<(int Old, int New, int Length)> matches, int old, int @new)
    {
        if (matches.Count > 0 && matches[^1] is var (o, n, l) && o + l == old && n + l == @new)
            matches[^1] = (o, n, l + 1);
        else
            matches.Add((old, @new, 1));
    }

    /// <summary>For each old token the new one that it meets, or -1.</summary>
    private static int[] Partners(List<(int Old, int New, int Length)> matches, int count)
    {
        var partners = new int[count];
        Array.Fill(partners, -1);
        foreach (var (o, n, length) in matches)
            for (int k = 0; k < length; k++)
                partners[o + k] = n + k;
        return partners;
    }

    private static bool IsFigure(string token) => char.IsDigit(token[0]) || token.Length > 1 && Han().IsMatch(token);

    /// <summary>
    /// What a figure counts (N元, N%, N年N月); a bare number in 50、100万元 is money like the last one. Any other token is itself.
    /// </summary>
    private static string Kind(string token)
    {
        if (!IsFigure(token))
            return token;
        string kind = Number().Replace(token, "\u0002");
        return kind.EndsWith('元') || kind == "\u0002" ? "\u0002元" : kind;
    }

    [GeneratedRegex("[0-9０-９][0-9０-９,，.．]*|[一二三四五六七八九十百千两]+")]
    private static partial Regex Number();

    [GeneratedRegex("^[一二三四五六七八九十百千两]+(?:个百分点|个月|个工作日|年|日|天|倍|万元|亿元|元)$")]
    private static partial Regex Han();
}
