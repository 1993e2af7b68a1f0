namespace ClauseExtractor.Library.Search;

/// <summary>What a filter is about.</summary>
public enum QueryField
{
    /// <summary>上限: an amount of a benefit's cap, in yuan.</summary>
    Cap,

    /// <summary>比例: a benefit's rate, a share.</summary>
    Rate,

    /// <summary>配套: local money for each 1 of higher-level money.</summary>
    Match,

    /// <summary>责任单位.</summary>
    Owner,

    /// <summary>发文机关.</summary>
    Issuer,

    /// <summary>地区.</summary>
    Region,

    /// <summary>支持方式: the benefit's term (奖励, 补贴, 资助 …).</summary>
    Kind,

    /// <summary>对象: who gets a benefit, by kind (企业, 个人和团队 …) or by words of the recipient.</summary>
    Recipient,

    /// <summary>主题: what a benefit is for (算力, 人才 …).</summary>
    Topic,

    /// <summary>阶段: draft or issued.</summary>
    Stage,

    /// <summary>状态 on the day asked for: draft, pending, in-force, expired, repealed, superseded, unknown.</summary>
    Status,

    /// <summary>效力依据, what the validity rests on: written, computed, assumed, none.</summary>
    Validity,

    /// <summary>有效: in force on that day.</summary>
    InForce,

    /// <summary>失效: last day of validity.</summary>
    Expires,

    /// <summary>施行: first day of validity.</summary>
    Effective,

    /// <summary>成文: the signed date.</summary>
    Issued,

    /// <summary>标题.</summary>
    Title,

    /// <summary>文号.</summary>
    Number,

    /// <summary>体裁: measures, rules, opinions, plan, notice …</summary>
    Genre,

    /// <summary>条款: a clause's path, or its beginning.</summary>
    Clause,

    /// <summary>文件: a document by id, number, title or file name.</summary>
    Document,

    /// <summary>版本: all, or latest (the default).</summary>
    Versions,
}

/// <summary>How a filter compares.</summary>
public enum FilterOperator
{
    /// <summary>The value.</summary>
    Is,

    /// <summary>The value or more.</summary>
    AtLeast,

    /// <summary>More than the value.</summary>
    Above,

    /// <summary>The value or less.</summary>
    AtMost,

    /// <summary>Less than the value.</summary>
    Below,
}

/// <summary>
/// One filter of a query. Several filters of one field with <see cref="FilterOperator.Is"/> widen each other; all others narrow.
/// </summary>
/// <param name="Excluded">True for <c>-owner:…</c>.</param>
/// <param name="Start">Where it stands in the query.</param>
public sealed record QueryFilter(QueryField Field, FilterOperator Operator, FilterValue Value, bool Excluded, int Start, int Length);

/// <summary>What a filter compares with; which member is set hangs on the field.</summary>
/// <param name="Text">As written, folded.</param>
/// <param name="Number">Yuan for caps, a share for rates.</param>
/// <param name="From">First day of the day, month or year written.</param>
/// <param name="To">Its last day.</param>
public sealed record FilterValue(string Text, decimal? Number = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A query, understood.</summary>
/// <param name="Source">As written.</param>
/// <param name="Text">What the index is asked, thesaurus included.</param>
/// <param name="Widened">Which words the thesaurus widened, for the reader to see.</param>
public sealed record PolicyQuery(string Source, TextQuery Text, IReadOnlyList<QueryFilter> Filters, IReadOnlyList<Widening> Widened)
{
    /// <summary>True where it is a question for a sum: clauses that give one come first.</summary>
    internal bool AsksSum { get; init; }

    /// <summary>Names that stand like a filter's and are none: their values are looked for as words, and the reader is told.</summary>
    public IReadOnlyList<UnknownFilter> Unknown { get; init; } = [];

    /// <summary>The day that <c>in-force:</c> names, null where the query names none.</summary>
    public DateOnly? AsOf => Filters.FirstOrDefault(f => f is { Field: QueryField.InForce, Excluded: false })?.Value.From;

    /// <summary>A filter as the reader wrote it, name and sign included.</summary>
    public string Written(QueryFilter filter) => Source[RangeOf(filter)];

    /// <summary>The query without one of its filters.</summary>
    public string Without(QueryFilter filter) =>
        $"{Source[..RangeOf(filter).Start]} {Source[RangeOf(filter).End..]}".Replace("  ", " ", StringComparison.Ordinal).Trim();

    private Range RangeOf(QueryFilter filter)
    {
        int start = Math.Min(filter.Start, Source.Length),
            end = Math.Min(filter.Start + filter.Length, Source.Length);
        while (start > 0 && !char.IsWhiteSpace(Source[start - 1]))
            start--;
        while (end < Source.Length && !char.IsWhiteSpace(Source[end]))
            end++;
        return start..end;
    }

    /// <summary>The words to highlight.</summary>
    public IEnumerable<TextTerm> Terms => Text.Required.SelectMany(g => g.AnyOf);
}

/// <summary>A name before a colon that is no filter's.</summary>
/// <param name="Start">Where it stands in the query.</param>
public sealed record UnknownFilter(string Name, int Start, int Length)
{
    /// <summary>What to tell the reader, with the names that there are in the language of the interface.</summary>
    public string Say(bool english) =>
        english
            ? $"There is no filter named “{Name}”: what stands behind it was searched as a word. There are: "
                + $"{string.Join(", ", QueryFields.Listed(true))}."
            : $"没有名为“{Name}”的筛选项，已把后面的内容当作词检索。可用的有：{string.Join("、", QueryFields.Listed(false))}。";
}

/// <summary>A word and what the thesaurus added to it.</summary>
public sealed record Widening(string Word, IReadOnlyList<string> Added);
