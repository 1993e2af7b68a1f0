using ClauseExtractor.Revision;

namespace ClauseExtractor.Tests.Revision;

/// <summary>Word edits: phrases, never broken figures, and both texts rebuilt exactly.</summary>
public class TextDiffTests
{
    private static readonly TextDiff Diff = new(new DiffTokenizer(["市经济信息化委", "市发展改革委"]));

    [Theory]
    [InlineData("an amount stays whole", "给予最高500万元奖励", "给予最高300万元奖励", "给予最高[-500万元-][+300万元+]奖励")]
    [InlineData("a date stays whole", "自2024年1月1日起", "自2025年1月1日起", "自[-2024年1月1日-][+2025年1月1日+]起")]
    [InlineData("a rate stays whole", "按30%比例", "按35%比例", "按[-30%-][+35%+]比例")]
    [InlineData("a name stays whole", "由市经济信息化委负责", "由市发展改革委负责", "由[-市经济信息化委-][+市发展改革委+]负责")]
    [InlineData("a title stays whole", "依照《甲办法》执行", "依照《乙办法》执行", "依照[-《甲办法》-][+《乙办法》+]执行")]
    [InlineData("a Chinese period stays whole", "年限不超过三年。", "年限不超过五年。", "年限不超过[-三年-][+五年+]。")]
    [InlineData("one character between two edits is no island", "加大支持", "加快推进力度支持", "加[-大-][+快推进力度+]支持")]
    [InlineData("a surrogate pair is one character", "\U00020000甲", "\U00020001甲", "[-\U00020000-][+\U00020001+]甲")]
    public void Edits_are_phrases(string why, string old, string @new, string expected)
    {
        string told = string.Concat(
            Diff.Compare(old, @new)
                .Select(e =>
                    e.Op switch
                    {
                        EditOp.Delete => $"[-{e.Text}-]",
                        EditOp.Insert => $"[+{e.Text}+]",
                        _ => e.Text,
                    }
                )
        );
        Assert.True(expected == told, $"{why}: {told}");
    }

    [Theory]
    [InlineData(
        "a row put in front",
        "| 一等 | 100万元 |\n| 二等 | 50万元 |",
        "| 特等 | 200万元 |\n| 一等 | 100万元 |\n| 二等 | 60万元 |",
        "[+| 特等 | 200万元 |\n+]| 一等 | 100万元 |\n| 二等 | [-50万元-][+60万元+] |"
    )]
    [InlineData(
        "the last row gone",
        "1 软件收入 500亿元\n2 企业数量 20家",
        "1 软件收入 600亿元",
        "1 软件收入 [-500亿元-][+600亿元+][-\n2 企业数量 20家-]"
    )]
    [InlineData(
        "a notice before the text is no part of it",
        "关于征求意见的公告\n为促进发展,制定本措施。",
        "为促进高质量发展,制定本措施。",
        "[-关于征求意见的公告\n-]为促进[+高质量+]发展,制定本措施。"
    )]
    public void Lines_are_compared_with_their_own(string why, string old, string @new, string expected)
    {
        string told = string.Concat(
            Diff.CompareLines(old, @new, out _)
                .Select(e =>
                    e.Op switch
                    {
                        EditOp.Delete => $"[-{e.Text}-]",
                        EditOp.Insert => $"[+{e.Text}+]",
                        _ => e.Text,
                    }
                )
        );
        Assert.True(expected == told, $"{why}: {told}");
    }

    /// <summary>Random texts over a small alphabet, where runs and repeats are frequent; the seed is the test's argument.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Edits_rebuild_both_texts(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++)
        {
            string old = Text(),
                @new = Text();
            IReadOnlyList<IReadOnlyList<Edit>> all =
            [
                Diff.Compare(old, @new, out var exact),
                exact,
                Diff.CompareLines(old, @new, out var exactLines),
                exactLines,
            ];
            foreach (var edits in all)
            {
                Assert.Equal(old, string.Concat(edits.Where(e => e.Op != EditOp.Insert).Select(e => e.Text)));
                Assert.Equal(@new, string.Concat(edits.Where(e => e.Op != EditOp.Delete).Select(e => e.Text)));
                Assert.DoesNotContain(edits, e => e.Text.Length == 0);
            }
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "甲乙丙5万元，\n 3"[random.Next(10)]));
    }

    /// <summary>Against the textbook table: as many characters are kept as can be.</summary>
    [Fact]
    public void Myers_finds_a_longest_common_subsequence()
    {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            string[] a = Tokens(),
                b = Tokens();
            var matches = MyersDiff.Matches(a, b);
            Assert.All(matches, m => Assert.Equal(a[m.Old..(m.Old + m.Length)], b[m.New..(m.New + m.Length)]));
            Assert.Equal(Longest(a, b), matches.Sum(m => m.Length));
        }

        string[] Tokens() => [.. Enumerable.Range(0, random.Next(14)).Select(_ => "abc"[random.Next(3)].ToString())];
    }

    private static int Longest(string[] a, string[] b)
    {
        var best = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        for (int j = b.Length - 1; j >= 0; j--)
            best[i, j] = a[i] == b[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
        return best[0, 0];
    }
}
