using Microsoft.Extensions.Logging;

namespace Feishu.Testing.Tests.Support;

/// <summary>Keeps what is logged, of every level.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly object _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits until a line with this text was logged.</summary>
    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_lines.Exists(line => line.Contains(text, StringComparison.Ordinal)))
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.InTimeAsync(() => string.Join("\n", Lines), $"the log line '{text}'");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    public void Dispose()
    {
    }
}
