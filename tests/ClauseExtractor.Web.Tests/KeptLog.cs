using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ClauseExtractor.Web.Tests;

/// <summary>Keeps what the site writes to its log: a caller's mistake is none of it.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue($"{logLevel} {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}");

    public void Dispose() { }
}
