using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClauseExtractor.Matching;

/// <summary>Who asks what can be had. Everything that is null or absent is not told, and nothing is guessed from it.</summary>
public sealed record Profile
{
    /// <summary>Of the company.</summary>
    public string? Name { get; init; }

    /// <summary>The place down to the district, as in addresses: 上海市崇明区.</summary>
    public string? Region { get; init; }

    /// <summary>The day of registration, ISO 8601.</summary>
    public DateOnly? RegisteredSince { get; init; }

    /// <summary>What the recipient is: 企业, 软信业企业, 中小企业, 个人 …; a list that is there is complete.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Words of its industries.</summary>
    public IReadOnlyList<string>? Industries { get; init; }

    /// <summary>Titles and certificates that are held; a list that is there is complete.</summary>
    public IReadOnlyList<string>? Certificates { get; init; }

    /// <summary>Of the last full year, in yuan; so are the other sums.</summary>
    public decimal? Revenue { get; init; }

    /// <summary>Profit in yuan a year.</summary>
    public decimal? Profit { get; init; }

    /// <summary>Taxes paid in yuan a year.</summary>
    public decimal? TaxPaid { get; init; }

    /// <summary>Investment in yuan.</summary>
    public decimal? Investment { get; init; }

    /// <summary>Spending on research and development in yuan a year.</summary>
    public decimal? RdSpending { get; init; }

    /// <summary>Exports in yuan a year.</summary>
    public decimal? Exports { get; init; }

    /// <summary>Output value in yuan a year.</summary>
    public decimal? Output { get; init; }

    /// <summary>In square metres.</summary>
    public decimal? Area { get; init; }

    /// <summary>People.</summary>
    public decimal? Staff { get; init; }

    /// <summary>People taken on within the year.</summary>
    public decimal? NewStaff { get; init; }

    /// <summary>As a fraction: 0.25 for 25 %; so are the other two.</summary>
    public decimal? RevenueGrowth { get; init; }

    /// <summary>Growth of the output value, as a fraction.</summary>
    public decimal? OutputGrowth { get; init; }

    /// <summary>Share of R&amp;D in revenue.</summary>
    public decimal? RdShare { get; init; }

    /// <summary>Any other quantity as figure and unit, by its Chinese metric: 月销售额 → 10万元.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>
    /// Conditions in words that hold (true) or do not (false): by the words as the policy has them, or by
    /// <see cref="Requirement.Key"/>.
    /// </summary>
    public IReadOnlyDictionary<string, bool>? Confirmed { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The JSON of a profile has at most so many bytes.</summary>
    public const int LargestBytes = 64 << 10;

    /// <summary>Reads a profile.</summary>
    /// <exception cref="JsonException">It is no such object, has a member that a profile has not, or is larger than
    /// <see cref="LargestBytes"/>.</exception>
    public static Profile Read(ReadOnlySpan<byte> json) =>
        json.Length > LargestBytes
            ? throw new JsonException($"A profile has at most {LargestBytes >> 10} KB.")
            : JsonSerializer.Deserialize<Profile>(json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json, Json)
                ?? throw new JsonException("The file holds null, not a profile.");
}
