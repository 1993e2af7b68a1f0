using ClauseExtractor.Layout;

namespace ClauseExtractor.Structure;

/// <summary>
/// Follows the numbers of labels: says which label-like beginnings are labels, and warns of missing (CE0301), repeated (CE0302) and
/// out-of-order numbers (CE0303), and where many are missing of the document as a whole (CE0305).
/// </summary>
internal sealed class NumberChecker(PolicyText text)
{
    /// <summary>A digit that leaps further than this is no label (a year, a quantity).</summary>
    private const int FurthestLeap = 10;

    /// <summary>So many missing numbers, and at least a third of those found, make the whole numbering doubtful.</summary>
    private const int ManyMissing = 3,
        MissingShare = 3;

    private readonly List<(string Label, TextRange Place)> gaps = [];
    private int found,
        missing;

    private readonly Dictionary<LabelFamily, int> last = [];
    private readonly List<Warning> warnings = [];

    public IReadOnlyList<Warning> Warnings => missing < ManyMissing || missing * MissingShare < found ? warnings : [.. warnings, Lost()];

    private Warning Lost() =>
        new(
            "CE0305",
            $"{missing} numbers are missing beside {found} found: labels may be lost before "
                + $"{string.Join(", ", gaps.Take(8).Select(g => g.Label))}.",
            text.Span(gaps[0].Place)
        );

    /// <summary>A new numbering starts: an annex, a plan.</summary>
    public void Begin() => last.Clear();

    /// <summary>Whether a number of the family has been given since the numbering started.</summary>
    public bool Seen(LabelFamily family) => last.ContainsKey(family);

    public bool Accepts(PrintedLabel label) =>
        label.Family < LabelFamily.Digit
        || label.Ordinal <= FurthestLeap
        || last.TryGetValue(label.Family, out int before) && label.Ordinal <= before + FurthestLeap;

    /// <summary>
    /// Compares a number with the last of its family, among its siblings and, where numbers run on through the document, in all of it.
    /// </summary>
    public void Check(PrintedLabel label, TextRange place, Unit? parent)
    {
        int? sibling = parent?.LastChild is { } children
            ? children.TryGetValue(label.Family, out int s)
                ? s
                : null
            : last.TryGetValue(label.Family, out int top)
                ? top
                : null;
        int? running = last.TryGetValue(label.Family, out int r) ? r : null;
        bool follows =
            label.Ordinal == 1 && sibling is null
            || label.Ordinal == sibling + 1
            || label.Ordinal == running + 1
            || sibling is null && running is null && label.Ordinal == 1;
        bool articleSub = label.Name.Contains('之');
        found++;
        if (!follows && !articleSub && (sibling ?? running) is { } previous && label.Ordinal > previous + 1)
        {
            missing += label.Ordinal - previous - 1;
            gaps.Add((label.Name, new TextRange(place.Start, Math.Min(place.End, place.Start + label.Length))));
        }
        if (!follows && !articleSub)
            Warn(label, place, sibling ?? running);
        last[label.Family] = label.Ordinal;
    }

    private void Warn(PrintedLabel label, TextRange place, int? before)
    {
        var span = text.Span(place.Start, Math.Min(place.End, place.Start + label.Length));
        warnings.Add(
            before switch
            {
                null => new Warning("CE0301", $"{label.Name} is the first number here; those before it are missing.", span),
                _ when label.Ordinal == before => new Warning("CE0302", $"{label.Name} is numbered twice.", span),
                _ when label.Ordinal < before => new Warning("CE0303", $"{label.Name} is out of order: it follows number {before}.", span),
                _ => new Warning(
                    "CE0301",
                    $"Before {label.Name} "
                        + (label.Ordinal - before == 2 ? $"number {before + 1} is" : $"numbers {before + 1} to {label.Ordinal - 1} are")
                        + " missing.",
                    span
                ),
            }
        );
    }
}
