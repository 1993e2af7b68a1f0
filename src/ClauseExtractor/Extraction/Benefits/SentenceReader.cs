using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>
/// Reads the grants of one clause, sentence by sentence. Segments before a grant are its condition; segments behind it that only
/// bound or time it (单个企业最高50万元, 年限不超过三年) are added to its rows.
/// </summary>
/// <param name="text">The folded text.</param>
internal sealed class SentenceReader(string text)
{
    // What joins an announcement to its parts.
    private static readonly string[] Joints = ["即", "即为", "具体为", "具体如下", "具体标准为", "标准如下", "具体标准如下"];

    private readonly List<RowDraft> _rows = [];
    private readonly List<Segment> _pending = [];
    private readonly List<Segment> _standards = [];
    private List<RowDraft> _last = [];
    private TextRange? _head;
    private TextRange? _before;
    private decimal? _match;
    private LeadIn? _leadIn;
    private Segment? _ceiling;
    private bool _bare;
    private IReadOnlyList<TextRange> _announced = [];
    private IReadOnlyList<TextRange> _said = [];
    private string? _heading;
    private Statement? _lastStatement;
    private int _sentence;

    /// <summary>The rows read so far.</summary>
    public IReadOnlyList<RowDraft> Rows => _rows;

    /// <summary>What a sentence that ends in a colon says of the items below it: 按以下标准给予一次性奖励：</summary>
    public LeadIn? LeadIn => _leadIn;

    /// <summary>Reads a clause's sentences under what its parent's lead-in says.</summary>
    /// <param name="heading">The noun that the clause's heading names, null where it names none.</param>
    public void Read(IEnumerable<Sentence> sentences, LeadIn? leadIn, string? heading)
    {
        (_leadIn, _heading) = (leadIn, heading);
        foreach (var sentence in sentences)
            Read(sentence);
    }

    private void Read(Sentence sentence)
    {
        _sentence++;
        if (Exclusions.IsPast(text, sentence) || Exclusions.IsStacking(text, sentence) || Exclusions.IsCeiling(text, sentence))
        {
            _before = null;
            return;
        }
        if (Ceilings.Attach(text, sentence, _rows, _sentence))
            return;
        int from = _rows.Count;
        // 给予补贴。其中,内河船舶不超过5000元: the sentence goes on with the grant before it.
        bool goesOn = from > 0 && _rows[^1].Sentence == _sentence - 1 && text.AsSpan(sentence.Range.Start).StartsWith("其中", StringComparison.Ordinal);
        _last = goesOn ? [_rows[^1]] : [];
        _head = null;
        _ceiling = null;
        _bare = false;
        _announced = [];
        for (int i = 0; i < sentence.Statements.Count; i++)
            Read(sentence, i);
        if (_ceiling is { } ceiling)
            Tails.AttachShared(text, ceiling, [.. _rows.Skip(from)], _sentence);
        // 资助标准不高于合同额的15%。对单价2亿元以上的,资助金额最高不超过800万元,…: the share stands in the sentence before.
        bool shared = from > 0 && _rows[from - 1] is { Rate: not null, Caps.Count: 0 } && _rows[from - 1].Sentence == _sentence - 1;
        Ceilings.Spread(_rows, goesOn || shared ? from - 1 : from);
        from = Math.Min(from, _rows.Count);
        RowJoins.DropAnnouncements(_rows, from);
        RowJoins.JoinYears(_rows, from);
        if (_rows.Count > from)
        {
            Parts.Mark(text, sentence, _rows, from);
            _before = null;
        }
        else
        {
            _before = sentence.Range;
        }
        _leadIn = LeadIns.Read(text, sentence, _rows, from) ?? _leadIn;
    }

    private void Read(Sentence sentence, int index)
    {
        var statement = sentence.Statements[index];
        _pending.Clear();
        _standards.Clear();
        _match = null;
        for (int k = 0; k < statement.Segments.Count; k++)
        {
            var segment = statement.Segments[k];
            var phrase = segment.Grant(text);
            if (phrase is not null && (Exclusions.IsLoan(text, phrase) || Exclusions.IsProcurement(text, phrase)))
                phrase = null;
            if (phrase is { Giver: >= 0 } && _last.Count > 0 && Payers.Share(text, phrase))
                continue;
            if (phrase is not null && (PaymentShares.Is(text, phrase, _pending) || PhraseContext.IsConditionOfLater(text, statement, k, phrase)))
                phrase = null;
            if (phrase is not null && MatchOnly(phrase, statement, k) || _last.Count > 0 && Reckonings.Is(text, segment))
                continue;
            if (_last.Count > 0 && Tails.IsTerm(text, segment))
            {
                Tails.SetYears(_bare || _last.Count > 1 ? _last : [.. _rows.Where(r => r.Sentence == _sentence)], Tails.Years(text, segment)!.Value, segment);
                continue;
            }
            if (!_last.Exists(r => r.IsQuantified) && Ceilings.IsLead(text, segment))
            {
                _ceiling = segment;
            }
            else if (_last.Count > 0 && Tails.IsCap(text, segment, phrase, _pending.Count, _last[^1]))
            {
                bool closes = index > 0 && index == sentence.Statements.Count - 1;
                Tails.Attach(text, segment, Ceilings.Governed(text, segment, [.. _rows.Where(r => r.Sentence == _sentence)], _last, new TextRange(statement.Segments[0].Range.Start, segment.Range.End), closes));
            }
            else if (_last.Count > 0 && Tails.IsCeilingInWords(text, segment))
            {
                continue;
            }
            else if (_last.Count > 0 && Tails.IsCapSubject(text, segment, statement, k))
            {
                // 同一银行对同一权利人发放的贷款，年度资助最高不超过20万元: whom the cap behind it counts, no condition.
                continue;
            }
            else if (phrase is not null && !(Standards.Is(text, segment) && PhraseContext.IsStandardOfNext(text, statement, k, phrase)))
            {
                Grant(phrase, statement, k, index);
            }
            else if (Announcements.Term(text, segment, sentence) is { } announced)
            {
                _heading = announced;
            }
            else if (Tails.Years(text, segment) is { } years && (_last.Count > 0 && _pending.Count == 0))
            {
                Tails.SetYears(_last, years, segment);
            }
            else if (Standards.Is(text, segment))
            {
                // 对参展单位可按展位费的50%: whom the standard is for is condition.
                var whom = new TextRange(segment.Range.Start, segment.Tokens[Standards.First(text, segment)].Start);
                if (FillerWords.UncoveredLength(text, segment, whom.End) >= 2)
                    _pending.Add(new Segment(whom, [.. segment.Tokens.Where(t => t.End <= whom.End)]));
                _standards.Add(segment);
            }
            else if (BareItems.Is(text, segment, statement, k, _last.Count > 0 || _leadIn is not null || _heading is not null))
            {
                Bare(segment, statement, k);
            }
            else if (_last is [{ IsQuantified: false, Condition: var said }] && Joints.Contains(text[segment.Range.Start..segment.Range.End]))
            {
                // 给予连续5年奖励,即:前2年给予80%: what was said of the whole holds for its parts.
                _announced = said;
            }
            else
            {
                _pending.Add(segment);
            }
            if (segment.Bracketed.Any(t => t.IsFigure) && _last.Count > 0)
            {
                Tails.AttachBracketed(text, segment, _last);
                _rows.AddRange(Parts.Bracketed(text, segment, _last));
                _rows.AddRange(Parts.Exceptions(text, segment, _last));
            }
            if (segment.Bracketed.Any(t => t.IsFigure) && !segment.Tokens.Any(GrantFinder.IsGivenFigure))
                Inside(segment);
        }
    }

    // 进入展销体系(每个产品资助不超过5万元), 租金减免(A类减免100%,C类减免70%): the sums stand in brackets behind what they are for.
    private void Inside(Segment outer)
    {
        int open = text.LastIndexOfAny(['(', '['], outer.Bracketed.First(t => t.IsFigure).Start);
        int close = open < outer.Range.Start ? -1 : text.IndexOfAny([')', ']'], open, outer.Range.End - open);
        if (close < 0)
            return;
        var range = new TextRange(open + 1, close);
        var before = _pending.Count > 0 && _pending[^1] == outer ? [.. _pending.SkipLast(1), new Segment(outer.Range with { End = open }, [.. outer.Tokens.Where(t => t.End <= open)])] : _pending.ToArray();
        foreach (var statement in SentenceSplitter.Split(text, range, Lexer.Read(text, range)).SelectMany(s => s.Statements))
            for (int i = 0; i < statement.Segments.Count; i++)
                if (statement.Segments[i].Grant(text) is { } phrase && phrase.Tokens.Any(GrantFinder.IsGivenFigure))
                {
                    _pending.Clear();
                    _pending.AddRange(before);
                    Grant(phrase, statement, i, 1);
                }
    }

    // 可按照1:0.5予以区级配套,给予…: the match belongs to the grant that follows.
    private bool MatchOnly(GrantPhrase phrase, Statement statement, int at)
    {
        var ratio = phrase.Tokens.FirstOrDefault(t => t.Kind == TokenKind.Ratio);
        if (ratio == default || phrase.Tokens.Any(GrantFinder.IsGivenFigure) || !statement.Segments.Skip(at + 1).Any(s => s.Grant(text) is not null))
            return false;
        _match = ratio.Value;
        // The words before the ratio in its segment (对获得市级资金的项目可按照1:1) are condition.
        var before = new TextRange(phrase.Segment.Range.Start, phrase.Start);
        if (before.Length > 1)
            _pending.Add(new Segment(before, [.. phrase.Tokens.Where(t => t.End <= before.End)]));
        return true;
    }

    private void Grant(GrantPhrase phrase, Statement statement, int at, int index)
    {
        Conditions.DropAims(text, _pending, phrase);
        var condition = Conditions.Of(text, _pending, phrase.Segment.Range.Start, phrase.Start);
        bool inherited = false;
        if (_lastStatement == statement && _last.Count > 0 && Heads.Qualifier(text, _last[^1], condition) is { } shared)
            condition = [shared, .. condition];
        else if (_announced.Count > 0 && condition.Count > 0 && !Conditions.HasOwnSubject(text, condition))
            condition = [.. _announced, .. condition];
        else if (_head is { } head && !Conditions.HasOwnSubject(text, condition, head))
            condition = [head, .. condition];
        if (condition.Count == 0 && _last.Count > 0)
            (condition, inherited) = (_last[^1] is { Condition.Count: 0, Beneficiary: { } who } ? [who] : PhraseContext.Tiers(phrase) == _last.Count && _last.Count > 1 ? _said : _last[^1].Condition, true);
        else if (Continued(phrase, condition) is { } told)
            condition = [.. told, .. condition];
        else if (condition.Count == 0 && _leadIn is not null)
            (condition, inherited) = (_leadIn.Condition, true);
        else if (condition.Count == 0 && _before is { } before)
            (condition, inherited) = ([before], true);
        _said = condition;
        var earlier = _last;
        bool opens = _rows.Count == 0 || _rows[^1].Sentence != _sentence;
        _bare = false;
        _last = RowBuilder.Build(text, phrase, [.. _standards], condition, inherited, _match, statement, at, _sentence, Announced());
        // 三星级按60%返还,四星级按80%返还: one base for all.
        if (_lastStatement == statement && earlier is [.., { Base: { } of }])
            foreach (var row in _last)
                if (row.Rate is not null)
                    row.Base ??= of;
        // 按年度贡献额给予五年奖励,其中前三年给予80%: the base was said with what was announced.
        foreach (var row in _last)
            if (row.Rate is not null)
                row.Base ??= earlier is [.., { IsQuantified: false, Reading: { } announcement }] ? BaseReader.Named(text, announcement.Segment) : null;
        // 一次性安家补助30万元、购房补贴20万元: the cue before the first noun governs the list.
        if (phrase.Segment.Continues && earlier is [.., { Per: Per.Once, Reading: { NounToken: { } listed } opening, Caps: [var opened, ..] }] && listed.Start < opened.Token.Start && opened.Range.Start <= listed.Start)
            foreach (var row in _last.Where(r => r.Caps is [{ Per: null }]))
                row.Caps[0] = row.Caps[0] with { Per = Per.Once };
        // 按照以下标准给予一次性奖励:(一)…的,按1500元奖励: how it is counted holds for the items.
        foreach (var row in _last)
            if (_leadIn is { Per: Per.Once } lead && lead.Term == row.Term && row.Caps is [{ Per: null } once])
                row.Caps[0] = once with { Per = Per.Once };
        _rows.AddRange(_last);
        _lastStatement = statement;
        if (opens && index == 0)
            _head = Heads.Of(text, statement, _last.Count > 0 ? _last[^1] : null);
        _pending.Clear();
        _standards.Clear();
        _match = null;
    }

    // 对…的,给予贷款贴息。贴息贷款最高不超过200万元,可享受50%贷款利息的贴息: the sentence goes on about what the one before it gives.
    private IReadOnlyList<TextRange>? Continued(GrantPhrase phrase, IReadOnlyList<TextRange> condition) =>
        _rows is [.., { IsQuantified: false, Condition.Count: > 0 } row] && row.Sentence == _sentence - 1 && phrase.NounToken is { } noun && text.AsSpan(noun.Start, noun.End - noun.Start).SequenceEqual(row.Term)
        && (condition.Count == 0 || text.AsSpan(condition[0].Start).StartsWith(row.Term, StringComparison.Ordinal)) ? row.Condition : null;

    // What the clause said before is given: in this sentence, in the one before it, or above its items.
    private string? Announced() => _rows is [.., { } row] && row.Sentence >= _sentence - 1 ? row.Term : _heading ?? _leadIn?.Term;

    // 二等奖3万元: an item that leans on the noun before it.
    private void Bare(Segment segment, Statement statement, int at)
    {
        // 给予补贴,标准为每人每年9000元: the sum of the grant announced before.
        if (_pending.Count == 0 && _last is [{ IsQuantified: false }] && FillerWords.UncoveredLength(text, segment, BareItems.Start(segment)) == 0)
        {
            Tails.Attach(text, segment, _last);
            return;
        }
        // 本科生每月500元,硕士生每月800元,最长期限36个月: what stands behind the items governs them all.
        IReadOnlyList<RowDraft> before = _bare ? _last : [];
        var lead = _last.Count > 0 ? new LeadIn(_last[^1].Term, _last[^1].Per, []) : _heading is not null ? new LeadIn(_heading, null, []) : _leadIn!;
        var condition = Conditions.Of(text, _pending, segment.Range.Start, BareItems.Start(segment));
        if (_last.Count == 0)
            condition = [.. lead.Condition, .. condition];
        var items = BareRows.Build(text, segment, lead, condition, _sentence);
        // 每增加5000万元,追加10万元
        if (RowBuilder.Counted(text, statement, at) is { } counted)
            foreach (var row in items.Where(r => r.Caps is [{ Per: null }]))
                row.Caps[0] = row.Caps[0] with { Per = (Per)counted.Tag, Unit = counted.Is(Per.Item) ? counted.Unit : null };
        _rows.AddRange(items);
        (_last, _bare) = ([.. before, .. items], true);
        _pending.Clear();
    }
}
