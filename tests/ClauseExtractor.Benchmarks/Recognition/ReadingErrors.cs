using System.Text.RegularExpressions;

namespace ClauseExtractor.Benchmarks.Recognition;

/// <summary>
/// Counts what was read wrong: Han characters and digits by the cheapest alignment with the truth, labels as they stand at the heads of
/// units.
/// </summary>
internal sealed partial class ReadingErrors
{
    public int Han { get; private set; }

    public int HanWrong { get; private set; }

    public int Digits { get; private set; }

    public int DigitsWrong { get; private set; }

    public int Labels { get; private set; }

    public int LabelsWrong { get; private set; }

    /// <param name="truth">What was printed, a paragraph a line.</param>
    /// <param name="read">What was read.</param>
    public void Add(string truth, string read)
    {
        Align(Kept(truth), Kept(read));
        var found = Heads(read).CountBy(label => label).ToDictionary();
        foreach (string label in Heads(truth))
        {
            Labels++;
            if (found.GetValueOrDefault(label) > 0)
                found[label]--;
            else
                LabelsWrong++;
        }
    }

    /// <summary>Han characters, digits and Latin letters, full-width ones as their half-width twins.</summary>
    private static string Kept(string text) =>
        string.Concat(
            text.Select(c => c is >= '０' and <= '９' or >= 'Ａ' and <= 'ｚ' ? (char)(c - 0xFEE0) : c)
                .Where(c => char.IsAsciiLetterOrDigit(c) || IsHan(c))
        );

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or '〇';

    private static IEnumerable<string> Heads(string text) =>
        Head().Matches(text).Select(m => m.Value.Replace('（', '(').Replace('）', ')'));

    [GeneratedRegex(@"(?m)^\s*([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十百]+[章条])")]
    private static partial Regex Head();

    /// <summary>Levenshtein's alignment; a pair counts by the kind of the true character, one too many by its own.</summary>
    private void Align(string truth, string read)
    {
        var cost = new int[truth.Length + 1, read.Length + 1];
        for (int i = 0; i <= truth.Length; i++)
        for (int j = 0; j <= read.Length; j++)
            cost[i, j] =
                i == 0 ? j
                : j == 0 ? i
                : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (truth[i - 1] == read[j - 1] ? 0 : 1));
        Han += truth.Count(IsHan);
        Digits += truth.Count(char.IsAsciiDigit);
        for (int i = truth.Length, j = read.Length; i > 0 || j > 0; )
            if (i > 0 && j > 0 && cost[i, j] == cost[i - 1, j - 1] + (truth[i - 1] == read[j - 1] ? 0 : 1))
            {
                (i, j) = (i - 1, j - 1);
                if (truth[i] != read[j])
                    Count(truth[i]);
            }
            else if (i > 0 && cost[i, j] == cost[i - 1, j] + 1)
                Count(truth[--i]);
            else
                Count(read[--j]);
    }

    private void Count(char c)
    {
        if (IsHan(c))
            HanWrong++;
        else if (char.IsAsciiDigit(c))
            DigitsWrong++;
    }
}
