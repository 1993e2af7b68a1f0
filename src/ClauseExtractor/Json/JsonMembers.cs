using System.Globalization;
using System.Text.Json;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Json;

/// <summary>Members of a record as JSON, each by its name; a value that is not there is written as null.</summary>
internal static class JsonMembers
{
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>A decimal without trailing zeros: 0.30 is 0.3, 500.0 is 500.</summary>
    public static decimal Trimmed(decimal value) => value / One;

    /// <summary>A box as <c>[x,y,width,height]</c>.</summary>
    public static string Text(Box box) => string.Create(CultureInfo.InvariantCulture, $"[{box.X},{box.Y},{box.Width},{box.Height}]");

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    extension(Utf8JsonWriter json)
    {
        public void Object<T>(string name, T? value, Action<T> members)
            where T : class
        {
            json.WritePropertyName(name);
            json.Object(value, members);
        }

        public void Objects<T>(string name, IReadOnlyList<T> values, Action<T> members)
            where T : class
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.Object(value, members);
            json.WriteEndArray();
        }

        public void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (string value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        /// <summary>The name of an enumeration's value in camel case.</summary>
        public void Name(string name, Enum? value) =>
            json.WriteString(name, value is null ? null : JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public void Date(string name, DateOnly? value) => json.WriteString(name, value is { } day ? Iso(day) : null);

        public void Integer(string name, int? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
            else
                json.WriteNull(name);
        }

        public void Number(string name, decimal? value)
        {
            if (value is { } number)
                json.WriteNumber(name, Trimmed(number));
            else
                json.WriteNull(name);
        }

        public void Fraction(string name, double? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
            else
                json.WriteNull(name);
        }

        public void Span(string name, Span? value) => json.Object(name, value, json.Members);

        public void Spans(string name, IReadOnlyList<Span> values) => json.Objects(name, values, json.Members);

        private void Object<T>(T? value, Action<T> members)
            where T : class
        {
            if (value is null)
            {
                json.WriteNullValue();
                return;
            }
            json.WriteStartObject();
            members(value);
            json.WriteEndObject();
        }

        private void Members(Span span)
        {
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.Integer("page", span.Page);
            json.WriteString("quote", span.Quote);
            if (span.Boxes is null)
            {
                json.WriteNull("boxes");
                return;
            }
            json.WriteStartArray("boxes");
            foreach (var box in span.Boxes)
                json.WriteRawValue(Text(box));
            json.WriteEndArray();
        }
    }
}
