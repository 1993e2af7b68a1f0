using System.Globalization;
using System.Text;
using ClauseExtractor.Extraction;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Frame;

/// <summary>
/// A made-up document and what its frame is: title, number, issuers, dates, validity, clauses, owners. They stand in <c>cases/*.txt</c>:
/// <c>=== name</c>, the lines of the document,
/// <c>---</c>, the lines of its frame.
/// </summary>
/// <param name="NotPrinted">Why the case says nothing of a printed page (behind <c>| not printed:</c> in its name); null where it
/// does.</param>
internal sealed record FrameCase(string Name, string? NotPrinted, IReadOnlyList<string> Lines, string Expected)
{
    public static IReadOnlyDictionary<string, FrameCase> All { get; } =
        Directory
            .EnumerateFiles(Path.Combine(Shared.Repository, "tests", "ClauseExtractor.Tests", "Frame", "cases"), "*.txt")
            .OrderBy(f => f, StringComparer.Ordinal)
            .SelectMany(Read)
            .ToDictionary(c => c.Name);

    private static IEnumerable<FrameCase> Read(string file)
    {
        foreach (string block in File.ReadAllText(file).ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = block.Split("\n---\n");
            string[] head = parts[0].Split('\n');
            string[] name = head[0].Split(" | not printed: ");
            yield return new FrameCase(name[0].Trim(), name.Length > 1 ? name[1] : null, head[1..], parts[1].TrimEnd('\n'));
        }
    }

    /// <summary>The frame of a record in the notation of the cases.</summary>
    public static string Print(PolicyRecord record)
    {
        var d = record.Document;
        var lines = new List<string> { "T " + (d.Title ?? "-") };
        if (d.DocumentNumber is { } number)
            lines.Add("N " + number);
        if (d.Issuers.Count > 0)
            lines.Add("I " + string.Join('、', d.Issuers));
        var dates = d.Dates;
        string days = string.Join(
            ' ',
            new[]
            {
                Day("adopted", dates.Adopted),
                Day("issued", dates.Issued),
                Day("printed", dates.Printed),
                Day("from", dates.EffectiveFrom),
                Day("to", dates.EffectiveTo),
            }
                .Concat(dates.Amended.Select(a => Day("amended", a)))
                .Where(s => s.Length > 0)
        );
        if (days.Length > 0)
            lines.Add("D " + days);
        lines.Add("V " + char.ToLowerInvariant(d.Validity.Basis.ToString()[0]) + d.Validity.Basis.ToString()[1..]);
        lines.AddRange(d.Repeals.Select(r => $"R {r.Title} {Day("issued", r.Issued)}".TrimEnd()));
        lines.AddRange(record.Clauses.Select(Line));
        lines.AddRange(
            record
                .Warnings.Where(w => w.Code.StartsWith("CE03", StringComparison.Ordinal))
                .Select(w => $"W {w.Code} {w.Span?.Quote[..Math.Min(8, w.Span.Quote.Length)]}")
        );
        return string.Join('\n', lines);
    }

    private static string Day(string name, DateOnly? day) =>
        day is { } d ? $"{name}={d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";

    private static string Line(Clause clause)
    {
        var line = new StringBuilder(clause.Path);
        if (clause.Heading is { } heading)
            line.Append(" = ").Append(heading);
        line.Append(" : ").Append(clause.Text.Replace('\n', '⏎'));
        if (clause.Owners.Count > 0)
            line.Append(" ! ")
                .AppendJoin(
                    ' ',
                    clause.Owners.Select(o =>
                        o.Name
                        + (
                            o.Role switch
                            {
                                OwnerRole.Lead => "*",
                                OwnerRole.Supporting => "+",
                                OwnerRole.Interpretation => "?",
                                OwnerRole.Administration => "@",
                                _ => "",
                            }
                        )
                        + (o.Inherited ? "^" : "")
                    )
                );
        return line.ToString();
    }
}
