using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.PdfPig;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>The PDF engines that this build has. Every one is held to the same suite.</summary>
public static class PdfEngines
{
    public static IEnumerable<string> Names => All.Select(reader => reader.Name);

    public static TheoryData<string> BuiltIn => [.. Names];

    public static IDocumentReader Named(string name) => All.Single(reader => reader.Name == name);

    private static IReadOnlyList<IDocumentReader> All { get; } = PdfPigEngine.CreateReader() is { } standard ? [new PopplerReader(), standard] : [new PopplerReader()];
}

/// <summary>A test that needs the standard PDF engine; where the build has none it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfPigTheoryAttribute : TheoryAttribute
{
    public PdfPigTheoryAttribute()
        => Skip = PdfPigEngine.Version is null ? "PdfPig was not exercised: the package feed had none when this was built."
            : Shared.Exists ? null : "The development files are absent: set CLAUSE_SHARED to their folder.";
}
