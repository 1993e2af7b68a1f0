using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Finds where a division's closing starts: the unnumbered paragraphs after its last unit that belong to no clause (本措施自…起施行, 各部门要抓紧落实…,
/// signature and date,
/// list of annexes, 抄送, imprint, forms).
/// </summary>
internal static class ClosingFinder
{
    /// <summary>Where nearly all units are one paragraph, a second paragraph after the last is not the unit's.</summary>
    private const double SingleShare = 0.8;

    /// <returns>Index of the first closing piece, the division's end where there is none.</returns>
    public static int Find(PolicyText text, IReadOnlyList<Piece> pieces, Division part)
    {
        int last = LastUnit(text, pieces, part, out bool single, out bool articles);
        if (last < 0)
            return FirstForm(text, pieces, part);
        bool heading = IsHeadingOnly(text, pieces[last]);
        bool bodySeen = !heading,
            rules = heading && IsFinalProvisions(text.Folded.AsSpan(pieces[last].Body.Start, pieces[last].Body.Length));
        for (int i = last + 1; i < part.End; i++)
        {
            if (text.Paragraphs[pieces[i].Paragraph].Row is not null)
                continue;
            var line = text.Folded.AsSpan(pieces[i].Range.Start, pieces[i].Range.Length);
            if (
                IsSignature(line)
                || IsFormTitle(line) && !heading
                || ParagraphStarts.IsContact(line)
                || !articles && bodySeen && !rules && IsClosingWords(line)
            )
                return i;
            if (ParagraphStarts.IsKey(line) || IsResponsibleBracket(line) || ParagraphStarts.IsBox(line))
                continue;
            if (single && bodySeen && !articles)
                return i;
            bodySeen = true;
        }
        return part.End;
    }

    /// <summary>The last numbered unit; whether its division's units are single paragraphs; whether it is in articles.</summary>
    private static int LastUnit(PolicyText text, IReadOnlyList<Piece> pieces, Division part, out bool single, out bool articles)
    {
        int last = -1,
            leaves = 0,
            lone = 0;
        articles = false;
        bool listed = false;
        for (int i = part.BodyFirst; i < part.End; i++)
        {
            if (pieces[i].Label is not { } label)
            {
                listed = ParagraphStarts.IsAnnex(text.Folded.AsSpan(pieces[i].Range.Start, pieces[i].Range.Length));
                continue;
            }
            // 附件：1.… 2.… is a list of annexes, not the last unit.
            if (listed && label.Family >= LabelFamily.Digit)
                continue;
            listed = false;
            articles |= label.Family == LabelFamily.Article;
            if (last >= 0 && !IsHeadingOnly(text, pieces[last]))
                (leaves, lone) = (leaves + 1, lone + (Paragraphs(text, pieces, last, i) == 1 ? 1 : 0));
            last = i;
        }
        single = leaves >= 3 && lone >= leaves * SingleShare;
        return last;
    }

    private static int Paragraphs(PolicyText text, IReadOnlyList<Piece> pieces, int from, int to)
    {
        int count = 1;
        for (int i = from + 1; i < to; i++)
        {
            var line = text.Folded.AsSpan(pieces[i].Range.Start, pieces[i].Range.Length);
            if (!ParagraphStarts.IsKey(line) && !IsResponsibleBracket(line))
                count++;
        }
        return count;
    }

    private static int FirstForm(PolicyText text, IReadOnlyList<Piece> pieces, Division part)
    {
        if (part.Kind == DivisionKind.Annex)
            return part.End;
        for (int i = part.BodyFirst; i < part.End; i++)
            if (IsSignature(text.Folded.AsSpan(pieces[i].Range.Start, pieces[i].Range.Length)))
                return i;
        return part.End;
    }

    /// <summary>附则, 其他事项: the paragraphs on validity and interpretation under such a heading are the unit's own.</summary>
    private static bool IsFinalProvisions(ReadOnlySpan<char> heading)
    {
        var text = heading.TrimEnd("。. ");
        return text
            is "附则"
                or "附 则"
                or "其他"
                or "其它"
                or "其他事项"
                or "其他规定"
                or "有关事项"
                or "实施期限"
                or "政策期限"
                or "有效期"
                or "执行期限"
                or "附加说明"
                or "说明";
    }

    /// <summary>A unit whose first paragraph is its heading alone: what follows is its text.</summary>
    private static bool IsHeadingOnly(PolicyText text, Piece piece)
    {
        if (piece.Body.IsEmpty)
            return true;
        var line = text.Folded.AsSpan(piece.Body.Start, piece.Body.Length);
        return line.Length <= 60
            && (
                !LineEnds.IsTerminal(line)
                || Sentences.First(text.Folded, piece.Body) == piece.Body.End && line.Length <= 36 && line[^1] != ';'
            );
    }

    private static bool IsResponsibleBracket(ReadOnlySpan<char> line) =>
        line.Length > 2 && line[0] is '(' or '[' && ParagraphStarts.IsKey(line[1..]);

    /// <summary>Signature, date, imprint, copies, list of annexes.</summary>
    private static bool IsSignature(ReadOnlySpan<char> line) =>
        OfficialWords.IsOrgan(line)
        || OfficialWords.IsDate(line)
        || OfficialWords.IsDatedOrgan(line)
        || ParagraphStarts.IsPublication(line)
        || line.StartsWith("抄送")
        || line.StartsWith("(此件")
        || ParagraphStarts.IsAnnex(line)
        || line.StartsWith("特此")
        || line.StartsWith("(联系")
        || line.Length < 60 && line.EndsWith("印发")
        || line.StartsWith("主题词");

    /// <summary>Words that only a closing starts with.</summary>
    private static bool IsClosingWords(ReadOnlySpan<char> line) =>
        ParagraphStarts.IsClosing(line)
        || line.StartsWith("执行中")
        || line.StartsWith("执行过程中")
        || line.StartsWith("实施过程中")
        || line.StartsWith("实施中遇")
        || line.StartsWith("工作中遇")
        || line.StartsWith("请各")
        || line.StartsWith("此前") && line.Contains("不一致", StringComparison.Ordinal)
        || line.StartsWith("本") && line.Length < 60 && line.Contains("负责解释", StringComparison.Ordinal);

    /// <summary>…申请表, …汇总表 on a line of its own: a form follows.</summary>
    private static bool IsFormTitle(ReadOnlySpan<char> line) =>
        line.Length is >= 4 and <= 40 && line[^1] == '表' && !LineEnds.HasClause(line);
}
