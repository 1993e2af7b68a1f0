using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ClauseExtractor.Extraction;
using ClauseExtractor.Reading;
using ClauseExtractor.Revision;

namespace ClauseExtractor.Json;

/// <summary>
/// The public record formats as JSON: keys in fixed order, LF line ends, Chinese unescaped, the same bytes on every machine.
/// </summary>
public static class RecordJson
{
    /// <summary>The options that records are written and read with.</summary>
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            // What the records are made of is known when the product is built; other types (of the library, the site) are looked at as they
            // come.
            TypeInfoResolver = JsonTypeInfoResolver.Combine(RecordJsonTypes.Default, new DefaultJsonTypeInfoResolver()),
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
            IndentSize = 1,
            NewLine = "\n",
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new BoxConverter(), new DecimalConverter() },
        };

    /// <summary>The record as UTF-8 JSON with a closing line feed.</summary>
    public static byte[] Write(PolicyRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions
                {
                    Encoder = Options.Encoder,
                    Indented = true,
                    IndentSize = Options.IndentSize,
                    NewLine = Options.NewLine,
                }
            )
        )
            new RecordWriter(json).Write(record);
        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Write(PolicyRecord)"/>
    public static byte[] Write(RevisionRecord record) => [.. JsonSerializer.SerializeToUtf8Bytes(record, Options), (byte)'\n'];

    /// <summary>Reads a record; its canonical text is not in it.</summary>
    /// <exception cref="JsonException">The bytes are no extraction record.</exception>
    public static PolicyRecord ReadRecord(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<PolicyRecord>(json, Options) ?? throw new JsonException("The file holds null, not a record.");
}

/// <summary>The types of the public records, described at build time: a short command spends no time on finding out.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PolicyRecord))]
[JsonSerializable(typeof(RevisionRecord))]
internal sealed partial class RecordJsonTypes : JsonSerializerContext;

/// <summary>A box as <c>[x, y, width, height]</c>.</summary>
internal sealed class BoxConverter : JsonConverter<Box>
{
    public override Box Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<double[]>(ref reader, options) is [var x, var y, var w, var h]
            ? new Box(x, y, w, h)
            : throw new JsonException("A box has four numbers.");

    public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonMembers.Text(value));
}

/// <summary>A decimal without trailing zeros: 0.30 is 0.3, 500.0 is 500.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(JsonMembers.Trimmed(value));
}
