using System.Globalization;
using System.Text.RegularExpressions;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>Puts a change of meaning into words: what it is about, from what to what, in which direction and by how much.</summary>
public sealed partial class FactWording(ReportLanguage language, PolicyRecord oldRecord, PolicyRecord newRecord)
{
    private const int ConditionLength = 28,
        PhraseLength = 60,
        SharedContext = 8,
        LongestCell = 60,
        LeastRule = 20;

    /// <summary>The change in words, with both sides.</summary>
    public FactLine Line(int number, FactChange fact, int? row)
    {
        string subject = Subject(fact),
            about = About(fact),
            field = Field(fact),
            size = Size(fact);
        var (old, @new) = fact is { Old: string before, New: string after }
            ? Difference(before, after)
            : (Value(fact, fact.Old, true), Value(fact, fact.New, false));
        // 施行日期 and 阶段 say themselves that they are a date of the document, and a property of it
        bool plain = fact.Subject is FactSubject.Date or FactSubject.Document && field.Length > 0;
        string what = string.Join(T("：", ": "), new[]
            {
                about.Length > 0 ? about
                : plain ? ""
                : subject,
                field,
            }.Where(x => x.Length > 0).Distinct());
        string text = fact.Change switch
        {
            FactChangeKind.Added => T("新增", "added ") + Join(what, @new),
            FactChangeKind.Removed => T("取消", "removed ") + Join(what, old),
            _ when old.Length == 0 => what + T("新增", " now ") + @new,
            _ when @new.Length == 0 => what + T("取消（原为", " dropped (was ") + old + T("）", ")"),
            _ => $"{what} {old} → {@new}" + (size.Length > 0 ? T($"（{size}）", $" ({size})") : ""),
        };
        return new FactLine(number, fact, subject, about, field, old, @new, size, text, row);
    }

    private string T(string chinese, string english) => language.Text(chinese, english);

    private string Join(string what, string value) => value.Length == 0 ? what : what + T("：", ": ") + value;

    /// <summary>Two phrases, with what they share at either end left out where it is long: the eye is to fall on what differs.</summary>
    private static (string Old, string New) Difference(string old, string @new)
    {
        if (Math.Max(old.Length, @new.Length) <= PhraseLength / 2)
            return (old, @new);
        int least = Math.Min(old.Length, @new.Length),
            head = 0,
            tail = 0;
        while (head < least && old[head] == @new[head])
            head++;
        while (tail < least - head && old[^(tail + 1)] == @new[^(tail + 1)])
            tail++;
        return (Part(old), Part(@new));

        string Part(string text)
        {
            int start = head > SharedContext + 2 ? Boundary.Before(text, head - SharedContext) : 0,
                end = tail > SharedContext + 2 ? Boundary.After(text, text.Length - tail + SharedContext) : text.Length;
            return (start > 0 ? "…" : "") + ValueText.Shorten(text[start..end], PhraseLength) + (end < text.Length ? "…" : "");
        }
    }

    private string Subject(FactChange fact) =>
        fact switch
        {
            { Subject: FactSubject.Owner, Field: "text" } => T("主管单位", "authority"),
            { Subject: FactSubject.Duty, Change: not FactChangeKind.Changed } or { Subject: FactSubject.Duty, Field: "scope" or "act" } =>
                T("规定", "rule"),
            { Subject: FactSubject.Amount, Old: string, OldSpan.Quote: [.., not '元'] } => FieldNames.Of(FactSubject.Number, language),
            _ => FieldNames.Of(fact.Subject, language),
        };

    private string About(FactChange fact)
    {
        var record = fact.NewRow is not null ? newRecord : oldRecord;
        int? row = fact.NewRow ?? fact.OldRow;
        return fact.Subject switch
        {
            FactSubject.Benefit when Row(record.Benefits, row) is { } b => (b.Condition ?? b.Beneficiary) is { Length: > 0 } c
                ? $"{b.Term}（{ValueText.Shorten(c, ConditionLength)}）"
                : b.Term,
            FactSubject.Threshold when Row(record.Thresholds, row) is { } t => ValueText.Shorten(t.Metric, ConditionLength),
            FactSubject.Indicator when Row(record.Indicators, row) is { } i => ValueText.Shorten(i.Metric, ConditionLength),
            FactSubject.Provision when Row(record.Provisions, row) is { } p => ValueNames.Of(p.Kind, language),
            FactSubject.Amount or FactSubject.Period or FactSubject.Number => Around(fact),
            FactSubject.Duty => fact.Change == FactChangeKind.Changed && fact.Field != "scope" ? Around(fact) : "",
            _ => "",
        };
    }

    /// <summary>
    /// The rule that came or went: its sentence; of a long one the part between commas that has the force, since who is bound stands in it,
    /// and what follows.
    /// </summary>
    private static string Rule(Layout.Span? span, PolicyRecord record, string? clause)
    {
        if (span is null || span.End > record.Text.Length)
            return "";
        var range = FactBlocks.Sentence(span, record, clause);
        string sentence = record.Text[range.Start..range.End].TrimEnd('。', '；', ';', '\n', ' ');
        int from =
            sentence.Length > PhraseLength
                ? sentence.LastIndexOfAny(['，', ',', '：', ':'], Math.Clamp(span.Start - range.Start - 1, 0, sentence.Length - 1)) + 1
                : 0;
        // Never cut before the force itself: what comes behind it is the rule.
        return (from > 0 ? "…" : "")
            + ValueText.Shorten(sentence[from..], Math.Max(PhraseLength, span.End - range.Start - from + LeastRule));
    }

    private static T? Row<T>(IReadOnlyList<T> rows, int? row)
        where T : class => row is { } i && i < rows.Count ? rows[i] : null;

    /// <summary>The words before a sum that stands in no row: 并处100万元 is about 并处.</summary>
    private string Around(FactChange fact)
    {
        var (span, text) = fact.NewSpan is { } n ? (n, newRecord.Text) : (fact.OldSpan!, oldRecord.Text);
        if (span.Start > text.Length)
            return "";
        int line = text.LastIndexOf('\n', Math.Max(0, span.Start - 1)) + 1,
            end = text.IndexOf('\n', span.Start) is >= 0 and var at ? at : text.Length;
        if (RowOfTable(text[line..end], span.Start - line) is { } cell)
            return cell;
        int from = Math.Max(0, span.Start - 12);
        string before = text[from..span.Start];
        int cut = before.LastIndexOfAny(['，', '。', '；', ',', ';', '\n', '、', '：', ':']);
        // No boundary so near: from the one before, and not from within a word.
        if (cut < 0 && from > 0)
            before = text[Boundary.Before(text, from)..span.Start];
        return LowerEnd().Replace(before[(cut + 1)..], "").Trim();
    }

    /// <summary>
    /// In a row of a table: its first cell that is no serial number, and the words before the figure in its own cell; null where the line
    /// is no row.
    /// </summary>
    private static string? RowOfTable(string line, int place)
    {
        string[] cells = line.Split([' ', '\t', '|'], StringSplitOptions.RemoveEmptyEntries);
        if (
            cells.Length < 2
            || line.TrimEnd() is [.., '。' or '；']
            || cells.Any(c => c.Length > LongestCell)
            || Array.Find(cells, c => c.Any(char.IsLetter)) is not { } name
        )
            return null;
        int cell = line.LastIndexOfAny([' ', '\t', '|'], Math.Max(0, place - 1)) + 1;
        string before = line[cell..Math.Max(cell, place)];
        return before.Length == 0 || name.StartsWith(before, StringComparison.Ordinal) ? name : $"{name} {before}";
    }

    private string Field(FactChange fact) =>
        fact.Field switch
        {
            null or "name" => "",
            "text" when fact.Subject != FactSubject.Provision => "",
            { } f when f.EndsWith(".amount", StringComparison.Ordinal) => CapName(fact),
            { } f => FieldNames.Of(f, language),
        };

    private string CapName(FactChange fact) =>
        (Cap(fact, false) ?? Cap(fact, true))?.Bound switch
        {
            Bound.AtLeast => T("下限", "floor"),
            Bound.Exact => T("标准", "amount"),
            _ => T("上限", "cap"),
        };

    private Cap? Cap(FactChange fact, bool old)
    {
        var record = old ? oldRecord : newRecord;
        int? row = old ? fact.OldRow : fact.NewRow;
        var caps = fact.Subject == FactSubject.Benefit ? Row(record.Benefits, row)?.Caps : Row(record.Provisions, row)?.Caps;
        return
            CapIndex().Match(fact.Field ?? "") is { Success: true } m
            && caps is not null
            && int.Parse(m.Value, CultureInfo.InvariantCulture) is var i
            && i < caps.Count
            ? caps[i]
            : null;
    }

    private string Value(FactChange fact, object? value, bool old) =>
        value switch
        {
            null => "",
            string when fact is { Subject: FactSubject.Duty, Change: not FactChangeKind.Changed } => Rule(
                old ? fact.OldSpan : fact.NewSpan,
                old ? oldRecord : newRecord,
                old ? fact.OldClause : fact.NewClause
            ),
            decimal d when fact.Subject == FactSubject.Amount => (old ? fact.OldSpan : fact.NewSpan) is { } span
                ? WithBound(span, old ? oldRecord : newRecord)
                : ValueText.Money(language, d),
            decimal d when fact.Field is { } f && f.StartsWith("caps[", StringComparison.Ordinal) => ValueText.Money(
                language,
                d,
                (Cap(fact, old) ?? Cap(fact, !old))?.Currency ?? "CNY"
            ),
            decimal d when fact.Field is { } f && f.StartsWith("rate.", StringComparison.Ordinal) => ValueText.Percent(d),
            decimal d when fact.Field == "match" => BenefitText.Match(d),
            decimal d when Unit(fact, old) is "元" => ValueText.Money(language, d, "CNY"),
            decimal d => ValueText.Measure(language, d, Unit(fact, old)),
            int i when fact.Field is "years" or "instalmentYears" => i + T("年", " years"),
            DateOnly date => ValueText.Date(language, date),
            Enum word => ValueNames.Of(word, language),
            string text => ValueText.Shorten(text, PhraseLength),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>A sum in the words of the text, with what follows at once and says which end it is: 2万元以上, 20万元以下.</summary>
    private static string WithBound(Layout.Span span, PolicyRecord record) =>
        Array.Find(
            Bounds,
            b => span.End + b.Length <= record.Text.Length && string.CompareOrdinal(record.Text, span.End, b, 0, b.Length) == 0
        )
            is { } bound
            ? span.Quote + bound
            : span.Quote;

    private static readonly string[] Bounds = ["以上", "以下", "以内"];

    private string Unit(FactChange fact, bool old)
    {
        var record = old ? oldRecord : newRecord;
        int? row = old ? fact.OldRow : fact.NewRow;
        return fact.Subject == FactSubject.Threshold ? Row(record.Thresholds, row)?.Unit ?? "" : Row(record.Indicators, row)?.Unit ?? "";
    }

    private string Size(FactChange fact) =>
        (fact.Old, fact.New) switch
        {
            (decimal a, decimal b) when fact.Field == "rate.value" || Unit(fact, false) == "%" => ValueText.WithSign((b - a) * 100)
                + T("个百分点", " pp"),
            (decimal a, decimal b) => ValueText.Relative(a, b),
            (int a, int b) when fact.Field is "years" or "instalmentYears" => ValueText.WithSign(b - a) + T("年", " years"),
            (DateOnly a, DateOnly b) => ValueText.WithSign(b.DayNumber - a.DayNumber) + T("天", " days"),
            _ => "",
        };

    /// <summary>Of 处2万元以上20万元以下 the second sum is about 处, as the first.</summary>
    [GeneratedRegex("[0-9一二三四五六七八九十百千万亿.]*[万亿]?元?(?:以上|至|[-—~])(?:不足)?$")]
    private static partial Regex LowerEnd();

    [GeneratedRegex(@"(?<=^caps\[)[0-9]+")]
    private static partial Regex CapIndex();
}
