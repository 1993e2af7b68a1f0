using ClauseExtractor.Language;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Reads the heading of each unit: a bracketed caption, a line of its own, or a run-in heading (支持成果转化。对…). Whether a first sentence is a
/// heading or already the substance is
/// decided for all siblings of a division together, then by the sentence itself.
/// </summary>
internal sealed class HeadingReader
{
    /// <summary>Longest run-in heading, and longest where its siblings have none.</summary>
    private const int Longest = 34,
        LongestAlone = 26,
        LongestHabitual = 60;

    /// <summary>Where at least this share of the units that go on begin with a short sentence, first sentences are headings.</summary>
    private const double HabitShare = 0.72,
        FewShare = 0.65;

    /// <summary>Of so few units one exception weighs too much.</summary>
    private const int Few = 4;

    /// <summary>Lists of conditions and documents have a few items that go on; a document of run-in headings has few that do not.</summary>
    private const double GoingOnShare = 0.4;

    private readonly PolicyText text;
    private readonly IReadOnlyList<Unit> units;
    private readonly Dictionary<(int Division, LabelFamily Family), Habit> habits = [];

    /// <summary>Of the units under one parent with labels of one family, how many go on behind their first paragraph.</summary>
    private readonly Dictionary<(int Parent, LabelFamily Family), (int GoOn, int All)> siblings = [];

    /// <param name="Short">Units that go on behind a short first sentence.</param>
    /// <param name="Plain">Those among them whose first sentence promises nothing.</param>
    /// <param name="GoOn">Units that go on behind their first sentence.</param>
    /// <param name="All">All units.</param>
    private readonly record struct Habit(int Short, int Plain, int GoOn, int All)
    {
        /// <summary>Whether the units begin with headings.</summary>
        public bool Holds =>
            GoOn >= 2
            && Short >= GoOn * (GoOn <= Few ? FewShare : HabitShare)
            && GoOn >= All * GoingOnShare
            && Plain > 0
            && (GoOn > 2 || Short == GoOn);
    }

    public HeadingReader(PolicyText text, IReadOnlyList<Unit> units)
    {
        (this.text, this.units) = (text, units);
        foreach (var unit in units)
            if (unit is { Label: { } label, Own.Count: > 0 })
            {
                var key = (unit.Division, label.Family);
                var habit = habits.GetValueOrDefault(key);
                var first = unit.Own[0];
                int end = Sentences.First(text.Folded, first);
                bool more = end < first.End || unit.Own.Count > 1 || unit.HasChildren;
                var sentence = Slice(first.Start, Math.Max(first.Start, end - 1));
                bool plain =
                        (
                            sentence.Length < Longest
                            || sentence.Length <= LongestHabitual && sentence.Count(',') <= 1 && FirstSentence.StartsAsHeading(sentence)
                        ) && !FirstSentence.HasSubstance(sentence),
                    promise = FirstSentence.IsPromise(sentence) && label.Family > LabelFamily.Article;
                habits[key] = new Habit(
                    habit.Short + (more && (plain || promise) ? 1 : 0),
                    habit.Plain + (more && plain ? 1 : 0),
                    habit.GoOn + (more ? 1 : 0),
                    habit.All + 1
                );
                var place = (unit.Parent, label.Family);
                var (goOn, all) = siblings.GetValueOrDefault(place);
                siblings[place] = (goOn + (unit.Own.Count > 1 || unit.HasChildren || end < first.End ? 1 : 0), all + 1);
            }
    }

    public TextRange? Read(Unit unit)
    {
        if (unit.Title is { } title)
            return Trim(title);
        if (unit.Own.Count == 0 || unit.Label is not { } label || unit.Kind == ClauseKind.Table)
            return null;
        var first = unit.Own[0];
        if (Caption(first) is { } caption)
            return caption;
        var line = Slice(first.Start, first.End);
        if (!LineEnds.IsTerminal(line))
            return OwnLine(unit, label, first);
        if (line[^1] is ':' or ';')
        {
            int stop = Sentences.First(text.Folded, first);
            return stop < first.End ? RunIn(unit, label, first, stop) : null;
        }
        return RunIn(unit, label, first, Sentences.First(text.Folded, first));
    }

    private ReadOnlySpan<char> Slice(int start, int end) => text.Folded.AsSpan(start, end - start);

    /// <summary>第八条（目的）, 第三条【有效期】: the caption in brackets right after the label.</summary>
    private TextRange? Caption(TextRange first)
    {
        char open = text.Folded[first.Start];
        if (open is not ('(' or '['))
            return null;
        int close = text.Folded.IndexOf(open == '(' ? ')' : ']', first.Start, first.Length);
        return
            close > first.Start + 1
            && close - first.Start <= 30
            && LineEnds.IsHan(text.Folded[first.Start + 1])
            && !HanNumber.IsNumeral(text.Folded[close - 1])
            && Slice(first.Start, close).IndexOfAny(",。;:".AsSpan()) < 0
            ? new TextRange(first.Start + 1, close)
            : null;
    }

    /// <summary>A first paragraph without a full stop: a heading of its own line, or an item of a list.</summary>
    private TextRange? OwnLine(Unit unit, PrintedLabel label, TextRange first)
    {
        int stop = Sentences.First(text.Folded, first);
        if (stop < first.End)
            return RunIn(unit, label, first, stop);
        var heading = WithoutOwners(first);
        var words = Slice(heading.Start, heading.End);
        if (heading.Length > (label.Family == LabelFamily.Article ? 20 : 60))
            return null;
        bool goesOn = unit.Own.Count > 1 || unit.HasChildren;
        // 奖金来源：区财政专项资金 says it all.
        if (words.IndexOf(':') > 0 && !unit.HasChildren && label.Family >= LabelFamily.Article)
            return null;
        // An item of a list whose other items end with their line.
        if (
            goesOn
            && label.Family > LabelFamily.HanBracketed
            && siblings[(unit.Parent, label.Family)] is var (goOn, all)
            && all >= 3
            && goOn * 2 < all
        )
            return null;
        return goesOn || label.Family <= LabelFamily.Han ? Trim(heading)
            : label.Family == LabelFamily.HanBracketed && !FirstSentence.HasSubstance(Slice(heading.Start, heading.End)) ? Trim(heading)
            : null;
    }

    private TextRange? RunIn(Unit unit, PrintedLabel label, TextRange first, int stop)
    {
        var sentence = Slice(first.Start, stop - 1);
        var rest = Slice(stop, first.End).TrimStart(' ');
        bool more = !rest.IsEmpty && !FirstSentence.IsBracketOnly(rest) || unit.Own.Count > 1 || unit.HasChildren;
        // A sentence on a line of its own over numbered units names what they are about: a task, or who it is for.
        if (
            rest.IsEmpty
            && !sentence.IsEmpty
            && unit.HasChildren
            && label.Family is LabelFamily.Han or LabelFamily.HanBracketed
            && sentence.Length <= LongestHabitual
            && sentence.Count(',') <= 1
            && (FirstSentence.StartsAsHeading(sentence) || FirstSentence.NamesGroup(sentence))
            && !FirstSentence.Grants(sentence)
        )
            return new TextRange(first.Start, stop - 1);
        var habit = habits[(unit.Division, label.Family)];
        if (!more || sentence.Length > (habit.Holds && label.Family > LabelFamily.Article ? LongestHabitual : Longest) || sentence.IsEmpty)
            return null;
        var found = new TextRange(first.Start, stop - 1);
        if (FirstSentence.HasSubstance(sentence))
            // 给予经营奖励。设立满两年的…: where the siblings have headings, or what follows says the grant once more, a promise without a figure is one
            // as well.
            return
                FirstSentence.IsPromise(sentence)
                && label.Family > LabelFamily.Article
                && (habit.Holds || FirstSentence.IsSpeltOut(sentence, rest))
                ? found
                : null;
        bool ownLine = rest.IsEmpty;
        if (label.Family == LabelFamily.Article)
            return
                FirstSentence.NamesArticle(sentence)
                || (habit.Holds || ownLine && unit.HasChildren)
                    && sentence.Length <= LongestAlone
                    && sentence.IndexOf(',') < 0
                    && FirstSentence.StartsAsHeading(sentence)
                ? found
                : null;
        if (
            habit.Holds
                ? sentence.Length <= Longest || sentence.Count(',') <= 1
                : sentence.Length <= LongestAlone
                    && (
                        FirstSentence.StartsAsHeading(sentence) && sentence.IndexOf(',') < 0
                        || ownLine && habit.All == habit.Short
                        || FirstSentence.IsNominal(sentence)
                    )
        )
            return found;
        return null;
    }

    /// <summary>The heading without the bracket that names the units in charge.</summary>
    private TextRange WithoutOwners(TextRange range)
    {
        char close = text.Folded[range.End - 1];
        if (close is not (')' or ']'))
            return range;
        int open = text.Folded.LastIndexOf(close == ')' ? '(' : '[', range.End - 1, range.Length);
        // A nested bracket belongs to the outer one: (牵头单位:市商务局(自贸委)、钱江海关)
        while (open > range.Start && Slice(open, range.End).Count(close) > Slice(open, range.End).Count(text.Folded[open]))
            open = text.Folded.LastIndexOf(text.Folded[open], open - 1, open - range.Start);
        if (open <= range.Start)
            return range;
        var inner = Slice(open + 1, range.End - 1);
        return
            ParagraphStarts.IsKey(inner)
            || inner.Contains("牵头", StringComparison.Ordinal)
            || inner.Contains("责任单位", StringComparison.Ordinal)
            || FirstSentence.IsOrganList(inner)
            ? new TextRange(range.Start, open)
            : range;
    }

    private TextRange? Trim(TextRange range)
    {
        int end = range.End;
        while (end > range.Start && text.Folded[end - 1] is '。' or ' ' || end > range.Start + 1 && Sentences.EndsAt(text.Folded, end - 1))
            end--;
        return end > range.Start ? new TextRange(range.Start, end) : null;
    }
}
