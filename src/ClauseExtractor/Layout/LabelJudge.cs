namespace ClauseExtractor.Layout;

/// <summary>A line or paragraph that may begin with a label.</summary>
/// <param name="Text">Folded text that it stands in.</param>
/// <param name="Start">Its first unit.</param>
/// <param name="End">One past its last.</param>
/// <param name="Opens">Whether it can open a paragraph: false where the line before goes on in it.</param>
/// <param name="IsRow">Whether it is a row of a table: the numbers of rows are no labels.</param>
internal readonly record struct LabelCandidate(string Text, int Start, int End, bool Opens, bool IsRow);

/// <summary>
/// Judges which beginnings of lines are labels, by the numbering of the whole document: what looks like a label and carries on its
/// numbering is one (二、一次性补贴 after 一、; 1.80周岁 before 2.),
/// what breaks a numbering that goes on behind it is none (第十一条 of a cited law). Time is linear in the number of lines.
/// </summary>
internal sealed class LabelJudge
{
    /// <summary>How many lines further on the next number of a numbering may stand; a unit of a plan is longer than an item.</summary>
    private const int Reach = 60,
        ArticleReach = 120;

    private readonly LabelCandidate[] lines;
    private readonly PrintedLabel?[] plain,
        judged;
    private readonly bool[] doubtful;

    // Of the few lines that have one.
    private readonly Dictionary<int, PrintedLabel> unmarked = [];
    private readonly Dictionary<int, (PrintedLabel Label, int[] Numbers)> decimals = [];
    private readonly int[] last = new int[LabelFamilies.Count],
        lastAt = new int[LabelFamilies.Count];
    private readonly bool hasDecimals,
        hasOthers;
    private int[] lastDecimal = [];
    private int lastUnmarked;

    private LabelJudge(LabelCandidate[] lines)
    {
        this.lines = lines;
        (plain, judged, doubtful) = (new PrintedLabel?[lines.Length], new PrintedLabel?[lines.Length], new bool[lines.Length]);
        for (int i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Text.AsSpan(lines[i].Start, lines[i].End - lines[i].Start);
            if (lines[i].IsRow || text.Length == 0)
                continue;
            plain[i] = LabelLexer.Read(text, 0, text.Length, out doubtful[i]);
            if (!char.IsAsciiDigit(text[0]))
                continue;
            if (LabelLexer.ReadDecimal(text) is { } point)
                decimals[i] = point;
            else if (plain[i] is null && LabelLexer.ReadUnmarked(text) is { } bare)
                unmarked[i] = bare;
        }
        // Whether the document is numbered in another way than in articles that begin further on.
        for (int i = 0; i < lines.Length && !hasOthers; i++)
            hasOthers =
                plain[i] is { } other
                && !doubtful[i]
                && (other.Family is LabelFamily.Han or LabelFamily.HanBracketed || other is { Family: LabelFamily.Article, Ordinal: 1 });
        int chained = 0;
        for (int i = 0; i < lines.Length && chained < 2; i++)
            if (decimals.TryGetValue(i, out var label) && lines[i].Opens && FollowedBy(i, label.Numbers))
                chained++;
        hasDecimals = chained >= 2;
    }

    /// <summary>The label of each line, null where it has none.</summary>
    public static PrintedLabel?[] Judge(LabelCandidate[] lines)
    {
        var judge = new LabelJudge(lines);
        for (int i = 0; i < lines.Length; i++)
            if (judge.Decide(i) is { } label)
            {
                judge.judged[i] = label;
                (judge.last[(int)label.Family], judge.lastAt[(int)label.Family]) = (label.Ordinal, i);
            }
        return judge.judged;
    }

    private PrintedLabel? Decide(int i)
    {
        if (decimals.TryGetValue(i, out var point) && lines[i].Opens && IsDecimalNumber(i, point.Numbers))
        {
            lastDecimal = point.Numbers;
            return point.Label;
        }
        if (unmarked.TryGetValue(i, out var bare) && lines[i].Opens && IsUnmarkedNumber(i, bare.Ordinal))
        {
            lastUnmarked = bare.Ordinal;
            return bare;
        }
        if (plain[i] is not { } label)
            return null;
        if (doubtful[i])
            return lines[i].Opens && CarriesOn(i, label) ? label : null;
        return label.Family <= LabelFamily.Article && Interrupts(i, label) ? null : label;
    }

    /// <summary>
    /// Whether the number before it has been given, or it is the first and the second follows; a sure label of the same number behind it
    /// takes its place.
    /// </summary>
    private bool CarriesOn(int i, PrintedLabel label)
    {
        var next = Next(i, label.Family, Reach);
        if (label.Ordinal == last[(int)label.Family] + 1 && label.Ordinal > 1)
            return next is not { } follower || follower.Ordinal != label.Ordinal;
        return label.Ordinal == 1 && next is { Ordinal: 2 } && (last[(int)label.Family] != 1 || BeginsAnew(label.Family));
    }

    /// <summary>Whether a label of an outer family stands between the last of a family and here.</summary>
    private bool BeginsAnew(LabelFamily family)
    {
        for (int outer = 0; outer < (int)family; outer++)
            if (lastAt[outer] > lastAt[(int)family])
                return true;
        return false;
    }

    /// <summary>The next beginning of the same family, sure or not, before one that is further out in the usual order.</summary>
    private PrintedLabel? Next(int i, LabelFamily family, int reach)
    {
        for (int j = i + 1; j < Math.Min(lines.Length, i + reach); j++)
        {
            if (plain[j] is not { } label || !lines[j].Opens)
                continue;
            if (label.Family == family)
                return label;
            if (!doubtful[j] && label.Family < family && label.Family is LabelFamily.Han or LabelFamily.Chapter or LabelFamily.Article)
                return null;
        }
        return null;
    }

    /// <summary>
    /// A chapter or article of another document: it stands out of order, and the numbering goes on behind it as if it were not there.
    /// </summary>
    private bool Interrupts(int i, PrintedLabel label)
    {
        int before = last[(int)label.Family];
        if (label.Ordinal == before + 1 || label.Name.Contains('之'))
            return false;
        var next = Next(i, label.Family, ArticleReach);
        // A line in the middle of a sentence that begins with a number out of order is the rest of a citation.
        if (!lines[i].Opens)
            return label.Ordinal != 1 || before > 0;
        if (label.Family != LabelFamily.Article)
            return false;
        if (before == 0)
            return label.Ordinal > 1 && next?.Ordinal != label.Ordinal + 1 && hasOthers;
        return (label.Ordinal < before || label.Ordinal > before + 3) && next?.Ordinal == before + 1;
    }

    private bool IsDecimalNumber(int i, int[] numbers)
    {
        // 3.2 after 3.1, also with 3.1.1 to 3.1.4 between.
        if (
            numbers[^1] > 1
            && lastDecimal.Length >= numbers.Length
            && lastDecimal.AsSpan(0, numbers.Length - 1).SequenceEqual(numbers.AsSpan(0, numbers.Length - 1))
            && lastDecimal[numbers.Length - 1] == numbers[^1] - 1
        )
            return true;
        if (numbers[^1] != 1)
            return false;
        bool follows = FollowedBy(i, numbers);
        if (numbers.Length > 2)
            return lastDecimal
                .AsSpan(0, Math.Min(lastDecimal.Length, numbers.Length - 1))
                .SequenceEqual(numbers.AsSpan(0, numbers.Length - 1));
        if (
            numbers[0] == lastUnmarked
            || numbers[0] == last[(int)LabelFamily.Digit]
            || numbers[0] == last[(int)LabelFamily.DigitPause]
            || numbers[0] == last[(int)LabelFamily.Han]
            || numbers[0] == last[(int)LabelFamily.Chapter]
        )
            return follows || hasDecimals;
        return follows;
    }

    /// <summary>
    /// Whether a decimal numbering goes on behind a number: with the next one, its own first part (2.1, 2.1.1), or the first part of the
    /// next unmarked number (1.1, 2, 2.1).
    /// </summary>
    private bool FollowedBy(int i, int[] numbers)
    {
        bool parent = false;
        for (int j = i + 1; j < Math.Min(lines.Length, i + Reach); j++)
        {
            parent |= unmarked.TryGetValue(j, out var bare) && lines[j].Opens && bare.Ordinal == numbers[0] + 1;
            if (!decimals.TryGetValue(j, out var point) || !lines[j].Opens)
                continue;
            int[] next = point.Numbers;
            if (
                next.Length == numbers.Length
                    && next[^1] == numbers[^1] + 1
                    && next.AsSpan(0, numbers.Length - 1).SequenceEqual(numbers.AsSpan(0, numbers.Length - 1))
                || next.Length == numbers.Length + 1 && next[^1] == 1 && next.AsSpan(0, numbers.Length).SequenceEqual(numbers)
                || parent && next.Length == 2 && numbers.Length == 2 && next[0] == numbers[0] + 1 && next[1] == 1
            )
                return true;
        }
        return false;
    }

    /// <summary>3支持内容 over 3.1, or the next of such numbers in a document of decimal numbering.</summary>
    private bool IsUnmarkedNumber(int i, int number)
    {
        for (int j = i + 1; j < Math.Min(lines.Length, i + 4) && !unmarked.ContainsKey(j); j++)
            if (decimals.TryGetValue(j, out var point) && lines[j].Opens)
                return point.Numbers.Length == 2 && point.Numbers[0] == number && point.Numbers[1] == 1;
        return hasDecimals && (number == lastUnmarked + 1 && (number > 1 || NextUnmarked(i) == 2));
    }

    private int NextUnmarked(int i)
    {
        for (int j = i + 1; j < Math.Min(lines.Length, i + Reach); j++)
            if (unmarked.TryGetValue(j, out var next) && lines[j].Opens)
                return next.Ordinal;
        return 0;
    }
}
