using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClauseExtractor.Extraction;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Structure;

namespace ClauseExtractor.Benchmarks;

/// <summary>
/// The whole way from text to record, on one thread: the real texts, and one document of growing length, to see that a character costs the
/// same everywhere.
/// </summary>
[Config(typeof(Settings))]
public class PipelineBenchmark
{
    private readonly PlainTextReader reader = new();
    private List<SourceFile> files = [];

    /// <summary>All texts of the folders in CLAUSE_TEXTS, or one document of about so many characters made of them.</summary>
    [Params("all texts", "10,000", "100,000", "1,000,000")]
    public string Input { get; set; } = "";

    [GlobalSetup]
    public void Setup() => files = Inputs.Of(Input);

    [Benchmark(Description = "text to record")]
    public int TextToRecord()
    {
        int rows = 0;
        foreach (var file in files)
            rows += PolicyExtractor.Extract(ClauseSegmenter.Segment(TextLayout.LayOut(reader.Read(file)))).Benefits.Count;
        return rows;
    }

    private sealed class Settings : ManualConfig
    {
        public Settings()
        {
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(12));
            AddDiagnoser(MemoryDiagnoser.Default);
            AddColumn(new RateColumn());
            WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator);
            WithArtifactsPath(Path.Combine(Path.GetTempPath(), "clause-benchmarks"));
        }
    }

    /// <summary>Characters a second, the figure that the design asks for.</summary>
    private sealed class RateColumn : IColumn
    {
        public string Id => "Rate";

        public string ColumnName => "M chars/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Million characters (UTF-16 units) a second";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (summary[benchmarkCase]?.ResultStatistics is not { } result)
                return "-";
            long chars = Inputs.Of((string)benchmarkCase.Parameters["Input"]).Sum(f => (long)Encoding.UTF8.GetCharCount(f.Content.Span));
            return (chars / (result.Mean / 1e9) / 1e6).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
