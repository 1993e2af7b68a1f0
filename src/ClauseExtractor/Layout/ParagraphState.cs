using System.Buffers;

namespace ClauseExtractor.Layout;

/// <summary>What the joiner must know of the paragraph so far, kept up to date as lines are added, in time linear in the text.</summary>
internal sealed class ParagraphState
{
    private const int LongestTitle = 120;

    private static readonly SearchValues<char> Marks = SearchValues.Create("()[]《》。;,");

    /// <summary>The first characters, enough to tell a title.</summary>
    private readonly char[] head = new char[LongestTitle];

    private int length;
    private int openRound,
        openTitle;
    private int openedAt;

    /// <summary>Whether the paragraph is a label and nothing else.</summary>
    public bool IsBareLabel { get; private set; }

    /// <summary>Family of the label the paragraph starts with.</summary>
    public LabelFamily LabelFamily { get; private set; }

    private bool hasLabel;

    /// <summary>Whether a comma or stop stood within it.</summary>
    public bool HasClause { get; private set; }

    /// <summary>Characters since the oldest bracket that is still open; 0 where none is.</summary>
    public int OpenBracketAge => openRound + openTitle > 0 ? Math.Max(1, length - openedAt) : 0;

    /// <summary>A chapter label with at most a few characters after it.</summary>
    public bool IsShortUnit =>
        hasLabel && LabelFamily is LabelFamily.Part or LabelFamily.Chapter or LabelFamily.Section or LabelFamily.Han && length < 10;

    /// <summary>
    /// A labelled line with no full stop, short enough to be a heading; the articles of a regulation have shorter ones than the sections of
    /// a plan.
    /// </summary>
    public bool IsHeading =>
        hasLabel
        && !hasStop
        && openRound == 0
        && length
            < (
                LabelFamily == LabelFamily.Article ? 20
                : HasClause ? 34
                : 45
            );

    /// <summary>
    /// Whether the paragraph may stand on a printed line with what follows: running text or an item, not a title, a date or the heading of
    /// a section.
    /// </summary>
    public bool MayBePiece => HasClause || hasLabel && LabelFamily is LabelFamily.Article or > LabelFamily.Han;

    /// <summary>A title that is complete: …的通知, …实施意见(征求意见稿), …的公告(2023年6月25日).</summary>
    public bool IsTitle =>
        !HasClause && length is > 0 and < LongestTitle && head[length - 1] != '》' && OfficialWords.EndsAsTitle(head.AsSpan(0, length));

    private bool hasStop;

    public void Reset(string line, PrintedLabel? label)
    {
        (length, openRound, openTitle, openedAt, HasClause, hasStop) = (0, 0, 0, 0, false, false);
        hasLabel = label is not null;
        IsBareLabel = label is { Bare: true };
        LabelFamily = label?.Family ?? default;
        Append(line, bare: IsBareLabel);
    }

    public void Append(string line) => Append(line, bare: false);

    private void Append(string line, bool bare)
    {
        IsBareLabel = bare;
        if (length < LongestTitle)
            line.AsSpan(0, Math.Min(line.Length, LongestTitle - length)).CopyTo(head.AsSpan(length));
        int start = length;
        for (int at = line.AsSpan().IndexOfAny(Marks), next; at >= 0; at = next < 0 ? -1 : at + 1 + next)
        {
            next = line.AsSpan(at + 1).IndexOfAny(Marks);
            length = start + at;
            switch (line[at])
            {
                case '(' or '[':
                    Open(ref openRound);
                    break;
                case '《':
                    Open(ref openTitle);
                    break;
                case ')' or ']':
                    openRound = Math.Max(0, openRound - 1);
                    break;
                case '》':
                    openTitle = Math.Max(0, openTitle - 1);
                    break;
                case '。' or ';':
                    (HasClause, hasStop) = (true, true);
                    break;
                case ',':
                    HasClause = true;
                    break;
            }
        }
        length = start + line.Length;

        void Open(ref int count)
        {
            if (openRound + openTitle == 0)
                openedAt = length;
            count++;
        }
    }
}
