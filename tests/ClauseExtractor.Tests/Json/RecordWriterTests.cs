using System.Text.Json;
using ClauseExtractor.Extraction;
using ClauseExtractor.Json;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;
using ClauseExtractor.Tests.Formats;

namespace ClauseExtractor.Tests.Json;

/// <summary>The record is written by hand for speed; the serializer, which also reads it, says what the bytes must be.</summary>
public sealed class RecordWriterTests
{
    private static string Extracted => Path.Combine(Shared.Repository, "extracted");

    public static TheoryData<string> CorpusRecords => [.. Directory.EnumerateFiles(Extracted, "*.json").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(CorpusRecords))]
    public void A_record_of_the_corpus_is_written_as_it_was_read(string file)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Extracted, file));
        Assert.Equal(bytes, RecordJson.Write(RecordJson.ReadRecord(bytes)));
    }

    [Fact]
    public void A_record_with_every_member_is_written_as_the_serializer_does() => SameAsSerializer(Filled());

    [Fact]
    public void A_record_without_optional_members_is_written_as_the_serializer_does() => SameAsSerializer(Bare());

    [Fact]
    public void Every_member_of_the_filled_record_has_a_value()
    {
        // Else a member that was forgotten could hide behind a null.
        using var json = JsonDocument.Parse(RecordJson.Write(Filled()));
        Assert.Empty(Nulls(json.RootElement, "$"));
    }

    private static void SameAsSerializer(PolicyRecord record) =>
        Assert.Equal(
            JsonSerializer.Serialize(record, RecordJson.Options) + "\n",
            System.Text.Encoding.UTF8.GetString(RecordJson.Write(record))
        );

    private static IEnumerable<string> Nulls(JsonElement element, string path) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => [path],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Nulls(p.Value, $"{path}.{p.Name}")),
            JsonValueKind.Array when element.GetArrayLength() == 0 => [path],
            JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Nulls(e, $"{path}[{i}]")),
            _ => [],
        };

    private static PolicyRecord Bare() =>
        new(
            new DocumentFacts(
                "id",
                new SourceInfo("a.txt", "00", "text/plain", "text"),
                null,
                null,
                Genre.Other,
                DocumentStage.Issued,
                [],
                null,
                new DocumentDates(null, null, null, null, null, null, null),
                [],
                [],
                [],
                new Dictionary<string, Span>()
            ),
            [],
            [new Benefit("一", "奖励", null, null, null, [], null, [], null, null, null, null, null, Place(), 0.5, BenefitOrigin.Rule)],
            [],
            [],
            [],
            [],
            []
        );

    private static PolicyRecord Filled()
    {
        var day = new DateOnly(2025, 2, 28);
        var owner = new Owner("市科技局", "某市科学技术局", OwnerRole.Lead, true, Place());
        var cap = new Cap(500.0m, 0.30m, "CNY", Bound.Between, Per.Recipient, "人", Place());
        return new PolicyRecord(
            new DocumentFacts(
                "id",
                new SourceInfo("“甲”<1>.pdf", "00ff", "application/pdf", "pdf", 3, 0.875) { ConvertedBy = "soffice", Engine = "engine" },
                "若干措施\n与\t“引号”",
                "某府〔2025〕1号",
                Genre.Measures,
                DocumentStage.Draft,
                ["某市人民政府", "𠮷局"],
                new Region("某市", RegionLevel.City),
                new DocumentDates(day, day, day, day, day, day, day) { Amended = [day, day.AddYears(1)] },
                [new Repeal("旧办法", "某府〔2020〕2号", day, Place())],
                [new Citation("上位法", "某令第3号", "第三条", Place()) { Basis = true }],
                [owner],
                new Dictionary<string, Span> { ["title"] = Place(), ["EffectiveFrom"] = Place() }
            )
            {
                Validity = new DocumentValidity(ValidityBasis.AssumedFromIssue, Place()),
            },
            [new Clause("一/(一)", "(一)", Place(), 2, "一", ClauseKind.Clause, "标题", "正文", Place(), [Place()], [owner])],
            [
                new Benefit(
                    "一",
                    "补贴",
                    "企业",
                    Place(),
                    "条件",
                    [Place()],
                    2,
                    [cap],
                    new Rate(0.10m, 0.05m, Bound.UpTo, "投资额", Place()),
                    1.50m,
                    3,
                    2,
                    "免申即享",
                    Place(),
                    0.123456789,
                    BenefitOrigin.Corrected
                )
                {
                    Weakest = RowPart.Beneficiary,
                },
            ],
            [new Provision(ProvisionKind.Ceiling, "一", "不超过", [cap], Place())],
            [new Threshold("一", "营业收入", Comparator.Between, 20000000.00m, 30000000m, "元", Place())],
            [new Indicator("一", "产值", Comparator.Gte, 1500000000000m, "元", 2027, Place())],
            [new DroppedText(1, "—１—", DropReason.PageNumber)],
            [new Warning("CE0103", "一处 <疑点> & 一问", Place())]
        )
        {
            Figures = [new AccountedFigure("一", AccountedFigureKind.Money, 1.0m, 2.50m, "元", "CNY", FigureRole.Former, Place())],
            Mended = [new MendedText(1, "【2025】", "〔2025〕", Place(), MendReason.DocumentNumber)],
            Corrections =
            [
                new AppliedCorrection(
                    "一",
                    "benefits[0].term",
                    "\"奖\"",
                    "\"补\"",
                    "误读",
                    "某人",
                    new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8))
                ),
            ],
        };
    }

    private static Span Place() => new(1, 3, 2, "原话", [new Box(1, 2.5, 1e-7, 123456.789)]);
}
