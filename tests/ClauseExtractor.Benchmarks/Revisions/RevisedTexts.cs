using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClauseExtractor.Benchmarks.Revisions;

/// <summary>Two versions of a text.</summary>
/// <param name="Name">What the revision did.</param>
internal sealed record RevisedText(string Name, string Old, string New);

/// <summary>Pairs of texts whose changes are known, because they were made here.</summary>
internal static partial class RevisedTexts
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>Three revisions of the ten clauses of a real policy: what a reviewer must see, and what must not bury it.</summary>
    /// <param name="policy">Canonical text of the policy, one paragraph a line.</param>
    public static IEnumerable<RevisedText> Questions(string policy)
    {
        var lines = policy.Split('\n').ToList();
        int first = lines.FindIndex(l => l.StartsWith("（一）", StringComparison.Ordinal)),
            count = lines.Skip(first).TakeWhile(l => Label().IsMatch(l)).Count();
        List<string> before = lines[..first],
            clauses = [.. lines.GetRange(first, count).Select(l => Label().Replace(l, ""))],
            after = lines[(first + count)..];
        string fourth = clauses[3];
        List<string> moved = [.. clauses.Where(c => c != fourth)];
        moved.Insert(7, fourth);
        yield return new RevisedText("clause (四) moved behind (八)", policy, Number(moved));
        yield return new RevisedText(
            "a clause put in front, ten renumbered",
            policy,
            Number(["支持数据标注。鼓励企业建设数据标注基地，经认定后优先推荐市级示范项目。", .. clauses])
        );
        moved[7] = fourth.Replace("不超过2000万元", "不超过1000万元", StringComparison.Ordinal);
        yield return new RevisedText("the cap halved in the clause that moved", policy, Number(moved));

        string Number(IEnumerable<string> bodies) =>
            string.Join('\n', [.. before, .. bodies.Select((b, i) => $"（{Han(i + 1)}）{b}"), .. after]);
    }

    /// <summary>
    /// A law of so many articles out of the sentences of real policies, and a revision of it: of every hundred articles ten reworded, two
    /// deleted, two inserted, one moved, two sums changed.
    /// </summary>
    /// <param name="folder">Texts to take sentences from.</param>
    public static RevisedText Law(int articles, string folder)
    {
        var random = new Random(articles);
        string[] sentences =
        [
            .. Directory
                .EnumerateFiles(folder, "*.txt")
                .Order(StringComparer.Ordinal)
                .SelectMany(File.ReadAllLines)
                .SelectMany(l => l.Split('。'))
                .Select(s => s.Trim())
                .Where(s => s.Length is > 20 and < 90 && !s.Contains('《', StringComparison.Ordinal)),
        ];
        List<string> old = [.. Enumerable.Range(0, articles).Select(_ => Body())],
            @new = [];
        for (int i = 0; i < articles; i++)
        {
            int kind = i % 50;
            if (kind == 7)
                continue;
            @new.Add(
                kind is 1 or 11 or 21 or 31 or 41
                    ? old[i].Replace("企业", "市场主体", StringComparison.Ordinal).Replace("支持", "鼓励和支持", StringComparison.Ordinal)
                : kind == 17 ? old[i].Replace("0万元", "00万元", StringComparison.Ordinal)
                : old[i]
            );
            if (kind == 27)
                @new.Add(Body());
        }
        for (int i = 90; i + 40 < @new.Count; i += 100)
        {
            string body = @new[i];
            @new.RemoveAt(i);
            @new.Insert(i + 30, body);
        }
        return new RevisedText(string.Create(CultureInfo.InvariantCulture, $"{articles} articles"), Number(old), Number(@new));

        string Body() =>
            string.Concat(Enumerable.Range(0, 2).Select(_ => sentences[random.Next(sentences.Length)] + "。"))
            + $"给予最高{random.Next(1, 200)}0万元奖励。";

        static string Number(List<string> bodies)
        {
            var text = new StringBuilder("某市促进条例\n");
            for (int i = 0; i < bodies.Count; i++)
            {
                if (i % 20 == 0)
                    text.Append(CultureInfo.InvariantCulture, $"第{Han(i / 20 + 1)}章 第{i / 20 + 1}部分\n");
                text.Append(CultureInfo.InvariantCulture, $"第{Han(i + 1)}条 {bodies[i]}\n");
            }
            return text.ToString();
        }
    }

    /// <summary>1 to 99999 as in 第一千零二十条.</summary>
    private static string Han(int number)
    {
        if (number >= 10000)
            return Han(number / 10000) + "万" + (number % 10000 is > 0 and var rest ? (rest < 1000 ? "零" : "") + Han(rest) : "");
        var text = new StringBuilder();
        bool gap = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            int digit = number / unit % 10;
            if (digit > 0)
                text.Append(gap ? "零" : "").Append(digit == 1 && unit == 10 && text.Length == 0 ? "" : Digits[digit]).Append(name);
            gap = digit == 0 && text.Length > 0;
        }
        return text.ToString();
    }

    [GeneratedRegex("^（[一二三四五六七八九十]+）")]
    private static partial Regex Label();
}
