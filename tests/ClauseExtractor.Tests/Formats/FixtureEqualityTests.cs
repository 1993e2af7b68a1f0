using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClauseExtractor.Formats;
using ClauseExtractor.Json;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>
/// A policy is the same record whether it comes as text, as Word with automatic numbers, or as a PDF of either of two programs.
/// </summary>
public class FixtureEqualityTests
{
    private static readonly PolicyPipeline Pipeline = new(DocumentReaders.All());

    public static TheoryData<string, string> Fixtures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string text in Directory.GetFiles(Shared.Corpus, "*.txt").Order())
            {
                data.Add(Path.GetFileNameWithoutExtension(text), ".docx");
                foreach (string kind in (string[])[".libreoffice.pdf", ".chromium.pdf"])
                    data.Add(Path.GetFileNameWithoutExtension(text), kind);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_record_is_that_of_the_text(string stem, string kind)
    {
        byte[] text = File.ReadAllBytes(Path.Combine(Shared.Corpus, stem + ".txt"));
        if (stem == "putuo-intelligent-software-2024" && kind == ".libreoffice.pdf")
            // LibreOffice wraps two lines at these typed spaces, and white space at a wrap is layout.
            text = Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(text), @"(?<=估)\s+(?=CS4)|(?<=CCRC)\s+(?=资质)", ""));
        var expected = Pipeline.Run(new SourceFile(stem + ".txt", text));
        var actual = Pipeline.Run(SourceFile.Load(Path.Combine(Shared.Fixtures, stem + kind)));
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(Comparable(RecordJson.Write(expected)), Comparable(RecordJson.Write(actual)));
    }

    [Theory]
    [InlineData("shanghai-software-measures-2025", ".libreoffice.pdf")]
    [InlineData("shanghai-software-measures-2025", ".chromium.pdf")]
    public void Every_value_of_a_PDF_shows_where_it_stands(string stem, string kind)
    {
        var record = JsonNode.Parse(RecordJson.Write(Pipeline.Run(SourceFile.Load(Path.Combine(Shared.Fixtures, stem + kind)))))!;
        int spans = 0;
        Visit(
            record["clauses"]!,
            span =>
            {
                spans++;
                Assert.True((int?)span["page"] >= 1, span.ToJsonString());
                Assert.NotEmpty(span["boxes"]!.AsArray());
            }
        );
        Assert.True(spans > 40, $"{spans} spans");
    }

    /// <summary>A record without what may differ: source, what was dropped, warnings, pages and boxes.</summary>
    private static string Comparable(byte[] json)
    {
        var record = JsonNode.Parse(json)!.AsObject();
        record["document"]!.AsObject().Remove("source");
        record.Remove("dropped");
        record.Remove("warnings");
        Visit(
            record,
            span =>
            {
                span.Remove("page");
                span.Remove("boxes");
            }
        );
        return record.ToJsonString(
            new System.Text.Json.JsonSerializerOptions
            {
                WriteIndented = true,
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
    }

    private static void Visit(JsonNode? node, Action<JsonObject> span)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Visit(item, span);
        if (node is not JsonObject fields)
            return;
        if (fields.ContainsKey("quote"))
            span(fields);
        else
            foreach (var (_, value) in fields)
                Visit(value, span);
    }
}
