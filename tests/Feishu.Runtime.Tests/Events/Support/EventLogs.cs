using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>Keeps what is logged, of every level, with its exceptions.</summary>
internal sealed class EventLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message, Exception? Exception)> _entries = [];

    public IReadOnlyCollection<(LogLevel Level, string Message, Exception? Exception)> Entries => _entries;

    /// <summary>All of it, as a file would hold it.</summary>
    public string Text => string.Join("\n", _entries.Select(entry => $"{entry.Level}: {entry.Message} {entry.Exception}"));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _entries.Enqueue((logLevel, formatter(state, exception), exception));

    public void Dispose()
    {
    }
}
