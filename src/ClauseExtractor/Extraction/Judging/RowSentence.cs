using ClauseExtractor.Extraction.Figures;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Judging;

/// <summary>A sentence that holds rows: its cues, its figures, and which of its characters the rows account for.</summary>
internal sealed class RowSentence
{
    // Words that join cues and say nothing of their own.
    private static readonly WordList Fillers = new(
        "RMB",
        "CNY",
        "标准",
        "金额",
        "总额",
        "额度",
        "比例",
        "上限",
        "资金",
        "实际",
        "原则上",
        "人民币",
        "企业",
        "单位",
        "机构",
        "项目",
        "个人",
        "可以",
        "可",
        "为",
        "的",
        "其",
        "且",
        "并",
        "再",
        "另",
        "对",
        "给",
        "度",
        "年",
        "内",
        "期",
        "按",
        "到",
        "至",
        "在",
        "共",
        "均",
        "则",
        "即",
        "于",
        "由",
        "分",
        "最",
        "高",
        "计",
        "者",
        "一",
        "元",
        "款",
        "额",
        "金",
        "总",
        "该",
        "但",
        "市",
        "区",
        "县",
        "省",
        "财政",
        "政府",
        "级",
        "提高",
        "调整"
    );

    private readonly string _folded;
    private bool[]? _covered;
    private bool[]? _cues;
    private int[]? _residue;

    public RowSentence(string folded, TextRange range, List<JudgedFigure> figures) => (_folded, Range, Figures) = (folded, range, figures);

    public TextRange Range { get; }

    /// <summary>Its cues, read once a row stands in it.</summary>
    public List<Token> Tokens { get; private set; } = [];

    /// <summary>The figures that stand in it.</summary>
    public List<JudgedFigure> Figures { get; }

    /// <summary>The rows whose first figure stands in it.</summary>
    public List<Benefit> Rows { get; } = [];

    /// <summary>Where the rows have caps, shares, conditions, recipients.</summary>
    public List<TextRange> Cited { get; } = [];

    public List<TextRange> Conditions { get; } = [];

    /// <param name="read">The sentences of its unit as the rules read them; null where they are not kept.</param>
    public void Add(Benefit row, List<Sentence>? read)
    {
        if (_covered is null)
        {
            _covered = new bool[Range.Length];
            Tokens = read is null ? Lexer.Read(_folded, Range) : Cues(read);
            foreach (var token in Tokens)
                Cover(new TextRange(token.Start, token.End));
            _cues = [.. _covered];
        }
        Rows.Add(row);
        foreach (var cap in row.Caps)
            Cited.Add(new TextRange(cap.Span.Start, cap.Span.End));
        if (row.Rate is { } rate)
        {
            Cited.Add(new TextRange(rate.Span.Start, rate.Span.End));
            if (
                rate.Base is { } of
                && _folded.AsSpan(Range.Start, Range.Length).IndexOf(TextFold.Fold(of), StringComparison.Ordinal) is >= 0 and var at
            )
                Cover(new TextRange(Range.Start + at, Range.Start + at + of.Length));
        }
        foreach (var part in row.ConditionSpans)
            Take(Conditions, part);
        if (row.BeneficiarySpan is { } who)
            Take(Conditions, who);
        if (
            row.Procedure is { } procedure
            && _folded.AsSpan(Range.Start, Range.Length).IndexOf(TextFold.Fold(procedure), StringComparison.Ordinal) is >= 0 and var from
        )
            Cover(new TextRange(Range.Start + from, Range.Start + from + procedure.Length));
    }

    /// <summary>
    /// How many characters of a range no cue, row or joining word accounts for. Asked once all rows of the sentence are there.
    /// </summary>
    public int Residue(int start, int end)
    {
        (start, end) = (Math.Clamp(start - Range.Start, 0, Range.Length), Math.Clamp(end - Range.Start, 0, Range.Length));
        _residue ??= Count();
        return end > start ? _residue[end] - _residue[start] : 0;
    }

    /// <summary>Runs of Han characters of a range that neither a cue nor a joining word nor a part of this one row accounts for.</summary>
    public List<TextRange> Unclaimed(RowView view, TextRange range)
    {
        var runs = new List<TextRange>();
        int start = -1;
        for (int i = Math.Max(range.Start, Range.Start), end = Math.Min(range.End, Range.End); i <= end; )
        {
            bool left = i < end && !_cues![i - Range.Start] && !view.IsPart(i) && _folded[i] is >= '一' and <= '鿿';
            int filler = left ? Fillers.StartLength(_folded.AsSpan(i, end - i)) : 0;
            left = left && filler == 0;
            if (left && start < 0)
                start = i;
            if (!left && start >= 0)
            {
                runs.Add(new TextRange(start, i));
                start = -1;
            }
            i += Math.Max(1, filler);
        }
        return runs;
    }

    // Up to each place of the sentence.
    private int[] Count()
    {
        var counts = new int[Range.Length + 1];
        for (int i = 0; i < Range.Length; )
        {
            int length = 1,
                left = 0;
            if (!_covered![i] && char.IsLetterOrDigit(_folded[Range.Start + i]))
            {
                int filler = Fillers.StartLength(_folded.AsSpan(Range.Start + i, Range.Length - i));
                (length, left) = filler == 0 ? (1, 1) : (filler, 0);
            }
            for (int k = 1; k <= length; k++)
                counts[i + k] = counts[i] + left;
            i += length;
        }
        return counts;
    }

    /// <summary>True where a cue stands in none of the rows' figures and conditions.</summary>
    public bool IsSpare(Token token) => token.Depth == 0 && !Within(Cited, token.Start) && !Within(Conditions, token.Start);

    public static bool Within(List<TextRange> ranges, int at)
    {
        foreach (var range in ranges)
            if (range.Contains(at))
                return true;
        return false;
    }

    // The cues that were read already; marks between sentences and brackets are none.
    private List<Token> Cues(List<Sentence> read)
    {
        var tokens = new List<Token>();
        foreach (var sentence in read)
            if (sentence.Range.Start < Range.End && Range.Start < sentence.Range.End)
                foreach (var statement in sentence.Statements)
                foreach (var segment in statement.Segments)
                {
                    Take(segment.Tokens);
                    Take(segment.Bracketed);
                }
        return tokens;

        void Take(TokenList cues)
        {
            for (int i = 0; i < cues.Count; i++)
                if (cues[i].Start >= Range.Start && cues[i].End <= Range.End)
                    tokens.Add(cues[i]);
        }
    }

    private void Take(List<TextRange> to, Span span)
    {
        var range = new TextRange(span.Start, span.End);
        to.Add(range);
        Cover(range);
    }

    private void Cover(TextRange range)
    {
        for (int i = Math.Max(range.Start, Range.Start); i < Math.Min(range.End, Range.End); i++)
            _covered![i - Range.Start] = true;
    }
}
