using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;

namespace ClauseExtractor.Library.Storage;

/// <summary>Records and texts as the catalogue keeps them: compressed, since a record says every quote twice.</summary>
internal static class Packed
{
    private static readonly JsonSerializerOptions Compact = new(RecordJson.Options) { WriteIndented = false };

    public static byte[] Record(PolicyRecord record) => Bytes(JsonSerializer.SerializeToUtf8Bytes(record, Compact));

    /// <summary>The record with its canonical text.</summary>
    public static PolicyRecord Record(byte[] record, byte[] text)
    {
        var read = RecordJson.ReadRecord(Unpack(record));
        // An earlier build's record says nothing of figures.
        return read with { Text = Text(text), Figures = read.Figures ?? [] };
    }

    public static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Compact);

    public static T Json<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, Compact)!;

    public static byte[] Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public static string Text(byte[] packed) => Encoding.UTF8.GetString(Unpack(packed));

    public static byte[] Bytes(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            brotli.CopyTo(bytes);
        return bytes.ToArray();
    }
}
