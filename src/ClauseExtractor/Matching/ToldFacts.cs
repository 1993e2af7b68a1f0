using System.Reflection;
using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Matching;

/// <summary>A figure that a profile tells.</summary>
/// <param name="Name">As the profile names it.</param>
/// <param name="Value">In base units; shares are fractions.</param>
internal sealed record ToldFigure(string Name, string Metric, decimal Value, string Unit, bool Growth)
{
    /// <summary>经营年限: no more than this, perhaps less; it tells when a lower bound fails.</summary>
    public bool IsAtMost { get; init; }
}

/// <summary>
/// Finds the figure of a profile that a metric of a text asks for. A figure is only taken where the text says all that the metric of the
/// profile says, and asks for nothing that it does not.
/// </summary>
internal sealed class ToldFacts(Profile profile, DateOnly asked)
{
    private static readonly IReadOnlyList<(string Word, string Field)> Fields = MatchingWords.Valued("field");
    private static readonly IReadOnlyList<string> FieldEnds = MatchingWords.Of("field-end"),
        Registered = MatchingWords.Of("registered"),
        InBusiness = MatchingWords.Of("in-business"),
        NewStaff = MatchingWords.Of("new-staff"),
        Subjects = MatchingWords.Of("subject");

    private readonly List<ToldFigure> facts =
    [
        .. (profile.Facts ?? new Dictionary<string, string>()).Select(f => Read(f.Key, f.Value)).OfType<ToldFigure>(),
    ];

    private readonly string[] kinds = [.. (profile.Kinds ?? []).Select(TextFold.Fold)];

    /// <summary>The figure for a metric; null where it is not told.</summary>
    /// <param name="context">The words of the whole condition, folded.</param>
    public ToldFigure? Find(Metric metric, string unit, string context)
    {
        string said = context + metric.Words;
        foreach (string words in Variants(metric.Words))
        {
            var named = facts
                .Where(f => f.Growth == metric.Growth && Units.Convert(f.Value, f.Unit, unit) is not null && Covers(f.Metric, words, said))
                .OrderByDescending(f => f.Metric.Length)
                .FirstOrDefault();
            if (named is not null)
                return named with { Value = Units.Convert(named.Value, named.Unit, unit)!.Value, Unit = unit };
            if ((Field(words, metric.Growth, unit) ?? Field(AfterTime(words), metric.Growth, unit)) is { } field)
                return field;
        }
        return metric.Growth ? null : Age(metric.Words, unit) ?? People(metric.Words, unit, context);
    }

    private IEnumerable<string> Variants(string words)
    {
        yield return words;
        foreach (string kind in kinds)
            if (words.Length > kind.Length && words.StartsWith(kind, StringComparison.Ordinal))
                yield return Metric.Cleaned(words[kind.Length..]);
        if (words.Length == 0 || words.Contains('占', StringComparison.Ordinal))
            yield break;
        foreach (string subject in Subjects)
            if (words.IndexOf(subject, StringComparison.Ordinal) is >= 0 and var at && at + subject.Length < words.Length)
                yield return Metric.Cleaned(words[(at + subject.Length)..]);
    }

    // 对区域内全年营收: what is measured stands behind the time.
    private static string AfterTime(string words) =>
        Times
            .Select(t => words.LastIndexOf(t, StringComparison.Ordinal) is >= 0 and var at ? words[(at + t.Length)..] : null)
            .OfType<string>()
            .MinBy(w => w.Length)
        ?? words;

    private static readonly string[] Times = ["上一年度", "上年度", "当年度", "本年度", "全年", "年度", "上一年", "当年"];

    // 投资鹿城区企业的资金规模: what the text measures is named in it, and all of it stands in the text.
    private static bool Covers(string told, string asked, string context) =>
        asked.Length > 0
        && (Han(asked).All(c => told.Contains(c, StringComparison.Ordinal)) || SlipOfTheEnd(told, asked))
        && (Han(told).All(c => context.Contains(c, StringComparison.Ordinal)) || SlipOfTheEnd(told, asked))
        && (asked.Length >= 2 || told == asked);

    // 种植面值 for 种植面积: a long metric may differ in its last character.
    private static bool SlipOfTheEnd(string told, string asked) =>
        asked.Length >= 8 && told.Length == asked.Length && told[..^1] == asked[..^1];

    private static IEnumerable<char> Han(string words) => words.Where(c => c is >= '一' and <= '鿿' && c != '的');

    private ToldFigure? Field(string words, bool growth, string unit)
    {
        foreach (var (name, field) in Fields)
            if (words == name || words == Metric.Cleaned(name) || FieldEnds.Any(end => words == name + end))
            {
                string property = growth ? field + "Growth" : field;
                return
                    typeof(Profile).GetProperty(property, BindingFlags.Public | BindingFlags.Instance) is { } found
                    && found.GetValue(profile) is decimal value
                    && Units.Convert(
                        value,
                        growth || field == "RdShare" ? "%"
                            : field is "Staff" or "NewStaff" ? "人"
                            : "元",
                        unit
                    )
                        is { } converted
                    ? new ToldFigure(name, words, converted, unit, growth)
                    : null;
            }
        return null;
    }

    private ToldFigure? Age(string words, string unit)
    {
        if (
            profile.RegisteredSince is not { } since
            || Units.Months(unit) is not { } months
            || !Registered.Concat(InBusiness).Any(r => words.EndsWith(r, StringComparison.Ordinal))
        )
            return null;
        int whole = (asked.Year - since.Year) * 12 + asked.Month - since.Month - (asked.Day < since.Day ? 1 : 0);
        return new ToldFigure("成立", words, Math.Floor(whole / months), unit, false)
        {
            IsAtMost = InBusiness.Any(r => words.EndsWith(r, StringComparison.Ordinal)),
        };
    }

    private ToldFigure? People(string words, string unit, string context)
    {
        if (unit is not ("人" or "名"))
            return null;
        if (
            NewStaff.Any(n => words.EndsWith(n, StringComparison.Ordinal))
            && context.Contains("新增就业", StringComparison.Ordinal)
            && profile.NewStaff is { } taken
        )
            return new ToldFigure("新增就业", words, taken, unit, false);
        return words.Length == 0 && profile.Staff is { } staff ? new ToldFigure("从业人员", words, staff, unit, false) : null;
    }

    private static ToldFigure? Read(string metric, string value)
    {
        string folded = TextFold.Fold(value).Replace(" ", "", StringComparison.Ordinal);
        var figure = Lexer.Read(folded, new TextRange(0, folded.Length)).FirstOrDefault(t => Units.Of(t) is not null);
        if (Units.Of(figure) is not { } unit)
            return null;
        var read = Metric.Of(TextFold.Fold(metric));
        return new ToldFigure(metric, read.Words, figure.Value, unit, read.Growth && unit == "%");
    }
}
