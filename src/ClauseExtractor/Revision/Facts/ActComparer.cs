using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>What an authority does in a procedure, where another act took its place: 报市财政局备案 → 报市财政局复核. The field is <c>act</c>.</summary>
internal static partial class ActComparer
{
    /// <summary>Likeness of the words around two acts from which on one took the other's place.</summary>
    private const double SamePlace = 0.5;

    public static IEnumerable<FactChange> Compare(SentencePairing sentences)
    {
        foreach (var (old, @new) in sentences.Pairs.Concat(sentences.MovedPairs).Where(p => !p.Old.Unit.IsAround && !p.New.Unit.IsAround))
        {
            string before = old.Words,
                after = @new.Words;
            // Only an act that the other sentence has less often went or came.
            List<Match> gone = [.. Act().Matches(before).Where(m => Count(before, m.Value) > Count(after, m.Value))],
                come = [.. Act().Matches(after).Where(m => Count(after, m.Value) > Count(before, m.Value))];
            foreach (
                var (o, n) in SequenceAlignment.Align(
                    gone.Count,
                    come.Count,
                    (i, j) => PhraseLikeness.SimilarityAround(before, Range(gone[i]), after, Range(come[j])),
                    SamePlace
                )
            )
                if (o is { } i && n is { } j)
                    yield return new FactChange(
                        FactSubject.Duty,
                        FactChangeKind.Changed,
                        old.Path,
                        @new.Path,
                        null,
                        null,
                        "act",
                        gone[i].Value,
                        come[j].Value,
                        old.Span(gone[i].Index, gone[i].Length),
                        @new.Span(come[j].Index, come[j].Length)
                    );
        }
    }

    private static int Count(string text, string act) => Act().Matches(text).Count(m => m.Value == act);

    private static TextRange Range(Match match) => new(match.Index, match.Index + match.Length);

    [GeneratedRegex("备案|复核|复审|审批|审核|审查|审定|批准|核准|核定|许可|登记|备查|同意|公示|验收|认定")]
    private static partial Regex Act();
}
