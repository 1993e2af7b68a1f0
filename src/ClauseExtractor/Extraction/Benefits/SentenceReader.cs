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
    private readonly List<Segment> _pending = [];
    private readonly List<Segment> _standards = [];
    private List<RowDraft> _last = [];
    private TextRange? _head, _before;
    private decimal? _match;
    private LeadIn? _leadIn;
    private Segment? _ceiling;
    private bool _bare;
    private IReadOnlyList<TextRange> _announced = [], _said = [];
    private string? _heading, _announcement;
    private Statement? _lastStatement;
    private int _sentence, _listStart;

    /// <summary>The rows read so far.</summary>
    public List<RowDraft> Rows { get; } = [];

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
        // …的,每人每月100元;…的,每人每月200元,发放高龄津贴: the noun of all stands behind them.
        if (ClosingNoun.Of(text, sentence) is { } closing)
            (sentence, _announcement) = closing;
        if (Exclusions.IsPast(text, sentence) || Exclusions.IsStacking(text, sentence) || Exclusions.IsCeiling(text, sentence))
        {
            _before = null;
            return;
        }
        if (Ceilings.Attach(text, sentence, Rows, _sentence))
            return;
        int from = Rows.Count;
        // 给予补贴。其中,内河船舶不超过5000元: the sentence goes on with the grant before it.
        bool goesOn = from > 0 && Rows[^1].Sentence == _sentence - 1
            && (text.AsSpan(sentence.Range.Start).StartsWith("其中", StringComparison.Ordinal) || Uplifts.GoesOn(text, sentence));
        _last = goesOn ? [Rows[^1]] : [];
        (_head, _ceiling, _bare, _announced) = (null, null, false, []);
        for (int i = 0; i < sentence.Statements.Count; i++)
            Read(sentence, i);
        if (_ceiling is { } ceiling)
            GrantQualifiers.AttachShared(text, ceiling, [.. Rows.Skip(from)], _sentence);
        // 资助标准不高于合同额的15%。对单价2亿元以上的,资助金额最高不超过800万元,…: the share stands in the sentence before.
        bool shared = from > 0 && Rows[from - 1] is { Rate: not null, Caps.Count: 0 } && Rows[from - 1].Sentence == _sentence - 1;
        Ceilings.Spread(Rows, goesOn || shared ? from - 1 : from);
        from = Math.Min(from, Rows.Count);
        RowJoins.DropAnnouncements(Rows, from);
        RowJoins.JoinYears(text, Rows, from);
        RowJoins.RunByYear(text, Rows, from);
        if (Rows.Count > from)
        {
            TotalBreakdown.Mark(text, sentence, Rows, from);
            _before = null;
        }
        else
        {
            _before = sentence.Range;
        }
        _leadIn = LeadIns.Read(text, sentence, Rows, from) ?? _leadIn;
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
            Read(SegmentRoles.Of(new SegmentView(text, sentence, statement, k, segment, segment.Grant(text), _last, _pending, Announced(),
                Leans())), sentence, index, k);
            GrantYears.SetBracketed(text, segment, _last);
            if (segment.Bracketed.Any(t => t.IsFigure) && _last.Count > 0)
            {
                GrantQualifiers.AttachBracketed(text, segment, _last);
                Rows.AddRange(TotalBreakdown.Bracketed(text, segment, _last));
                Rows.AddRange(TotalBreakdown.Exceptions(text, segment, _last));
            }
            if (segment.Bracketed.Any(t => t.IsFigure) && !segment.Tokens.Any(GrantFinder.IsGivenFigure))
                Inside(segment);
        }
        foreach (var standard in _standards)
            if (Standards.IsOfBefore(standard, _last))
                GrantQualifiers.Attach(text, standard, _last);
    }

    private void Read(SegmentRole role, Sentence sentence, int index, int at)
    {
        var statement = sentence.Statements[index];
        var segment = statement.Segments[at];
        switch (role)
        {
            case SegmentRole.Condition:
                _pending.Add(segment);
                break;
            case SegmentRole.Match:
                Match(segment.Grant(text)!);
                break;
            case SegmentRole.Uplift:
                Rows.Add(Uplifts.Read(segment, _last[^1],
                    Conditions.Of(text, _pending, segment.Range.Start, Uplifts.Start(text, segment)), _sentence));
                _last = [Rows[^1]];
                _pending.Clear();
                break;
            case SegmentRole.Run:
                GrantYears.Set(RowJoins.Recurring(_bare || _last.Count > 1 ? _last
                    : [.. Rows.Where(r => r.Sentence == _sentence)]), GrantYears.Of(text, segment)!.Value, segment);
                break;
            case SegmentRole.CeilingLead:
                _ceiling = segment;
                break;
            case SegmentRole.Ceiling:
                bool closes = index > 0 && index == sentence.Statements.Count - 1;
                GrantQualifiers.Attach(text, segment,
                    Ceilings.Governed(text, segment, [.. Rows.Where(r => r.Sentence == _sentence)], _last,
                        new TextRange(statement.Segments[0].Range.Start, segment.Range.End), closes));
                break;
            case SegmentRole.Grant:
                Grant(segment.Grant(text)!, statement, at, index);
                break;
            case SegmentRole.Announcement:
                _announcement = Announcements.Term(text, segment, sentence);
                break;
            case SegmentRole.Years:
                GrantYears.Set(_last, GrantYears.Of(text, segment)!.Value, segment);
                break;
            case SegmentRole.ShareItem:
                string noun = EllipticalItems.NounBefore(text, statement, at) ?? Announced()!;
                var row = EllipticalItems.Share(text, segment, noun, Conditions.Of(text, _bare ? _pending : [], segment.Range.Start, segment.Tokens[^2].Start), _sentence);
                Rows.Add(row);
                (_last, _bare) = ([.. _bare ? _last : [], row], true);
                _pending.Clear();
                break;
            case SegmentRole.Standard:
                _pending.AddRange(Standards.Whom(text, segment) is { } whom ? [whom] : []);
                _standards.Add(segment);
                break;
            case SegmentRole.SumItem:
                Item(segment, statement, at);
                break;
            case SegmentRole.Joint:
                // 给予连续5年奖励,即:前2年给予80%: what was said of the whole holds for its parts.
                _announced = _last[0].Condition;
                break;
            case SegmentRole.Aside:
                _pending.Clear();
                break;
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
        var before = _pending.Count > 0 && _pending[^1] == outer
            ? [.. _pending.SkipLast(1), new Segment(outer.Range with { End = open }, [.. outer.Tokens.Where(t => t.End <= open)])]
            : _pending.ToArray();
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
    private void Match(GrantPhrase phrase)
    {
        _match = phrase.Ratio ?? phrase.Tokens.First(t => t.Kind == TokenKind.Ratio).Value;
        // The words before the ratio in its segment (对获得市级资金的项目可按照1:1) are condition.
        var before = new TextRange(phrase.Segment.Range.Start, phrase.Start);
        if (before.Length > 1)
            _pending.Add(new Segment(before, [.. phrase.Tokens.Where(t => t.End <= before.End)]));
    }

    private void Grant(GrantPhrase phrase, Statement statement, int at, int index)
    {
        Conditions.DropAims(text, _pending, phrase);
        var condition = Conditions.Of(text, _pending, phrase.Segment.Range.Start, phrase.Start);
        bool inherited = false;
        if (_lastStatement == statement && _last.Count > 0 && SharedCondition.Qualifier(text, _last[^1], condition) is { } shared)
            condition = [shared, .. condition];
        else if (_announced.Count > 0 && condition.Count > 0 && !Conditions.HasOwnSubject(text, condition))
            condition = [.. _announced, .. condition];
        else if (_head is { } head && !Conditions.HasOwnSubject(text, condition, head))
            condition = [SharedCondition.Narrowed(text, head, condition), .. condition];
        else if (Rows is [.., { } row] && row.Sentence == _sentence && SharedCondition.Front(text, row.Condition, condition) is { Count: > 0 } front)
            condition = [.. front, .. condition];
        // 对获奖企业,一等奖奖励10万元、二等奖奖励5万元: what stands before the list holds for all of it.
        if (!phrase.Segment.Continues)
            _listStart = phrase.Segment.Range.Start;
        else if (condition.Count > 0)
            condition = [.. PhraseContext.Before(text, _said, _listStart), .. condition];
        if (condition.Count == 0 && _announced.Count > 0 && _last.Count == 0)
            condition = _announced;
        if (condition.Count == 0 && _last.Count > 0)
            (condition, inherited) = (_last[^1] is { Condition.Count: 0, Beneficiary: { } who } ? [who]
                : PhraseContext.Tiers(phrase) == _last.Count && _last.Count > 1 ? _said : _last[^1].Condition, true);
        else if (PhraseContext.Continued(text, Rows, _sentence, phrase, condition) is { } told)
            condition = [.. told, .. condition];
        else if (condition.Count == 0 && _leadIn is not null)
            (condition, inherited) = (_leadIn.Condition, true);
        else if (condition.Count == 0 && _before is { } before)
            (condition, inherited) = ([before], true);
        _said = condition;
        var earlier = _last;
        (bool opens, _bare) = (Rows.Count == 0 || Rows[^1].Sentence != _sentence, false);
        _last = RowBuilder.Build(text, phrase, [.. _standards], condition, inherited, _match, statement, at, _sentence, Announced());
        // 对入选工程的,给予以下支持:一是…;二是…: for whom holds for all that follows.
        _announced = _last.Count == 0 && condition.Count > 0 && phrase.Segment.Range.End < text.Length && text[phrase.Segment.Range.End] == ':' ? condition : _announced;
        RowInheritance.Take(text, _last, phrase, earlier, _lastStatement == statement, _leadIn);
        TierPairs.Continue(text, Rows, _last);
        Rows.AddRange(_last);
        _lastStatement = statement;
        if (opens && index == 0)
            _head = SharedCondition.Of(text, statement, _last.Count > 0 ? _last[^1] : null);
        _pending.Clear();
        _standards.Clear();
        _match = null;
    }

    // What the clause said before is given: in this sentence, in the one before it, or above its items.
    private string? Announced() =>
        Rows is [.., { } row] && row.Sentence >= _sentence - 1 ? row.Term : _announcement ?? _leadIn?.Term ?? _heading;

    // What an item may lean on: the grant before it, what was announced or stands above the items, a grant without a figure just before.
    private bool Leans() => _last.Count > 0 || _announcement is not null || _leadIn is not null || _heading is not null
        || Rows is [.., { IsQuantified: false } row] && row.Sentence == _sentence - 1;

    private LeadIn? Leaning() =>
        _last.Count > 0 ? new LeadIn(_last[^1].Term, _last[^1].Per, []) : _announcement is not null ? new LeadIn(_announcement, null, [])
        : _leadIn ?? (_heading is not null ? new LeadIn(_heading, null, []) : null)
        ?? (Rows is [.., { IsQuantified: false } row] && row.Sentence == _sentence - 1 ? new LeadIn(row.Term, row.Per, row.Condition)
        : null);

    // 二等奖3万元: an item that leans on the noun before it.
    private void Item(Segment segment, Statement statement, int at)
    {
        // 给予补贴,标准为每人每年9000元: the sum of the grant announced before.
        // 给予1万元补贴,分两年发放,每年5000元: how it is paid.
        if (_pending.Count == 0 && EllipticalRows.IsInstalment(text, _last, segment))
            return;
        // 每月333元,每年4000元: the same grant counted twice.
        if (_pending.Count == 0 && (_last is [{ IsQuantified: false }] || EllipticalRows.CountsAnew(text, _last, segment))
            && FillerWords.UncoveredLength(text, segment, EllipticalItems.Start(text, segment)) == 0)
        {
            GrantQualifiers.Attach(text, segment, _last is [_] ? _last : [_last[^1]]);
            return;
        }
        // 本科生每月500元,硕士生每月800元,最长期限36个月: what stands behind the items governs them all.
        var (before, lead) = (_bare ? _last : [], Leaning()!);
        // 最高不超过:生猪场20万元、奶牛场30万元: the bound before the colon is that of the items.
        bool bounded = EllipticalItems.IsBoundAlone(text, _pending);
        if (bounded)
            _pending.RemoveAt(_pending.Count - 1);
        var condition = Conditions.Of(text, _pending, segment.Range.Start, EllipticalItems.Start(text, segment));
        if (_last.Count == 0)
            condition = [.. lead.Condition, .. condition];
        var items = EllipticalRows.Build(text, segment, lead, condition, _sentence);
        foreach (var row in items.Where(_ => bounded))
            for (int i = 0; i < row.Caps.Count; i++)
                row.Caps[i] = row.Caps[i] with { Bound = Bound.UpTo };
        // 每增加5000万元,追加10万元
        if (GrantCounters.Counted(text, statement, at) is { } counted)
            foreach (var row in items.Where(r => r.Caps is [{ Per: null }]))
                row.Caps[0] = row.Caps[0] with { Per = (Per)counted.Tag, Unit = counted.Is(Per.Item) ? counted.Unit : null };
        Rows.AddRange(items);
        (_last, _bare) = ([.. before, .. items], true);
        _pending.Clear();
    }
}
