using ClauseExtractor.Extraction.Grants.Amounts;
using ClauseExtractor.Extraction.Grants.Ceilings;
using ClauseExtractor.Extraction.Grants.Conditions;
using ClauseExtractor.Extraction.Grants.Excluded;
using ClauseExtractor.Extraction.Grants.Items;
using ClauseExtractor.Extraction.Grants.Rows;
using ClauseExtractor.Extraction.Grants.Sentences;
using ClauseExtractor.Extraction.Grants.Tiers;
using ClauseExtractor.Extraction.Grants.Years;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Grants;

/// <summary>
/// Reads the grants of one clause, sentence by sentence. Segments before a grant are its condition; segments behind it that only
/// bound or time it (单个企业最高50万元, 年限不超过三年) are added to its rows.
/// </summary>
/// <param name="text">The folded text.</param>
internal sealed class SentenceReader(string text)
{
    private readonly ClauseState _state = new();

    /// <summary>The rows read so far.</summary>
    public List<RowDraft> Rows => _state.Rows;

    /// <summary>What a sentence that ends in a colon says of the items below it: 按以下标准给予一次性奖励：</summary>
    public LeadIn? LeadIn => _state.LeadIn;

    /// <summary>Reads a clause's sentences under what its parent's lead-in says.</summary>
    /// <param name="heading">The noun that the clause's heading names, null where it names none.</param>
    public void Read(IEnumerable<Sentence> sentences, LeadIn? leadIn, string? heading)
    {
        _state.LeadIn = leadIn;
        _state.Heading = heading;
        foreach (var sentence in sentences)
            Read(sentence);
    }

    private void Read(Sentence sentence)
    {
        _state.Sentence++;
        // …的,每人每月100元;…的,每人每月200元,发放高龄津贴: the noun of all stands behind them.
        if (ClosingNoun.Of(text, sentence) is { } closing)
            (sentence, _state.Announcement) = closing;
        if (
            Exclusions.IsPast(text, sentence)
            || Exclusions.IsStacking(text, sentence)
            || Exclusions.IsCeiling(text, sentence) && !CountedGrants.IsOfClause(text, sentence, _state.Rows)
        )
        {
            _state.Before = null;
            return;
        }
        if (!sentence.MayGive && _state.Rows.Count == 0)
        {
            _state.Before = sentence.Range;
            return;
        }
        if (SentenceCeiling.Of(text, sentence, _state.Rows, _state.Sentence) is { } bounds)
        {
            bounds.Apply(text);
            return;
        }
        int from = _state.Rows.Count;
        // 给予补贴。其中,内河船舶不超过5000元: the sentence goes on with the grant before it.
        bool goesOn =
            from > 0
            && _state.Rows[^1].Sentence == _state.Sentence - 1
            && (text.AsSpan(sentence.Range.Start).StartsWith("其中", StringComparison.Ordinal) || Uplifts.GoesOn(text, sentence));
        if (goesOn)
            _state.Last = [_state.Rows[^1]];
        else if (_state.Last.Count > 0)
            _state.Last = [];
        _state.OpenSentence();
        for (int i = 0; i < sentence.Statements.Count; i++)
            Read(sentence, i);
        if (_state.Ceiling is { } ceiling)
            SharedCeilings.Attach(text, ceiling, [.. _state.Rows.Skip(from)]);
        // 资助标准不高于合同额的15%。对单价2亿元以上的,资助金额最高不超过800万元,…: the share stands in the sentence before.
        bool shared =
            from > 0 && _state.Rows[from - 1] is { Rate: not null, Caps.Count: 0 } && _state.Rows[from - 1].Sentence == _state.Sentence - 1;
        if (_state.Rows.Count > 0)
        {
            CeilingsByKind.Spread(text, _state.Rows, goesOn || shared ? from - 1 : from);
            from = Math.Min(from, _state.Rows.Count);
            RowJoins.DropAnnouncements(_state.Rows, from);
            RowJoins.JoinYears(text, _state.Rows, from);
            RowJoins.RunByYear(text, _state.Rows, from);
        }
        if (_state.Rows.Count > from)
        {
            TotalBreakdown.Mark(text, sentence, _state.Rows, from);
            _state.Before = null;
        }
        else
        {
            _state.Before = sentence.Range;
        }
        _state.LeadIn = LeadIns.Read(text, sentence, _state.Rows, from) ?? _state.LeadIn;
    }

    private void Read(Sentence sentence, int index)
    {
        var statement = sentence.Statements[index];
        _state.OpenStatement();
        for (int k = 0; k < statement.Segments.Count; k++)
        {
            var segment = statement.Segments[k];
            Read(
                SegmentRoles.Of(
                    new SegmentView(
                        text,
                        sentence,
                        statement,
                        k,
                        segment,
                        segment.Grant(text),
                        _state.Last,
                        _state.Pending,
                        _state.Noun,
                        _state.Leans
                    )
                ),
                sentence,
                index,
                k
            );
            if (segment.Bracketed.Count == 0)
                continue;
            GrantYears.SetBracketed(text, segment, _state.Last);
            if (segment.Bracketed.Any(t => t.IsFigure) && _state.Last.Count > 0)
            {
                GrantQualifiers.AttachBracketed(text, segment, _state.Last);
                _state.Rows.AddRange(TotalBreakdown.Bracketed(text, segment, _state.Last));
                _state.Rows.AddRange(TotalBreakdown.Exceptions(text, segment, _state.Last));
            }
            if (segment.Bracketed.Any(t => t.IsFigure) && !segment.Tokens.Any(GrantFinder.IsGivenFigure))
                Inside(segment);
        }
        foreach (var standard in _state.Standards)
            if (Standards.IsOfBefore(standard, _state.Last))
                GrantQualifiers.Attach(text, standard, _state.Last);
    }

    private void Read(SegmentRole role, Sentence sentence, int index, int at)
    {
        var statement = sentence.Statements[index];
        var segment = statement.Segments[at];
        switch (role)
        {
            case SegmentRole.Condition:
                TakeCondition(segment);
                break;
            case SegmentRole.Match:
                GrantStep.TakeMatch(text, _state, segment.Grant(text)!);
                break;
            case SegmentRole.Uplift:
                _state.Rows.Add(
                    Uplifts.Read(
                        segment,
                        _state.Last[^1],
                        ConditionReader.Of(text, _state.Pending, segment.Range.Start, Uplifts.Start(text, segment)),
                        _state.Sentence
                    )
                );
                _state.Last = [_state.Rows[^1]];
                _state.Pending.Clear();
                break;
            case SegmentRole.Run:
                GrantYears.Set(
                    RowJoins.Running(
                        [.. _state.Rows.Where(r => r.Sentence == _state.Sentence)],
                        _state.Last,
                        statement.Segments[0].Range.Start
                    ),
                    GrantYears.Of(text, segment)!.Value,
                    segment
                );
                break;
            case SegmentRole.CeilingLead:
                _state.Ceiling = segment;
                break;
            case SegmentRole.Ceiling:
                if (CeilingTiers.Of(text, segment, _state.Last) is { } tiers)
                {
                    _state.Rows.RemoveAt(_state.Rows.Count - 1);
                    _state.Rows.AddRange(tiers);
                    _state.Last = tiers;
                    break;
                }
                // 单个企业最高20万元,单个团队最高5万元: a row for each kind.
                if (_state.Last is [{ IsQuantified: true } bounded] && CeilingsByKind.Split(text, segment, bounded) is { } kind)
                {
                    _state.Rows.Add(kind);
                    _state.Last = [bounded, kind];
                    break;
                }
                bool closes = index > 0 && index == sentence.Statements.Count - 1;
                GrantQualifiers.Attach(
                    text,
                    segment,
                    CeilingScope.Governed(
                        text,
                        segment,
                        [.. _state.Rows.Where(r => r.Sentence == _state.Sentence)],
                        _state.Last,
                        new TextRange(statement.Segments[0].Range.Start, segment.Range.End),
                        closes
                    )
                );
                break;
            case SegmentRole.Grant:
                GrantStep.Take(text, _state, segment.Grant(text)!, statement, at, index);
                break;
            case SegmentRole.Announcement:
                _state.Announcement = Announcements.Term(text, segment, sentence);
                break;
            case SegmentRole.Years:
                GrantYears.Set(
                    GrantYears.Of(text, segment)!.Value is < 0
                        ? RowJoins.PaidAlike(_state.Rows, _state.Last, statement.Segments[0].Range.Start)
                        : _state.Last,
                    GrantYears.Of(text, segment)!.Value,
                    segment
                );
                break;
            case SegmentRole.YearShare:
                var part = EllipticalItems.YearShare(text, segment, _state.Last[^1], _state.Sentence);
                _state.Rows.Add(part);
                _state.Last = [.. _state.Last.Where(r => r.IsQuantified), part];
                break;
            case SegmentRole.ShareItem:
                string noun = EllipticalItems.NounBefore(text, statement, at) ?? _state.Noun!;
                var row = EllipticalItems.Share(
                    text,
                    segment,
                    noun,
                    ConditionReader.Of(text, _state.Bare ? _state.Pending : [], segment.Range.Start, segment.Tokens[^2].Start),
                    _state.Sentence
                );
                _state.Rows.Add(row);
                _state.Last = [.. _state.Bare ? _state.Last : [], row];
                _state.Bare = true;
                _state.Pending.Clear();
                break;
            case SegmentRole.Raised:
                _state.Rows.Add(EllipticalItems.Raise(text, segment, _state.Last[^1], _state.Pending, _state.Sentence));
                _state.Last = [.. _state.Last, _state.Rows[^1]];
                _state.Pending.Clear();
                break;
            case SegmentRole.Standard:
                _state.Pending.AddRange(Standards.Whom(text, segment) is { } whom ? [whom] : []);
                _state.Standards.Add(segment);
                break;
            case SegmentRole.SumItem:
                ItemStep.Take(text, _state, segment, statement, at);
                break;
            case SegmentRole.Joint:
                // 给予连续5年奖励,即:前2年给予80%: what was said of the whole holds for its parts.
                _state.Announced = _state.Last[0].Condition;
                break;
            case SegmentRole.Repetition:
                GrantYears.Repeat(_state.Last, GrantYears.Often(text, segment)!.Value);
                break;
            case SegmentRole.Aside:
                _state.Pending.Clear();
                break;
        }
    }

    private void TakeCondition(Segment segment)
    {
        // 保费由农户承担20%,省级财政补助50%: of what the share is, and no condition.
        if (Payers.PrivateShare(text, segment) is not { } shared)
            _state.Pending.Add(segment);
        else if (shared.Length >= 2)
            _state.Pending.Add(segment.UpTo(shared));
    }

    // 进入展销体系(每个产品资助不超过5万元), 租金减免(A类减免100%,C类减免70%): the sums stand in brackets behind what they are for.
    private void Inside(Segment outer)
    {
        int open = text.LastIndexOfAny(['(', '['], outer.Bracketed.First(t => t.IsFigure).Start);
        int close = open < outer.Range.Start ? -1 : text.IndexOfAny([')', ']'], open, outer.Range.End - open);
        if (close < 0)
            return;
        var range = new TextRange(open + 1, close);
        var before =
            _state.Pending.Count > 0 && _state.Pending[^1] == outer
                ? [.. _state.Pending.SkipLast(1), outer.UpTo(outer.Range with { End = open })]
                : _state.Pending.ToArray();
        foreach (var statement in SentenceSplitter.Split(text, range, Lexer.Read(text, range)).SelectMany(s => s.Statements))
            for (int i = 0; i < statement.Segments.Count; i++)
                if (statement.Segments[i].Grant(text) is { } phrase && phrase.Tokens.Any(GrantFinder.IsGivenFigure))
                {
                    _state.Pending.Clear();
                    _state.Pending.AddRange(before);
                    GrantStep.Take(text, _state, phrase, statement, i, 1);
                }
    }
}
