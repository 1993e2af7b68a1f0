using System.Reflection;
using JiebaNet.Segmenter;
using Lucene.Net.Index;
using Microsoft.ML.OnnxRuntime;
using Microsoft.SemanticKernel;
using SkiaSharp;
using UglyToad.PdfPig;

namespace ClauseExtractor.Cli.Diagnosis;

/// <summary>A package that does one of the product's main jobs.</summary>
/// <param name="Job">What it does: <c>pdf</c>, <c>ocr</c>, <c>pixels</c>, <c>index</c>, <c>words</c>, <c>model</c>.</param>
/// <param name="Name">The package's name.</param>
/// <param name="Version">Its version, without build metadata, as the loaded assembly tells it.</param>
internal sealed record Engine(string Job, string Name, string Version)
{
    /// <summary>The engines, one for each job.</summary>
    public static IReadOnlyList<Engine> All { get; } =
    [
        new("pdf", "PdfPig", VersionOf(typeof(PdfDocument))),
        new("ocr", "ONNX Runtime", VersionOf(typeof(InferenceSession))),
        new("pixels", "SkiaSharp", VersionOf(typeof(SKBitmap))),
        new("index", "Lucene.Net", VersionOf(typeof(IndexWriter))),
        new("words", "jieba.NET", VersionOf(typeof(JiebaSegmenter))),
        new("model", "Semantic Kernel", VersionOf(typeof(Kernel))),
    ];

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0];
}
