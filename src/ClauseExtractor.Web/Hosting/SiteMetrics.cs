using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ClauseExtractor.Web.Hosting;

/// <summary>
/// The process's measurements by OpenTelemetry (requests, connections, rate limits, imports, memory), printed in the text format that
/// Prometheus reads when somebody asks.
/// </summary>
internal sealed class SiteMetrics : IDisposable
{
    /// <summary>The product's own meter.</summary>
    public const string MeterName = "ClauseExtractor";

    private readonly Lock reading = new();
    private readonly TextExporter exporter = new();
    private readonly BaseExportingMetricReader reader;
    private readonly MeterProvider provider;

    public SiteMetrics()
    {
        reader = new BaseExportingMetricReader(exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(
                MeterName,
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "Microsoft.AspNetCore.RateLimiting",
                "System.Runtime"
            )
            .AddReader(reader)
            .Build();
    }

    /// <summary>All measurements as of now.</summary>
    public string Read()
    {
        lock (reading)
        {
            exporter.Collect!(5000);
            return exporter.Text;
        }
    }

    public void Dispose()
    {
        provider.Dispose();
        reader.Dispose();
        exporter.Dispose();
    }

    [ExportModes(ExportModes.Pull)]
    private sealed class TextExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public Func<int, bool>? Collect { get; set; }

        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new StringBuilder();
            foreach (var metric in batch)
                PrometheusText.Append(text, metric);
            Text = text.ToString();
            return ExportResult.Success;
        }
    }
}

/// <summary>Prometheus's text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public static void Append(StringBuilder text, Metric metric)
    {
        string name = Name(metric.Name, metric.Unit);
        bool histogram = metric.MetricType is MetricType.Histogram,
            sum = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        if (metric.MetricType is MetricType.ExponentialHistogram)
            return;
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(histogram ? "histogram" : sum ? "counter" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            string tags = Tags(point.Tags);
            if (histogram)
                AppendHistogram(text, name, tags, point);
            else
                text.Append(CultureInfo.InvariantCulture, $"{name}{Braces(tags)} {Value(metric.MetricType, point)}\n");
        }
    }

    private static void AppendHistogram(StringBuilder text, string name, string tags, in MetricPoint point)
    {
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            string bound = double.IsPositiveInfinity(bucket.ExplicitBound)
                ? "+Inf"
                : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braces(Join(tags, $"le=\"{bound}\""))} {count}\n");
        }
        text.Append(
            CultureInfo.InvariantCulture,
            $"{name}_sum{Braces(tags)} {point.GetHistogramSum()}\n{name}_count{Braces(tags)} {point.GetHistogramCount()}\n"
        );
    }

    private static string Value(MetricType type, in MetricPoint point) =>
        type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble().ToString(CultureInfo.InvariantCulture),
            MetricType.LongGauge => point.GetGaugeLastValueLong().ToString(CultureInfo.InvariantCulture),
            _ => point.GetGaugeLastValueDouble().ToString(CultureInfo.InvariantCulture),
        };

    private static string Name(string name, string? unit) =>
        Plain(name)
        + unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Tags(ReadOnlyTagCollection tags)
    {
        var parts = new List<string>();
        foreach (var (key, value) in tags)
        {
            string? escaped = value
                ?.ToString()
                ?.Replace("\\", @"\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
            parts.Add($"{Plain(key)}=\"{escaped}\"");
        }
        return string.Join(',', parts);
    }

    private static string Join(string tags, string tag) => tags.Length == 0 ? tag : $"{tags},{tag}";

    private static string Braces(string tags) => tags.Length == 0 ? "" : $"{{{tags}}}";
}
