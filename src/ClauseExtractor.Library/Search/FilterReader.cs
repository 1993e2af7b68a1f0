using System.Globalization;
using ClauseExtractor.Extraction;
using ClauseExtractor.Language;
using ClauseExtractor.Library.Catalogue;
using ClauseExtractor.Revision.Topics;

namespace ClauseExtractor.Library.Search;

/// <summary>Reads one filter of a query: name, operator, values parted by commas or strokes.</summary>
internal static class FilterReader
{
    private static readonly (string Sign, FilterOperator Operator)[] Operators =
    [
        (">=", FilterOperator.AtLeast),
        ("≥", FilterOperator.AtLeast),
        ("<=", FilterOperator.AtMost),
        ("≤", FilterOperator.AtMost),
        (">", FilterOperator.Above),
        ("<", FilterOperator.Below),
        (":", FilterOperator.Is),
        ("=", FilterOperator.Is),
    ];

    /// <summary>
    /// The filters that stand at <paramref name="i"/>, several where values are parted; null where no filter stands there.
    /// </summary>
    /// <param name="unknown">Takes a name that stands like a filter's and is none; <paramref name="i"/> then goes to its value.</param>
    public static IReadOnlyList<QueryFilter>? TryRead(string folded, ref int i, bool excluded, int start, List<UnknownFilter> unknown)
    {
        int nameEnd = i;
        while (nameEnd < folded.Length && (char.IsLetter(folded[nameEnd]) || folded[nameEnd] == '-'))
            nameEnd++;
        if (nameEnd == i || nameEnd == folded.Length)
            return null;
        string name = folded[i..nameEnd];
        var (sign, op) = Operators.FirstOrDefault(o => folded.AsSpan(nameEnd).StartsWith(o.Sign, StringComparison.Ordinal));
        if (sign is null)
            return null;
        int values = nameEnd + sign.Length;
        if (name != QueryFields.Issue && QueryFields.Find(name) is null)
        {
            // https://… and a name without a value are words.
            if (name.Length > 1 && values < folded.Length && char.IsLetterOrDigit(folded[values]))
            {
                unknown.Add(new UnknownFilter(name, i, name.Length));
                i = values;
            }
            return null;
        }
        var field =
            QueryFields.Find(name)
            ?? (values + 4 <= folded.Length && Period(folded[values..(values + 4)]) is not null ? QueryField.Issued : QueryField.Issuer);
        if (op != FilterOperator.Is && !QueryFields.IsOrdered(field))
            throw new QuerySyntaxException(
                nameEnd,
                sign.Length,
                $"“{name}” takes a colon, not “{sign}”.",
                $"“{name}”只能用冒号，不能用“{sign}”。"
            );
        i = values;
        var filters = new List<QueryFilter>();
        while (true)
        {
            int valueStart = i;
            string value = Value(folded, ref i);
            if (value.Length == 0)
                throw new QuerySyntaxException(start, Math.Max(1, i - start), $"“{name}” needs a value.", $"“{name}”缺少取值。");
            filters.AddRange(Filters(field, op, value, excluded, valueStart, i - valueStart));
            if (i < folded.Length && IsBetweenValues(folded[i]))
                i++;
            else
                return filters;
        }
    }

    // 奖励,补贴 or, as between words, 奖励|补贴.
    private static bool IsBetweenValues(char c) => c is ',' or '|';

    private static string Value(string folded, ref int i)
    {
        if (i < folded.Length && QueryParser.IsOpening(folded[i]))
            return QueryParser.Quoted(folded, ref i);
        int from = i;
        while (i < folded.Length && !char.IsWhiteSpace(folded[i]) && !IsBetweenValues(folded[i]))
            i++;
        return folded[from..i];
    }

    private static IEnumerable<QueryFilter> Filters(QueryField field, FilterOperator op, string value, bool excluded, int start, int length)
    {
        int dots = value.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0 && op == FilterOperator.Is && QueryFields.IsOrdered(field))
        {
            if (excluded)
                throw new QuerySyntaxException(
                    start,
                    length,
                    "A range cannot be shut out; write the two comparisons.",
                    "区间不能排除，请分别写比较条件。"
                );
            if (dots > 0)
                yield return new QueryFilter(field, FilterOperator.AtLeast, Read(field, value[..dots], start, dots), false, start, dots);
            if (dots + 2 < value.Length)
                yield return new QueryFilter(
                    field,
                    FilterOperator.AtMost,
                    Read(field, value[(dots + 2)..], start + dots + 2, length - dots - 2),
                    false,
                    start + dots + 2,
                    length - dots - 2
                );
            yield break;
        }
        yield return new QueryFilter(field, op, Read(field, value, start, length), excluded, start, length);
    }

    private static FilterValue Read(QueryField field, string value, int start, int length)
    {
        return field switch
        {
            QueryField.Cap => new FilterValue(
                value,
                FigureMentions.Parse(value)
                    ?? Plain(value)
                    ?? throw Wrong("an amount such as 200万, 0.05亿元 or 2000000", "金额，如 200万、0.05亿元、2000000")
            ),
            QueryField.Rate => new FilterValue(value, Share(value) ?? throw Wrong("a rate such as 30% or 0.3", "比例，如 30% 或 0.3")),
            QueryField.Match => new FilterValue(
                value,
                (value.StartsWith("1:", StringComparison.Ordinal) ? Plain(value[2..]) : Plain(value))
                    ?? throw Wrong("a ratio such as 1:0.5 or 0.5", "配套比，如 1:0.5 或 0.5")
            ),
            QueryField.Stage => new FilterValue(
                Named<DocumentStage>(
                    value,
                    ("草案", "draft"),
                    ("征求意见稿", "draft"),
                    ("征求意见", "draft"),
                    ("正式", "issued"),
                    ("印发", "issued")
                ) ?? throw Wrong("draft or issued", "draft（征求意见稿）或 issued（正式）")
            ),
            QueryField.Status => new FilterValue(
                Status(value)
                    ?? throw Wrong(
                        "draft, pending, in-force, expired, repealed, superseded or unknown",
                        "征求意见、未施行、有效、失效、废止、已有新版或不明"
                    )
            ),
            QueryField.Validity => new FilterValue(
                ValidityNames.Parse(value)?.ToString()
                    ?? throw Wrong("written, computed, assumed or none", "原文写明、按原文推算、按成文日期推定或没有日期")
            ),
            QueryField.Genre => new FilterValue(
                Named<Genre>(
                    value,
                    ("措施", "measures"),
                    ("办法", "rules"),
                    ("意见", "opinions"),
                    ("规划", "plan"),
                    ("计划", "plan"),
                    ("方案", "plan"),
                    ("通知", "notice"),
                    ("公告", "announcement"),
                    ("法律", "law"),
                    ("条例", "regulation")
                )
                    ?? throw Wrong(
                        "measures, rules, opinions, plan, notice, announcement, law, regulation or other",
                        "措施、办法、意见、规划、通知、公告、法律、条例或 other"
                    )
            ),
            QueryField.Topic => new FilterValue(
                TopicWords.Find(value)
                    ?? throw Wrong(
                        $"a topic: {string.Join(", ", TopicWords.Names.Select(TopicWords.English))}",
                        $"主题，可用：{string.Join("、", TopicWords.Names)}"
                    )
            ),
            QueryField.Versions => value is "all" or "latest" or "全部" or "最新"
                ? new FilterValue(value is "all" or "全部" ? "all" : "latest")
                : throw Wrong("all or latest", "all（全部）或 latest（最新）"),
            _ when QueryFields.IsDate(field) => Period(value) is var (from, to)
                ? new FilterValue(value, null, from, to)
                : throw Wrong("a date such as 2026-03-01, 2026-03 or 2026", "日期，如 2026-03-01、2026-03 或 2026"),
            _ => new FilterValue(value),
        };

        QuerySyntaxException Wrong(string english, string chinese) =>
            new(start, length, $"“{value}” is not {english}.", $"“{value}”不是{chinese}。");
    }

    private static string? Status(string value) => StatusNames.Parse(value) is { } status ? status.ToString() : null;

    private static string? Named<T>(string value, params (string Chinese, string English)[] names)
        where T : struct, Enum =>
        Enum.TryParse<T>(names.FirstOrDefault(n => n.Chinese == value).English ?? value, ignoreCase: true, out var found)
        && !int.TryParse(value, out _)
            ? found.ToString()
            : null;

    private static decimal? Plain(string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : null;

    /// <summary>30%, 0.3, 30, and what the language's own readers take for a share: 三成, 百分之三十, 三分之一, 一半, 50个基点.</summary>
    internal static decimal? Share(string value)
    {
        if (Plain(value) is { } plain)
            return plain > 1 ? plain / 100 : plain;
        if (ShareReader.Opening(value, 0) is { } said)
            return said.End == value.Length ? said.Value : null;
        if (!NumberReader.TryRead(value, 0, out var number))
            return null;
        if (ShareReader.Fraction(value, 0, number) is { } fraction)
            return fraction.End == value.Length ? fraction.Value : null;
        return ShareReader.Behind(value, number) is { Kind: not ShareKind.Discount } share && share.End == value.Length
            ? share.Value
            : null;
    }

    /// <summary>A day, a month or a year as its first and last day: 2026-03-01, 2026.3.1, 2026年3月1日, 20260301, 2026-03, 2026.</summary>
    internal static (DateOnly From, DateOnly To)? Period(string value)
    {
        if (value is "today" or "今天" or "今日")
            return (DateOnly.FromDateTime(DateTime.Today), DateOnly.FromDateTime(DateTime.Today));
        string plain = value.Replace('年', '-').Replace('月', '-').Replace('.', '-').Replace('/', '-').TrimEnd('日').TrimEnd('-');
        string[] day = ["yyyy-M-d", "yyyyMMdd"];
        if (DateOnly.TryParseExact(plain, day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return (date, date);
        if (DateOnly.TryParseExact(plain + "-1", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (month, month.AddMonths(1).AddDays(-1));
        return
            plain.Length == 4
            && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && year is >= 1900 and <= 9998
            ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
            : null;
    }
}
