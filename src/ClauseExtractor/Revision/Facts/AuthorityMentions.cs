using System.Text.RegularExpressions;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Revision.Facts;

/// <summary>
/// Authorities of sentences that came or went and that the other document names nowhere: 由设区的市级生态环境主管部门备案 in a new sentence, a list of
/// departments in a new paragraph. Each is told once.
/// </summary>
internal static partial class AuthorityMentions
{
    /// <summary>
    /// Of a name without a level of government its last characters must be new, too: what stands before them may be words that lead to it.
    /// </summary>
    private const int Ending = 6;

    public static IEnumerable<FactChange> Compare(SentencePairing sentences, IReadOnlyList<Replacement> replacements, KnownUnits known)
    {
        string renamed = replacements.OrderByDescending(r => r.Old.Length).Aggregate(known.OldText, AuthorityComparer.Replaced);
        foreach (
            var fact in Of(
                sentences.OnlyOld,
                known.InOld,
                name =>
                    Stands(name, known.NewText)
                    || replacements.Any(r => AuthorityComparer.Replaced(name, r) is var now && now != name && Stands(now, known.NewText)),
                FactChangeKind.Removed
            )
        )
            yield return fact;
        foreach (
            var fact in Of(
                sentences.OnlyNew,
                known.InNew,
                name => Stands(name, known.OldText) || Stands(name, renamed),
                FactChangeKind.Added
            )
        )
            yield return fact;
    }

    private static IEnumerable<FactChange> Of(
        IEnumerable<Sentence> sentences,
        Func<Span, bool> known,
        Func<string, bool> stands,
        FactChangeKind change
    )
    {
        var told = new List<string>();
        foreach (var sentence in sentences.Where(s => !s.Unit.IsAround))
        {
            var names = AuthorityComparer
                .Named(sentence, known)
                .Select(m => Whole(sentence.Words, m))
                .Where(n => !Kind().IsMatch(n.Name) && !stands(n.Name))
                .ToList();
            names.RemoveAll(n => told.Exists(t => t.Contains(n.Name, StringComparison.Ordinal)));
            if (names.Count == 0)
                continue;
            told.AddRange(names.Select(n => n.Name));
            int start = names[0].Start,
                end = names[^1].Start + names[^1].Name.Length;
            var (gone, span, said) = (
                change == FactChangeKind.Removed,
                sentence.Span(start, end - start),
                string.Join('、', names.Select(n => n.Name).Distinct())
            );
            yield return new FactChange(
                FactSubject.Owner,
                change,
                gone ? sentence.Path : null,
                gone ? null : sentence.Path,
                null,
                null,
                "text",
                gone ? said : null,
                gone ? null : said,
                gone ? span : null,
                gone ? null : span
            );
        }
    }

    /// <summary>
    /// The name with what belongs to it before it (省、自治区、直辖市人民政府, 上一级人民政府), and without the end of a joining word (或者监管部门).
    /// </summary>
    private static (int Start, string Name) Whole(string words, Match name)
    {
        int start =
            Before().Match(words[..name.Index]) is { Success: true } before ? before.Index
            : name.Value[0] == '者' ? name.Index + 1
            : name.Index;
        return (start, words[start..(name.Index + name.Length)]);
    }

    private static bool Stands(string name, string text) =>
        text.Contains(name, StringComparison.Ordinal)
        || !List().IsMatch(name)
            && !Level().IsMatch(name)
            && text.Contains(name.Length > Ending ? name[^Ending..] : name, StringComparison.Ordinal);

    /// <summary>No name but a kind of one: 主管部门 of 其主管部门, 级人民政府 of 本级人民政府.</summary>
    [GeneratedRegex("^(?:级.*|(?:主管|监管|行政|管理|有关|财政)部门|人民政府|管理机构|办公室|委员会)$")]
    private static partial Regex Kind();

    [GeneratedRegex("(?:省、(?:自治区、)?|设区的|上一|上|各)$")]
    private static partial Regex Before();

    [GeneratedRegex("、.*等(?:有关|相关)?部门$")]
    private static partial Regex List();

    [GeneratedRegex("[省市县区州]级|乡镇|直辖市|自治区|中央")]
    private static partial Regex Level();
}
