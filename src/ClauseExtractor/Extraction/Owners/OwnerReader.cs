using System.Buffers;
using ClauseExtractor.Layout;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Extraction.Owners;

/// <summary>
/// Reads the units in charge: in brackets or lines with a key (（责任单位：…）, 牵头部门：…), in bare brackets after a sentence (（市经合局牵头，市财政局配合）), and
/// in sentences
/// (由市科委牵头，市财政局配合; 由市数据局负责解释; 区财政局负责执行…).
/// </summary>
internal sealed class OwnerReader(PolicyText text, AuthorityResolver authorities)
{
    /// <summary>Owners of each node of the tree, those inherited from sections last.</summary>
    public List<IReadOnlyList<Owner>> ReadAll(ClauseTree tree)
    {
        var own = new List<IReadOnlyList<Owner>>(tree.Nodes.Count);
        var units = new List<NamedUnit>();
        foreach (var node in tree.Nodes)
        {
            units.Clear();
            foreach (var range in node.Own)
                Read(range, node.Own[^1].End, node.Heading, units);
            own.Add(units.Count == 0 ? [] : Resolve(units));
        }
        var all = new List<IReadOnlyList<Owner>>(own.Count);
        for (int i = 0; i < own.Count; i++)
        {
            var owners = own[i];
            for (int p = tree.Nodes[i].Parent; p >= 0; p = tree.Nodes[p].Parent)
                if (own[p].Count > 0 && tree.Nodes[p].Kind is ClauseKind.Section or ClauseKind.Annex)
                    owners = Inherited(owners, own[p]);
            all.Add(owners);
        }
        return all;
    }

    private static IReadOnlyList<Owner> Inherited(IReadOnlyList<Owner> owners, IReadOnlyList<Owner> section) =>
        [.. owners, .. section.Where(o => IsInCharge(o) && owners.All(x => x.Name != o.Name)).Select(o => o with { Inherited = true })];

    /// <summary>Units named outside any clause, in the closing: 本方案由市发改委负责解释.</summary>
    public IReadOnlyList<Owner> ReadDocument(DocumentParts parts) => Resolve(Sentences(parts.Closing, documentWide: true));

    private static bool IsInCharge(Owner owner) => owner.Role is OwnerRole.Responsible or OwnerRole.Lead or OwnerRole.Supporting;

    private List<Owner> Resolve(List<NamedUnit> units)
    {
        var owners = new List<Owner>();
        foreach (var unit in units.OrderBy(u => u.Range.Start))
        {
            var span = text.Span(unit.Range);
            string name = span.Quote;
            int known = owners.Count - 1;
            while (known >= 0 && owners[known].Name != name)
                known--;
            if (known >= 0 && (IsInCharge(owners[known]) || unit.Role is OwnerRole.Administration or OwnerRole.Interpretation))
                continue;
            var owner = new Owner(name, authorities.Resolve(TextFold.Fold(name)), unit.Role, false, span);
            if (known >= 0)
                owners[known] = owner;
            else
                owners.Add(owner);
        }
        return owners;
    }

    /// <param name="range">Text of a clause.</param>
    /// <param name="unitEnd">Where all of the clause's text ends.</param>
    /// <param name="heading">The clause's heading: a caption in brackets (【全程网办】) names no unit.</param>
    /// <param name="found">Takes the units.</param>
    private void Read(TextRange range, int unitEnd, TextRange? heading, List<NamedUnit> found)
    {
        string folded = text.Folded;
        int lineStart = range.Start;
        for (int i = range.Start; i < range.End; i++)
        {
            if (i != lineStart)
            {
                int next = folded.AsSpan(i, range.End - i).IndexOfAny(Openings);
                if (next < 0)
                    break;
                i += next;
            }
            char c = folded[i];
            if (c == '\n')
                lineStart = i + 1;
            if (i == lineStart && OwnerKeys.Read(folded, i, range.End) is not null)
            {
                int end = LineEnd(folded, i, range.End);
                Keyed(new TextRange(i, end), found);
                i = end - 1;
            }
            else if (c is '(' or '[')
            {
                int close = Close(folded, i, range.End);
                if (close < 0 || heading?.Start == i + 1)
                    continue;
                var inner = new TextRange(i + 1, close);
                if (HasKey(folded, inner))
                    Keyed(inner, found);
                else if (
                    (StandsAfterSentence(folded, lineStart, i, close, unitEnd) && !NamesOffice(folded, i, close) || Assigns(inner))
                    && Bare(inner) is { Count: > 0 } bare
                )
                    found.AddRange(bare);
                else
                    continue;
                i = close;
            }
            else if (
                c is '责' or '牵' or '配'
                && i > lineStart
                && (folded[i - 1] == ' ' || Layout.LineEnds.IsTerminal(folded.AsSpan(lineStart, i - lineStart)))
                && OwnerKeys.Read(folded, i, range.End) is not null
            )
            {
                // …。责任单位：市科技局。 without brackets
                int end = LineEnd(folded, i, range.End);
                Keyed(new TextRange(i, end), found);
                i = end - 1;
            }
        }
        if (folded.AsSpan(range.Start, range.Length).ContainsAny(Assigning))
            found.AddRange(Sentences(range, documentWide: false));
    }

    // What a line, a bracket or a key may open with; a character of every word that assigns a unit in a sentence (解释, 牵头, 负责, 配合, 根据).
    private static readonly SearchValues<char> Openings = SearchValues.Create("\n([责牵配"),
        Assigning = SearchValues.Create("释牵责配据"),
        PhraseEnds = SearchValues.Create(",。;\n");

    private static int LineEnd(string folded, int from, int end)
    {
        int line = folded.IndexOf('\n', from, end - from);
        return line < 0 ? end : line;
    }

    /// <summary>The bracket that closes one, nested ones skipped; -1 where none does within 600 characters.</summary>
    private static int Close(string folded, int open, int end)
    {
        int depth = 0;
        for (int i = open; i < end && i < open + 600; i++)
            if (folded[i] is '(' or '[')
                depth++;
            else if (folded[i] is ')' or ']' && --depth == 0)
                return i;
        return -1;
    }

    private static bool HasKey(string folded, TextRange inner)
    {
        int start = inner.Start;
        while (start < inner.End && folded[start] == ' ')
            start++;
        return OwnerKeys.Read(folded, start, inner.End) is not null;
    }

    /// <summary>责任单位：A、B；配合单位：C、D.</summary>
    private void Keyed(TextRange range, List<NamedUnit> found)
    {
        string folded = text.Folded;
        var role = OwnerRole.Responsible;
        int start = range.Start;
        for (int i = range.Start; i < range.End; i++)
        {
            bool head = i == range.Start || folded[i - 1] is ',' or ';' or '。' or '、' or ' ';
            if (!head || folded[i] == ' ' || OwnerKeys.Read(folded, i, range.End) is not { } key)
                continue;
            AddList(new TextRange(start, i), role, found);
            (role, start) = (key.Role, i + key.Length);
            i = start - 1;
        }
        AddList(new TextRange(start, range.End), role, found);
    }

    /// <summary>A list, cut where a part of it has a role of its own: 市经合局牵头，市财政局配合.</summary>
    private void AddList(TextRange range, OwnerRole role, List<NamedUnit> found)
    {
        string folded = text.Folded;
        int start = range.Start,
            depth = 0;
        for (int i = range.Start; i <= range.End; i++)
        {
            if (i < range.End)
            {
                depth += folded[i] switch
                {
                    '(' or '[' => 1,
                    ')' or ']' => -1,
                    _ => 0,
                };
                if (depth > 0 || folded[i] is not (',' or ';' or '。'))
                    continue;
            }
            if (TailRole.Of(folded.AsSpan(start, i - start)) is { } own)
            {
                foreach (var name in UnitList.Split(folded, new TextRange(start, i)))
                    found.Add(new NamedUnit(name, own));
                start = i + 1;
            }
        }
        if (start < range.End)
            foreach (var name in UnitList.Split(folded, new TextRange(start, range.End)))
                found.Add(new NamedUnit(name, role));
    }

    /// <summary>报送省商务厅(外经处): the office within the authority in front of the bracket.</summary>
    private static bool NamesOffice(string folded, int open, int close) =>
        open > 0 && folded[open - 1] is '厅' or '局' or '委' or '部' or '办' && folded[close - 1] is '处' or '科' or '股' or '室';

    /// <summary>支持甩挂运输(市交通局牵头,市公安局配合)、…: a bracket that says who leads counts in mid-sentence too.</summary>
    private bool Assigns(TextRange inner)
    {
        foreach (var part in text.Folded.AsSpan(inner.Start, inner.Length).SplitAny(',', ';'))
            if (
                text.Folded.AsSpan(inner.Start, inner.Length)[part].Trim(' ') is var words
                && (words.EndsWith("牵头") || words.EndsWith("负责") || words.EndsWith("牵头负责") || words.EndsWith("牵头落实"))
            )
                return true;
        return false;
    }

    /// <summary>A bare bracket counts after a full stop or at the very end of its unit.</summary>
    private static bool StandsAfterSentence(string folded, int lineStart, int open, int close, int unitEnd)
    {
        if (open == lineStart && close + 1 >= unitEnd)
            return true;
        bool afterStop = open > lineStart && Structure.Sentences.EndsAt(folded, open - 1) || open == lineStart;
        int rest = close + 1;
        while (rest < unitEnd && folded[rest] is '。' or '.' or ' ' or ';')
            rest++;
        return afterStop || rest >= unitEnd || folded[rest] == '\n';
    }

    /// <summary>The units of a bare bracket; empty where it holds anything else.</summary>
    private List<NamedUnit> Bare(TextRange inner)
    {
        var found = new List<NamedUnit>();
        inner = UnitList.WithoutRemark(text.Folded, inner);
        AddList(inner, OwnerRole.Responsible, found);
        // Where the bracket says who leads or sees to it, a name of an unknown kind among known ones (边检站) is a unit too.
        if (TailRole.Of(text.Folded.AsSpan(inner.Start, inner.Length)) is not null)
            return found.Count(u => UnitNames.IsUnit(Name(u))) * 2 > found.Count && found.TrueForAll(u => u.Range.Length <= 30)
                ? found
                : [];
        return found.TrueForAll(u => UnitNames.IsAuthority(Name(u))) ? found : [];

        ReadOnlySpan<char> Name(NamedUnit unit) => text.Folded.AsSpan(unit.Range.Start, unit.Range.Length);
    }

    /// <summary>由A牵头，B、C配合; 由A负责解释; A负责编制…</summary>
    private List<NamedUnit> Sentences(TextRange range, bool documentWide)
    {
        string folded = text.Folded;
        var found = new List<NamedUnit>();
        for (int at = range.Start; at < range.End; )
        {
            // The phrase around the next character that may assign a unit.
            int next = folded.AsSpan(at, range.End - at).IndexOfAny(Assigning);
            if (next < 0)
                break;
            int start = at + folded.AsSpan(at, next).LastIndexOfAny(PhraseEnds) + 1,
                length = folded.AsSpan(at + next, range.End - at - next).IndexOfAny(PhraseEnds),
                end = length < 0 ? range.End : at + next + length;
            Phrase(new TextRange(start, end), documentWide, found);
            at = end + 1;
        }
        return found;
    }

    private void Phrase(TextRange phrase, bool documentWide, List<NamedUnit> found)
    {
        string folded = text.Folded;
        // A bracket that names units has been read already; a caption (【解释】) stands before its sentence.
        if (phrase.Length > 0 && folded[phrase.Start] is '(' or '[' && Close(folded, phrase.Start, phrase.End) is var close)
            phrase = new TextRange(close < 0 ? phrase.End : close + 1, phrase.End);
        var words = folded.AsSpan(phrase.Start, phrase.Length);
        if (words.Length is < 6 or > 120 || words.IndexOfAny(Assigning) < 0)
            return;
        int by = words.IndexOf('由');
        int interpret = words.IndexOf("负责解释");
        if (interpret < 0 && words.IndexOf("解释") is >= 0 and var bare && words.IndexOf("由") is >= 0 && words[bare..].Length <= 6)
            interpret = bare;
        if (interpret > 0)
        {
            int from = by >= 0 && by < interpret ? by + 1 : 0;
            AddUnits(new TextRange(phrase.Start + from, phrase.Start + interpret), OwnerRole.Interpretation, found);
            return;
        }
        int lead = words.IndexOf("牵头");
        if (by >= 0 && lead > by + 2 && lead - by < 60 && !words[(lead + 2)..].StartsWith("的"))
        {
            AddUnits(new TextRange(phrase.Start + by + 1, phrase.Start + TrimEnd(words, lead)), OwnerRole.Lead, found);
            return;
        }
        // …，市财政局、市税务局配合: goes on from a leading unit named just before.
        if (
            found.Count > 0
            && found[^1].Role is OwnerRole.Lead or OwnerRole.Supporting
            && words.EndsWith("配合")
            && phrase.Start - found[^1].Range.End < 12
        )
        {
            AddUnits(new TextRange(phrase.Start, phrase.End - 2), OwnerRole.Supporting, found);
            return;
        }
        int charge = words.IndexOf("负责");
        int based = words.IndexOf("根据本");
        int at =
            charge > 1 ? charge
            : based > 1 ? based
            : -1;
        if (at is > 1 and <= 24)
        {
            int from =
                by >= 0 && by < at ? by + 1
                : words[0] == ' ' ? 1
                : 0;
            if (documentWide && !words.Contains("本", StringComparison.Ordinal))
                return;
            AddUnits(new TextRange(phrase.Start + from, phrase.Start + at), OwnerRole.Administration, found);
        }

        static int TrimEnd(ReadOnlySpan<char> words, int at) => at > 2 && words[(at - 2)..at] is "负责" or "共同" or "分别" ? at - 2 : at;
    }

    private static bool IsGeneric(ReadOnlySpan<char> name) =>
        name is [.., '部', '门'] or [.., '单', '位'] || name.StartsWith("各") || name.StartsWith("有关") || name.StartsWith("相关");

    /// <summary>Adds the units of a list that holds nothing but authorities.</summary>
    private void AddUnits(TextRange range, OwnerRole role, List<NamedUnit> found)
    {
        var names = UnitList.Split(text.Folded, range);
        foreach (var name in names)
        {
            var words = text.Folded.AsSpan(name.Start, name.Length);
            if (!IsGeneric(words) && !UnitNames.IsAuthority(words) || words.StartsWith("本"))
                return;
        }
        // A会同相关部门: A is named, whoever the others are.
        foreach (var name in names)
            if (!IsGeneric(text.Folded.AsSpan(name.Start, name.Length)))
                found.Add(new NamedUnit(name, role));
    }
}
