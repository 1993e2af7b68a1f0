using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Extraction;

/// <summary>
/// A short notation for benefit rows, so that a table of wordings stays readable:
/// <c>奖励 ≤5000000/once =30%@合同金额 1:0.5 y3 i3 +condition -condition</c>; = exact, ≤ at most, ≥ at least, a~b a range.
/// </summary>
internal static class RowNotation
{
    /// <summary>The rows that the pipeline reads in the only clause of a text.</summary>
    public static IReadOnlyList<Benefit> Rows(string sentence)
    {
        string text = "某市支持产业发展若干措施\n一、支持政策\n（一）" + sentence + "\n（二）本措施由市发展改革委负责解释。\n";
        return new PolicyPipeline().Run(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text))).Benefits;
    }

    /// <summary>
    /// Fails where the rows of a sentence are not those of the notation, in order. What a lead sentence says stands behind it: the first
    /// sentence would be the heading.
    /// </summary>
    public static void AssertReads(string sentence, params string[] expected)
    {
        var rows = Rows("支持办法按本条执行。" + sentence);
        string read = string.Join("; ", rows.Select(Write));
        Assert.True(rows.Count == expected.Length, $"{sentence} is read as {rows.Count} rows: {read}");
        for (int i = 0; i < rows.Count; i++)
            Assert.True(Mismatch(expected[i], rows[i]) is not { } why, $"{sentence}: {Mismatch(expected[i], rows[i])}");
    }

    /// <summary>Why a row does not fit a notation; null where it does.</summary>
    public static string? Mismatch(string notation, Benefit row)
    {
        var parts = notation.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string where = (row.Beneficiary ?? "") + "|" + (row.Condition ?? "");
        var figures = parts.Skip(1).Where(p => p[0] is not ('+' or '-')).ToList();
        string? missing = parts.FirstOrDefault(p => p[0] == '+' && !where.Contains(p[1..], StringComparison.Ordinal));
        string? foreign = parts.FirstOrDefault(p => p[0] == '-' && where.Contains(p[1..], StringComparison.Ordinal));
        string want = parts[0] + " " + string.Join(' ', figures.Select(f => f.Split('@')[0]));
        string? basis = figures.Select(f => f.Split('@')).FirstOrDefault(f => f.Length == 2)?[1];
        if (want.TrimEnd() != Write(row))
            return $"{want} is read as {Write(row)}";
        if (basis is not null && row.Rate?.Base?.Contains(basis, StringComparison.Ordinal) != true)
            return $"the base is {row.Rate?.Base ?? "missing"}, not {basis}";
        return missing is not null ? $"the condition lacks {missing[1..]}: {where}"
            : foreign is not null ? $"the condition has {foreign[1..]}: {where}"
            : null;
    }

    /// <summary>A row in the notation, without base and conditions.</summary>
    public static string Write(Benefit row)
    {
        var words = new StringBuilder(row.Term);
        foreach (var cap in row.Caps)
            words
                .Append(' ')
                .Append(Figure(cap.Bound, cap.Amount, cap.Lower, ""))
                .Append(cap.Per is { } per ? "/" + char.ToLowerInvariant(per.ToString()[0]) + per.ToString()[1..] : "")
                .Append(cap.Unit is { } unit ? ":" + unit : "");
        if (row.Rate is { } rate)
            words.Append(' ').Append(Figure(rate.Bound, rate.Value * 100, rate.Lower * 100, "%"));
        if (row.Match is { } match)
            words.Append(" 1:").Append(Number(match));
        if (row.Years is { } years)
            words.Append(" y").Append(years);
        if (row.InstalmentYears is { } instalments)
            words.Append(" i").Append(instalments);
        return words.ToString();
    }

    private static string Figure(Bound bound, decimal value, decimal? lower, string unit) =>
        bound switch
        {
            Bound.UpTo => "≤" + Number(value) + unit,
            Bound.AtLeast => "≥" + Number(value) + unit,
            Bound.Between => Number(lower ?? 0) + "~" + Number(value) + unit,
            _ => "=" + Number(value) + unit,
        };

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
