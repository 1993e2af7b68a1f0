using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>Tells the notice, the policy, its annexes and, where there are several, the plans of a document apart.</summary>
internal sealed class DivisionReader
{
    private readonly PolicyText text;
    private readonly IReadOnlyList<Piece> pieces;
    private const int LongestTitle = 100;

    private readonly TitleFinder titles;

    /// <summary>Where a title and an annex's label stand last: a list of annexes stands before the annexes themselves.</summary>
    private readonly Dictionary<string, int> lastKeys = [],
        lastLabels = [];

    private DivisionReader(PolicyText text, IReadOnlyList<Piece> pieces)
    {
        (this.text, this.pieces) = (text, pieces);
        titles = new TitleFinder(text, pieces);
        for (int i = 0; i < pieces.Count; i++)
        {
            var line = titles.Folded(i);
            if (line.Length > LongestTitle || line.IsEmpty)
                continue;
            lastKeys[TitleFinder.Key(line)] = i;
            if (AnnexLine.Read(line) is { } annex)
                lastLabels[annex.Label] = i;
        }
    }

    /// <summary>The divisions in document order; together they hold every piece.</summary>
    public static IReadOnlyList<Division> Read(PolicyText text, IReadOnlyList<Piece> pieces) => new DivisionReader(text, pieces).Read();

    private List<Division> Read()
    {
        var divisions = new List<Division>();
        if (pieces.Count == 0)
            return divisions;
        var plans = Plans();
        var annexes = Annexes();
        int whole = plans.Count > 0 ? WholeTitle(plans[0]) : -1;
        int title =
            whole >= 0 ? whole
            : plans.Count > 0 ? plans[0]
            : titles.Named.Count > 0 ? titles.Named[0]
            : titles.Unnamed();
        // A line 附件 right above the policy's title is the notice's only annex: the policy itself.
        if (annexes.Count > 0 && annexes[0].Piece < title && HasUnits(0, pieces.Count, 0))
            annexes.RemoveAll(a => a.Piece < title);
        else if (annexes.Count > 0 && annexes[0].Piece < title)
            title = -1;
        if (
            plans.Count == 0
            && !HasUnits(0, annexes.Count > 0 ? annexes[0].Piece : pieces.Count, title)
            && annexes.Count > 0
            && OnlyUnits(annexes)
        )
        {
            title = annexes[0].BodyFirst > annexes[0].Piece + 1 ? annexes[0].Piece + 1 : annexes[0].Piece;
            annexes.RemoveAt(0);
        }
        int policy = Math.Max(title, 0);
        if (policy > 0)
            divisions.Add(new Division(DivisionKind.Notice, 0, policy, "", default, default, 0));
        var starts = new List<(int Piece, Division Division)>();
        if (whole >= 0)
            starts.Add((whole, new Division(DivisionKind.Policy, whole, 0, "", default, TitleRange(whole), whole + 1)));
        if (plans.Count > 0)
            foreach (int plan in plans)
                starts.Add((plan, new Division(DivisionKind.Plan, plan, 0, Name(plan), pieces[plan].Range, pieces[plan].Range, plan + 1)));
        else
            starts.Add(
                (
                    policy,
                    new Division(
                        DivisionKind.Policy,
                        policy,
                        0,
                        "",
                        default,
                        title >= 0 ? TitleRange(title) : default,
                        title >= 0 ? title + 1 : policy
                    )
                )
            );
        foreach (var annex in annexes)
            starts.Add(
                (
                    annex.Piece,
                    new Division(DivisionKind.Annex, annex.Piece, 0, annex.Line.Label, annex.LabelRange, annex.Title, annex.BodyFirst)
                )
            );
        starts.Sort((a, b) => a.Piece.CompareTo(b.Piece));
        for (int i = 0; i < starts.Count; i++)
            divisions.Add(starts[i].Division with { End = i + 1 < starts.Count ? starts[i + 1].Piece : pieces.Count });
        return divisions;
    }

    private string Name(int piece) => string.Concat(titles.Folded(piece).ToString().Where(c => c != ' '));

    /// <summary>Titles of several plans in one document: each is followed by a numbering that starts anew.</summary>
    private List<int> Plans()
    {
        var found = titles.Named.Where(i => StartsNumbering(i)).ToList();
        if (found.Count >= 2)
            return found;
        // Without a notice that names them: a title above a new start of the outermost numbering that has begun before.
        var restarts = new List<int>();
        var groups = new List<int>();
        LabelFamily? outer = null;
        bool all = true;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Label is not { } label || IsAnnexItem(i))
                continue;
            outer ??= label.Family;
            if (label.Family != outer || label.Ordinal != 1)
                continue;
            int above = TitleAbove(i);
            if (above >= 0)
                restarts.Add(above);
            int group = GroupAbove(i) is >= 0 and var line ? line : above;
            all &= group >= 0;
            groups.Add(group);
        }
        // 面向单位 / 一、… 面向个人 / 一、…: any short line will do where each start has one, and the whole has its own title.
        if (all && groups.Count >= 2 && WholeTitle(groups[0]) >= 0)
            restarts = groups;
        return restarts.Count >= 2 && !Annexes().Any(a => a.Piece < restarts[^1] && a.Piece > restarts[0]) ? restarts : [];
    }

    /// <summary>The title of the whole above the first of several plans, -1 where there is none.</summary>
    private int WholeTitle(int plan)
    {
        for (int i = plan - 1; i >= Math.Max(0, plan - 6); i--)
            if (pieces[i].Label is not null)
                return -1;
            else if (titles.IsTitle(i) && OfficialWords.EndsAsTitle(titles.Folded(i)) && !TitleFinder.IsNoticeTitle(titles.Folded(i)))
                return i;
        return -1;
    }

    /// <summary>A short line right above a label.</summary>
    private int GroupAbove(int label) =>
        label > 0 && pieces[label - 1].Label is null && titles.IsTitle(label - 1) && titles.Folded(label - 1).Length <= 30 ? label - 1 : -1;

    private int TitleAbove(int label)
    {
        for (int i = label - 1; i >= 0 && i > label - 6; i--)
        {
            if (pieces[i].Label is not null)
                return -1;
            if (titles.IsTitle(i) && OfficialWords.EndsAsTitle(titles.Folded(i)))
                return i;
        }
        return -1;
    }

    private bool IsAnnexItem(int piece) =>
        piece > 0 && ParagraphStarts.IsAnnex(titles.Folded(piece - 1)) && pieces[piece].Label is { Family: LabelFamily.Digit };

    private bool StartsNumbering(int title)
    {
        int next = titles.NextLabel(title);
        return next > title && next - title < 15 && pieces[next].Label is { Ordinal: 1 };
    }

    private readonly record struct AnnexStart(int Piece, AnnexLine Line, TextRange LabelRange, TextRange Title, int BodyFirst);

    private List<AnnexStart> Annexes()
    {
        var found = new List<AnnexStart>();
        for (int i = 0; i < pieces.Count; i++)
        {
            if (
                pieces[i].Label is not null
                || AnnexLine.Read(titles.Folded(i)) is not { } line
                || text.Paragraphs[pieces[i].Paragraph].Row is not null
            )
                continue;
            var range = pieces[i].Range;
            var label = new TextRange(range.Start, range.Start + line.Length);
            if (!line.Alone)
            {
                if (IsListed(i, line))
                    continue;
                found.Add(new AnnexStart(i, line, label, new TextRange(label.End, range.End), i + 1));
            }
            else if (i + 1 < pieces.Count && (titles.IsTitle(i + 1) || IsShortHeading(i + 1)))
                found.Add(new AnnexStart(i, line, label, pieces[i + 1].Range, i + 2));
            else if (i + 1 < pieces.Count && !IsDigitList(i + 1))
                found.Add(new AnnexStart(i, line, label, default, i + 1));
        }
        return found;
    }

    private bool IsShortHeading(int piece) =>
        pieces[piece].Label is null
        && pieces[piece].Range.Length <= 60
        && !LineEnds.IsTerminal(titles.Folded(piece))
        && !OfficialWords.IsDate(titles.Folded(piece));

    /// <summary>附件：1.申请表 2.… names annexes; it is followed by their list, a signature or the annex itself.</summary>
    private bool IsListed(int piece, AnnexLine line)
    {
        var rest = titles.Folded(piece)[line.Length..];
        if (LabelLexer.Read(rest, 0, rest.Length) is not null || LineEnds.IsTerminal(rest) || rest.Length > 80)
            return true;
        if (lastLabels.GetValueOrDefault(line.Label, -1) > piece || lastKeys.GetValueOrDefault(TitleFinder.Key(rest), -1) > piece)
            return true;
        if (piece + 1 >= pieces.Count)
            return true;
        var next = titles.Folded(piece + 1);
        return OfficialWords.IsOrgan(next) || OfficialWords.IsDate(next) || next.StartsWith("(此件") || ParagraphStarts.IsAnnex(next);
    }

    private bool IsDigitList(int piece) =>
        pieces[piece].Label is { Family: LabelFamily.Digit or LabelFamily.DigitPause }
        && piece + 1 < pieces.Count
        && pieces[piece].Range.Length < 60
        && (OfficialWords.IsOrgan(titles.Folded(piece + 1)) || OfficialWords.IsDate(titles.Folded(piece + 1)));

    /// <summary>Whether numbered units stand in a stretch, items of a notice before the title aside.</summary>
    private bool HasUnits(int from, int to, int title)
    {
        for (int i = Math.Max(from, title); i < to; i++)
            if (pieces[i].Label is { } label && label.Family <= LabelFamily.HanBracketed && !TitleFinder.IsNoticeTitle(titles.Folded(i)))
                return true;
        return false;
    }

    /// <summary>Whether the first annex alone holds articles or sections: it is the policy, the others are its forms and lists.</summary>
    private bool OnlyUnits(List<AnnexStart> annexes)
    {
        int end = annexes.Count > 1 ? annexes[1].Piece : pieces.Count;
        return HasUnits(annexes[0].Piece, end, 0) && (annexes.Count == 1 || !HasUnits(annexes[1].Piece, pieces.Count, 0));
    }

    /// <summary>The title without the number that a compilation puts before it.</summary>
    private TextRange TitleRange(int piece)
    {
        if (AnnexLine.Read(titles.Folded(piece)) is { Alone: false } annex)
            return new TextRange(pieces[piece].Range.Start + annex.Length, pieces[piece].Range.End);
        return pieces[piece].Label is null ? pieces[piece].Range : pieces[piece].Body;
    }
}
