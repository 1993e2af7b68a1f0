using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;

namespace ClauseExtractor.Library.Corrections;

/// <summary>A value's place in a record, as a correction names it: <c>benefits[0].caps[0].amount</c>.</summary>
/// <param name="Steps">Member names (string), indexes (int), and -1 for <c>[+]</c>.</param>
internal sealed partial record FieldPath(IReadOnlyList<object> Steps)
{
    private static readonly string[] Rows = ["benefits", "provisions", "thresholds", "indicators"];

    /// <exception cref="LibraryException">The path is not well formed.</exception>
    public static FieldPath Parse(string field)
    {
        if (!WellFormed().IsMatch(field))
            throw new LibraryException(
                "badField",
                $"“{field}” is no field; write heading, benefits[0].caps[0].amount, dates.effectiveTo …",
                $"“{field}”不是字段；可写 heading、benefits[0].caps[0].amount、dates.effectiveTo 等。"
            );
        return new([
            .. Step()
                .Matches(field)
                .Select(
                    object (m) =>
                        m.Groups["name"].Success ? m.Groups["name"].Value
                        : m.Groups["index"].Value == "+" ? -1
                        : int.Parse(m.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture)
                ),
        ]);
    }

    /// <summary>True where the field stands in a row (a benefit, provision …) of a clause.</summary>
    public bool IsRow => Steps is [string list, int, ..] && Rows.Contains(list);

    /// <summary>The row's index among the clause's own rows, -1 for a new one.</summary>
    public int Row => (int)Steps[1];

    public string List => (string)Steps[0];

    /// <summary>The path with another row.</summary>
    public FieldPath WithRow(int row) => new([Steps[0], row, .. Steps.Skip(2)]);

    public string Leaf => Steps.OfType<string>().Last();

    public override string ToString() =>
        string.Concat(
            Steps.Select(
                (s, i) =>
                    s is string name ? (i == 0 ? name : "." + name)
                    : (int)s < 0 ? "[+]"
                    : $"[{s}]"
            )
        );

    /// <summary>
    /// The same place counted from the record's root, its row index turned into one of the whole record's list; null where clause or row is
    /// not there.
    /// </summary>
    public FieldPath? InRecord(JsonObject record, string? clause)
    {
        if (clause is null)
            return new(["document", .. Steps]);
        if (IsRow)
        {
            if (Row < 0)
                return new([List, -1, .. Steps.Skip(2)]);
            int seen = -1;
            foreach (var (i, row) in record[List]!.AsArray().Index())
                if ((string?)row!["clause"] == clause && ++seen == Row)
                    return new([List, i, .. Steps.Skip(2)]);
            return null;
        }
        int at = record["clauses"]!.AsArray().Select(c => (string?)c!["path"]).ToList().IndexOf(clause);
        return at < 0 ? null : new(["clauses", at, .. Steps]);
    }

    [GeneratedRegex(@"^[a-zA-Z]+(\[(\d{1,5}|\+)\])?(\.[a-zA-Z]+(\[(\d{1,5}|\+)\])?)*$", RegexOptions.ECMAScript)]
    private static partial Regex WellFormed();

    [GeneratedRegex(@"(?<name>[a-zA-Z]+)|\[(?<index>\d+|\+)\]", RegexOptions.ECMAScript)]
    private static partial Regex Step();
}
