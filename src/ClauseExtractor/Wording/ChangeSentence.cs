using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Wording;

/// <summary>A change in meaning as one Chinese sentence that stands by itself, as in a 修订说明: where, what, from what to what.</summary>
public static class ChangeSentence
{
    /// <summary>The change as one Chinese sentence.</summary>
    public static string Of(FactChange fact)
    {
        string place = (fact.NewClause ?? fact.OldClause) is { } path ? $"{path}：" : "",
            name = FieldNames.InSentence(fact.Subject, fact.Field);
        return place
            + fact.Change switch
            {
                FactChangeKind.Added => $"新增{name}“{fact.NewSpan?.Quote ?? Value(fact.New, fact.Field)}”。",
                FactChangeKind.Removed => $"删去{name}“{fact.OldSpan?.Quote ?? Value(fact.Old, fact.Field)}”。",
                _ when fact.New is null => $"不再写明{name}，原为{Value(fact.Old, fact.Field)}。",
                _ when fact.Old is null => $"写明{name}：{Value(fact.New, fact.Field)}。",
                _ => $"{name}由{Value(fact.Old, fact.Field)}改为{Value(fact.New, fact.Field)}。",
            };
    }

    private static string Value(object? value, string? field)
    {
        string leaf = field is null ? "" : field[(field.LastIndexOf('.') + 1)..];
        return value switch
        {
            null => "无",
            JsonElement { ValueKind: JsonValueKind.Number } number => Value(number.GetDecimal(), field),
            JsonElement { ValueKind: JsonValueKind.String } text when field is not null => Value(text.GetString(), field),
            JsonElement element => element.ToString(),
            decimal sum when leaf is "amount" or "lower" or "text" => ValueText.Money(ReportLanguage.Chinese, sum),
            decimal share when field is not null && field.StartsWith("rate", StringComparison.Ordinal) => ValueText.Percent(share),
            decimal match when field == "match" => BenefitText.Match(match),
            DateOnly date => ValueText.Date(ReportLanguage.Chinese, date),
            Enum word => ValueNames.Of(word, ReportLanguage.Chinese),
            string text when FieldValues.Parse(leaf, text) is { } word => ValueNames.Of(word, ReportLanguage.Chinese),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => $"“{value}”",
        };
    }
}
