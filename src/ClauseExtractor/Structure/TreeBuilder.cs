using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Builds the units of a document from its pieces, division by division: labels nest by the document's scheme, what has no label goes to
/// the unit it belongs to.
/// </summary>
internal sealed class TreeBuilder(PolicyText text, IReadOnlyList<Piece> pieces, NumberingScheme scheme)
{
    /// <summary>Ranks of units without a number: they stand above or, for boxes and tables, just below the unit they are in.</summary>
    private const double OuterRank = -2,
        TitledRank = -1;

    private readonly List<Unit> units = [];
    private readonly Stack<int> open = new();
    private readonly NumberChecker numbers = new(text);
    private int division;

    public IReadOnlyList<Unit> Units => units;

    public IReadOnlyList<Warning> Warnings => numbers.Warnings;

    /// <summary>The closing of the policy before its annexes, else of the last division that has one.</summary>
    public TextRange Closing { get; private set; }

    public void Add(Division part)
    {
        if (part.Kind == DivisionKind.Notice)
            return;
        division++;
        open.Clear();
        numbers.Begin();
        if (part.Kind is DivisionKind.Plan or DivisionKind.Annex)
            OpenOuter(part);
        int tail = ClosingFinder.Find(text, pieces, part);
        for (int i = part.BodyFirst; i < tail; i++)
        {
            if (text.Paragraphs[pieces[i].Paragraph].Row is not null)
                i = AddTable(i, tail, null);
            else if (IsTableCaption(i, tail))
                i = AddTable(i + 1, tail, pieces[i].Range);
            else if (pieces[i].Label is { } label && (numbers.Accepts(label) || IsGoneOnWith(i, label, tail)))
                OpenUnit(pieces[i], label);
            else if (ParagraphStarts.IsBox(Folded(i)) && open.Count > 0)
                OpenBox(i);
            else if (IsUnnumberedTitle(i, tail))
                OpenTitled(i);
            else
                AddText(i);
        }
        if (tail < part.End && (Closing.IsEmpty || part.Kind != DivisionKind.Annex))
            Closing = new TextRange(pieces[tail].Range.Start, pieces[part.End - 1].Range.End);
    }

    /// <summary>A text that begins at number 21: the next number of the family follows.</summary>
    private bool IsGoneOnWith(int piece, PrintedLabel label, int end)
    {
        for (int i = piece + 1; i < Math.Min(end, piece + 40); i++)
            if (pieces[i].Label is { } next && next.Family == label.Family)
                return next.Ordinal == label.Ordinal + 1;
        return false;
    }

    private ReadOnlySpan<char> Folded(int piece) => text.Folded.AsSpan(pieces[piece].Range.Start, pieces[piece].Range.Length);

    private void OpenOuter(Division part)
    {
        bool plan = part.Kind == DivisionKind.Plan;
        var unit = Push(part.Label, null, plan ? ClauseKind.Section : ClauseKind.Annex, part.LabelRange, OuterRank);
        unit.Title = part.Title.IsEmpty ? null : part.Title;
        if (!part.Title.IsEmpty)
            unit.Add(part.Title);
    }

    private void OpenUnit(Piece piece, PrintedLabel label)
    {
        double rank = scheme.Rank(label.Family);
        Pop(label, rank);
        int parent = open.Count > 0 ? open.Peek() : -1;
        numbers.Check(label, piece.Range, parent < 0 ? null : units[parent]);
        var unit = Push(label.Name, label, ClauseKind.Clause, new TextRange(piece.Range.Start, piece.Body.Start), rank);
        if (parent >= 0)
            units[parent].LastChild[label.Family] = label.Ordinal;
        if (!piece.Body.IsEmpty)
            unit.Add(piece.Body);
    }

    /// <summary>
    /// Closes what the label does not stand in. A box or a table holds a label only where that starts a numbering of its own.
    /// </summary>
    private void Pop(PrintedLabel label, double rank)
    {
        while (open.Count > 0)
        {
            var top = units[open.Peek()];
            bool goesOn =
                top.Kind is ClauseKind.Box or ClauseKind.Table
                && top.Parent >= 0
                && (
                    label.Family <= LabelFamily.Article
                    || label.Family == LabelFamily.Han && numbers.Seen(LabelFamily.Han)
                    || label.Ordinal != 1
                    || units[top.Parent].LastChild.ContainsKey(label.Family) && top.LastChild.Count > 0
                )
                && !(top.LastChild.TryGetValue(label.Family, out int last) && label.Ordinal == last + 1);
            // 总则 before 第一章 stands beside the chapters, not above them.
            bool closed = top.Rank == TitledRank && label.Family <= LabelFamily.Chapter;
            if (top.Rank < rank && !goesOn && !closed && top.Kind != ClauseKind.Table)
                break;
            open.Pop();
        }
    }

    private Unit Push(string name, PrintedLabel? label, ClauseKind kind, TextRange labelRange, double rank)
    {
        int parent = open.Count > 0 ? open.Peek() : -1;
        var unit = new Unit
        {
            Name = name,
            Label = label,
            Kind = kind,
            LabelRange = labelRange,
            Rank = rank,
            Parent = parent,
            Level = open.Count + 1,
            Division = division,
        };
        if (parent >= 0)
            units[parent].HasChildren = true;
        open.Push(units.Count);
        units.Add(unit);
        return unit;
    }

    private void OpenBox(int i)
    {
        while (open.Count > 0 && units[open.Peek()].Kind is ClauseKind.Box or ClauseKind.Table)
            open.Pop();
        var line = Folded(i);
        int at = 2;
        while (at < line.Length && (line[at] == ' ' || char.IsAsciiDigit(line[at]) || HanNumber.IsNumeral(line[at])))
            at++;
        string name = string.Concat(line[..at].ToString().Where(c => c != ' '));
        while (at < line.Length && line[at] is ':' or ' ')
            at++;
        var range = pieces[i].Range;
        var unit = Push(name, null, ClauseKind.Box, new TextRange(range.Start, range.Start + at), units[open.Peek()].Rank + 0.1);
        if (range.Start + at < range.End)
        {
            unit.Title = new TextRange(range.Start + at, range.End);
            unit.Add(unit.Title.Value);
        }
    }

    /// <summary>The rows of a table that follow each other are one unit, unless the table is the annex itself.</summary>
    private int AddTable(int first, int end, TextRange? caption)
    {
        int last = first;
        int table = text.Paragraphs[pieces[first].Paragraph].Row!.Table;
        while (last + 1 < end && text.Paragraphs[pieces[last + 1].Paragraph].Row?.Table == table)
            last++;
        if (open.Count == 0)
            return last;
        var kind = Enumerable
            .Range(first, Math.Min(2, last - first + 1))
            .Any(i => ComparisonTable.IsHead(text, text.Paragraphs[pieces[i].Paragraph]))
            ? ClauseKind.Comparison
            : ClauseKind.Table;
        if (
            kind == ClauseKind.Table
            && (units[open.Peek()] is { Kind: ClauseKind.Annex or ClauseKind.Table } or { Kind: ClauseKind.Section, Rank: OuterRank })
        )
        {
            if (caption is { } line)
                units[open.Peek()].Add(line);
            for (int i = first; i <= last; i++)
                units[open.Peek()].Add(pieces[i].Range);
            return last;
        }
        int number = units.Count(u => (u.Kind is ClauseKind.Table or ClauseKind.Comparison) && u.Parent == open.Peek()) + 1;
        var range = pieces[first].Range;
        int name = caption is { } c ? CaptionNumber(c) : 0;
        // A table without a caption has no label of its own to show: its first row stands for it.
        var unit = Push(
            "表" + number,
            null,
            kind,
            caption is { } whole ? new TextRange(whole.Start, whole.Start + name) : range,
            units[open.Peek()].Rank + 0.2
        );
        if (caption is { } title && title.Start + name < title.End)
        {
            unit.Title = new TextRange(title.Start + name, title.End);
            unit.Add(unit.Title.Value);
        }
        for (int i = first; i <= last; i++)
            unit.Add(pieces[i].Range);
        open.Pop();
        return last;
    }

    /// <summary>Length of 表1 and the mark behind it.</summary>
    private int CaptionNumber(TextRange caption)
    {
        int at = caption.Start + 1;
        while (
            at < caption.End
            && (text.Folded[at] is ' ' or ':' or '-' or '.' || char.IsAsciiDigit(text.Folded[at]) || HanNumber.IsNumeral(text.Folded[at]))
        )
            at++;
        return at - caption.Start;
    }

    /// <summary>表1 主要指标 right above the rows.</summary>
    private bool IsTableCaption(int i, int end)
    {
        var line = Folded(i);
        return i + 1 < end
            && line.Length is > 2 and < 45
            && line[0] == '表'
            && (char.IsAsciiDigit(line[1]) || HanNumber.IsNumeral(line[1]) || line[1] == ' ')
            && !LineEnds.IsTerminal(line)
            && text.Paragraphs[pieces[i + 1].Paragraph].Row is not null;
    }

    /// <summary>
    /// 附则 without a number above its own 1. 2. 3.: a short line, then a numbering that starts anew or deeper than a section's.
    /// </summary>
    private bool IsUnnumberedTitle(int i, int end)
    {
        if (pieces[i].Label is not null || i + 1 >= end || pieces[i + 1].Label is not { } next || next.Family <= LabelFamily.Chapter)
            return false;
        var line = Folded(i);
        // 附则 over articles that number on.
        if (next.Family == LabelFamily.Article && next.Ordinal > 1 && line.Length < 6 && line is ['附', .., '则'])
            return true;
        if (next.Ordinal != 1)
            return false;
        if (line.Length is < 2 or > 30 || LineEnds.IsTerminal(line) || LineEnds.HasClause(line) || ParagraphStarts.IsKey(line))
            return false;
        if (IsKnownTitle(line))
            return true;
        // The number has been given already in the unit that would hold it.
        double rank = scheme.Rank(next.Family);
        foreach (int index in open)
            if (units[index].Rank < rank)
                return units[index].LastChild.ContainsKey(next.Family);
        return numbers.Seen(next.Family);
    }

    private static bool IsKnownTitle(ReadOnlySpan<char> line)
    {
        Span<char> packed = stackalloc char[30];
        int n = 0;
        foreach (char c in line)
            if (c != ' ')
                packed[n++] = c;
        return packed[..n]
            is "附则"
                or "总则"
                or "其他"
                or "其他事项"
                or "有关说明"
                or "保障措施"
                or "工作要求"
                or "有关要求"
                or "组织实施"
                or "适用范围"
                or "申报流程"
                or "附录"
                or "政策说明"
                or "执行说明";
    }

    private void OpenTitled(int i)
    {
        while (open.Count > 0 && units[open.Peek()].Rank > OuterRank)
            open.Pop();
        var range = pieces[i].Range;
        numbers.Begin();
        var unit = Push(string.Concat(Folded(i).ToString().Where(c => c != ' ')), null, ClauseKind.Section, range, TitledRank);
        unit.Title = range;
        unit.Add(range);
    }

    private void AddText(int i)
    {
        if (open.Count == 0)
            return;
        // 补贴标准:8000元 behind the numbered items of 补贴条件: the card's, not the last item's.
        if (ParagraphStarts.FieldLength(Folded(i)) > 0 && Card() is >= 0 and var card)
            while (open.Peek() != card)
                open.Pop();
        if (scheme.HasArticles && Article() is >= 0 and var article && open.Peek() != article && !BelongsToItem(i))
            while (open.Peek() != article && !GoesOnBehind(units[open.Peek()], i))
                open.Pop();
        units[open.Peek()].Add(pieces[i].Range);
    }

    /// <summary>The open unit whose own text has a field of a card already, -1 where none has.</summary>
    private int Card()
    {
        foreach (int index in open)
        foreach (var own in units[index].Own)
            if (own.Length > 4 && ParagraphStarts.FieldLength(text.Folded.AsSpan(own.Start, own.Length)) > 0)
                return index;
        return -1;
    }

    /// <summary>Whether most of the items before one have text behind their first sentence: its own stands in the next paragraph.</summary>
    private bool SiblingsGoOn(Unit item)
    {
        int goOn = 0,
            all = 0;
        for (int i = units.Count - 2; i > item.Parent; i--)
            if (units[i].Parent == item.Parent && units[i].Own is [var first, ..])
                (goOn, all) = (goOn + (units[i].Own.Count > 1 || Sentences.First(text.Folded, first) < first.End ? 1 : 0), all + 1);
        return all > 0 && goOn > 0.6 * all;
    }

    /// <summary>A paragraph between (一) and (二) of one article is (一)'s: the article's own stand behind its last item.</summary>
    private bool GoesOnBehind(Unit item, int piece)
    {
        if (item.Label is not { } label)
            return false;
        for (int i = piece + 1; i < Math.Min(pieces.Count, piece + 30); i++)
            if (pieces[i].Label is { } next && next.Family <= label.Family)
                return next.Family == label.Family && next.Ordinal == label.Ordinal + 1;
        return false;
    }

    /// <summary>The open article that the top of the stack stands in, -1 where it is not within one.</summary>
    private int Article()
    {
        foreach (int index in open)
            if (units[index].Label?.Family == LabelFamily.Article)
                return index;
        return -1;
    }

    /// <summary>
    /// A paragraph after the items of an article is the article's (款), unless the item was only a caption, has not ended, or the paragraph
    /// names the unit in charge.
    /// </summary>
    private bool BelongsToItem(int i)
    {
        var top = units[open.Peek()];
        if (top.Kind is ClauseKind.Box)
            return true;
        if (top.Own.Count == 0)
            return true;
        var last = text.Folded.AsSpan(top.Own[^1].Start, top.Own[^1].Length);
        bool caption =
            top.Own.Count == 1
            && last.Length <= 30
            && (
                !LineEnds.IsTerminal(last) && !LineEnds.HasClause(last)
                || last[^1] == '。' && !LineEnds.HasClause(last[..^1]) && SiblingsGoOn(top)
            );
        // (二)区审计局主要职责: the paragraph behind the colon is what it announces.
        return caption
            || last is [.., ';' or ',' or '、']
            || top.Label?.Family > LabelFamily.Article && last is [.., ':']
            || ParagraphStarts.IsKey(Folded(i));
    }
}
