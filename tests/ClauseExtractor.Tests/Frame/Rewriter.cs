using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClauseExtractor.Cli.Evaluation;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Tests.Frame;

/// <summary>How real documents are printed in other ways; what a person answers changes with them only as each kind says.</summary>
public enum Rewriting
{
    /// <summary>十 as 一〇 in labels.</summary>
    Digits,

    /// <summary>The title broken at a wrap.</summary>
    Title,

    /// <summary>The issuers above the title, the date of issue below it.</summary>
    Issuers,

    /// <summary>A table of contents before the text.</summary>
    Contents,

    /// <summary>公开方式 behind the text.</summary>
    Publication,

    /// <summary>Headings begun with 一次性, 三农, 四上.</summary>
    Prefix,

    /// <summary>（二）, （三） glued to the sentence before.</summary>
    Glued,

    /// <summary>A chapter with the number of the one before it.</summary>
    Chapters,
}

/// <summary>Rewrites a document and its answers, the same way for the same seed.</summary>
internal sealed partial class Rewriter(Rewriting kind, Random random)
{
    private const string Numerals = "〇一二三四五六七八九";

    private static readonly string[] Openings = ["一次性", "三农", "四上", "两新"];

    private static readonly string[][] Publications =
    [
        ["公开方式：主动公开"],
        ["（此件主动公开）"],
        ["信息公开选项：主动公开", "联系人：张某"],
    ];

    /// <param name="lines">The document's lines, changed in place.</param>
    /// <param name="gold">Its answers, changed in place.</param>
    public void Rewrite(List<string> lines, JsonObject gold)
    {
        var document = gold["document"]!;
        var clauses = gold["clauses"]!.AsArray().Select(c => c!.AsObject()).ToList();
        string title = GoldText.Fold((string?)document["title"]);
        int titleLine = lines.FindIndex(l => title.Length > 0 && GoldText.Fold(l) == title);
        switch (kind)
        {
            case Rewriting.Digits:
                for (int i = 0; i < lines.Count; i++)
                    lines[i] = TenLabel().Replace(lines[i], m => m.Groups[1].Value + Row(m.Groups[2].Value) + m.Groups[3].Value);
                Rename(
                    gold,
                    clauses,
                    path =>
                        string.Join(
                            '/',
                            path.Split('/')
                                .Select(s => TenSegment().Replace(s, m => m.Groups[1].Value + Row(m.Groups[2].Value) + m.Groups[3].Value))
                        )
                );
                break;
            case Rewriting.Title when titleLine >= 0 && lines[titleLine].Trim().Length > 10:
                string words = lines[titleLine].Trim();
                int at = random.Next(4, words.Length - 3);
                lines[titleLine] = words[..at];
                lines.Insert(titleLine + 1, words[at..]);
                break;
            case Rewriting.Issuers
                when titleLine >= 0
                    && document["issuers"]!.AsArray() is { Count: > 0 } issuers
                    && (string?)document["issued"] is { } issued:
                lines.Insert(
                    titleLine + 1,
                    $"（{int.Parse(issued[..4], null)}年{int.Parse(issued[5..7], null)}月{int.Parse(issued[8..], null)}日）"
                );
                lines.Insert(titleLine, string.Join('\u3000', issuers.Select(i => (string?)i)));
                break;
            case Rewriting.Contents:
                var entries = clauses.Where(c => !Path(c).Contains('/') && c["heading"] is not null).ToList();
                if (entries.Count >= 3)
                    lines.InsertRange(
                        0,
                        entries
                            .Select((c, i) => $"{Label(Path(c))}{c["heading"]}{new string('…', random.Next(3, 9))}{i + 1}")
                            .Prepend("目　录")
                    );
                break;
            case Rewriting.Publication:
                lines.AddRange(Publications[random.Next(Publications.Length)]);
                break;
            case Rewriting.Prefix:
                Prefix(lines, clauses);
                break;
            case Rewriting.Glued:
                for (int i = lines.Count - 1; i > 0; i--)
                    if (LaterItem().IsMatch(lines[i]) && lines[i - 1].TrimEnd().EndsWith('。') && random.Next(10) < 7)
                    {
                        lines[i - 1] = lines[i - 1].TrimEnd() + lines[i].Trim();
                        lines.RemoveAt(i);
                    }
                break;
            case Rewriting.Chapters:
                var chapters = clauses.Select(Path).Where(p => Chapter().IsMatch(p)).ToList();
                if (chapters.Count < 3 || clauses.Any(c => Path(c).Contains('#')))
                    break;
                int k = random.Next(1, chapters.Count);
                string own = chapters[k],
                    before = chapters[k - 1];
                for (int i = 0; i < lines.Count; i++)
                    if (lines[i].TrimStart().StartsWith(own, StringComparison.Ordinal))
                        lines[i] = before + lines[i].TrimStart()[own.Length..];
                Rename(
                    gold,
                    clauses,
                    path => path == own || path.StartsWith(own + "/", StringComparison.Ordinal) ? before + "#2" + path[own.Length..] : path
                );
                break;
        }
    }

    private void Prefix(List<string> lines, List<JsonObject> clauses)
    {
        var byHeading = clauses
            .Where(c => (string?)c["heading"] is { Length: > 3 })
            .GroupBy(c => GoldText.Fold((string?)c["heading"]))
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.Single());
        for (int i = 0; i < lines.Count; i++)
        {
            if (HeadedLine().Match(lines[i]) is not { Success: true } line || random.Next(2) == 0)
                continue;
            string rest = GoldText.Fold(line.Groups[2].Value);
            var (heading, clause) = byHeading.FirstOrDefault(h => rest.StartsWith(h.Key, StringComparison.Ordinal));
            if (
                clause is null
                || lines.Count(l => GoldText.Fold(l).EndsWith(rest, StringComparison.Ordinal)) != 1
                || !GoldText.Fold((string?)clause["text"]).StartsWith(heading, StringComparison.Ordinal)
            )
                continue;
            string opening = Openings[random.Next(Openings.Length)];
            lines[i] = line.Groups[1].Value + opening + line.Groups[2].Value;
            clause["heading"] = opening + (string?)clause["heading"];
            clause["text"] = opening + (string?)clause["text"];
            byHeading.Remove(heading);
        }
    }

    private static void Rename(JsonObject gold, List<JsonObject> clauses, Func<string, string> rename)
    {
        foreach (var clause in clauses)
            clause["path"] = rename(Path(clause));
        if (gold["owners"] is JsonObject owners)
            gold["owners"] = new JsonObject(owners.Select(o => KeyValuePair.Create(rename(o.Key), o.Value?.DeepClone())));
        foreach (var role in gold["roles"]?.AsArray() ?? [])
            if (role?["clause"] is { } clause)
                role["clause"] = rename((string)clause!);
    }

    private static string Path(JsonObject clause) => (string)clause["path"]!;

    private static string Label(string path) =>
        char.IsAsciiDigit(path[0]) ? path + "."
        : path[0] == '第' || path[0] == '附' ? path + " "
        : path + "、";

    private static string Row(string numeral) =>
        string.Concat(
            (LabelNumber.Parse(numeral) ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => Numerals[c - '0'])
        );

    [GeneratedRegex(@"^(\s*第?[（(]?)([一二三四五六七八九]?十[一二三四五六七八九]?)([）)、．.]|条|章)")]
    private static partial Regex TenLabel();

    [GeneratedRegex(@"^(第?\(?)([一二三四五六七八九]?十[一二三四五六七八九]?)(\)?|条|章)$")]
    private static partial Regex TenSegment();

    [GeneratedRegex(@"^\s*[（(][二三四五六七八九十]+[）)]")]
    private static partial Regex LaterItem();

    [GeneratedRegex(@"^第[一二三四五六七八九十]+章$")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^(\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[0-9]+[.．、])\s*)(.*)$")]
    private static partial Regex HeadedLine();
}
