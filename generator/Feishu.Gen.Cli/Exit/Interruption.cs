using System.Runtime.InteropServices;

namespace Feishu.Gen.Cli.Exit;

/// <summary>
/// Ctrl-C and the request to end, as a token for commands that wait for something. The first one cancels, and ends the process where
/// that has not helped for a while, as what is being read may never come. The second one ends the process at once, as either does
/// where there is no <see cref="Interruption"/>.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly IReadOnlyList<PosixSignalRegistration> _registrations;
    private int _exitCode;

    /// <summary>Watches for signals until it is disposed of.</summary>
    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, Exit.ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, Exit.ExitCode.Terminated)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the signal makes the process return.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <inheritdoc />
    public void Dispose()
    {
        _ended.Set();
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        // The source and the event stay: a signal may be on its way.
    }

    private void Cancel(PosixSignalContext context, int exitCode)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            _source.Cancel();

            // Each signal has a thread of its own, and takes effect when this returns.
            context.Cancel = _ended.Wait(s_patience);
        }
    }
}
