using System.Net.WebSockets;
using Feishu.Runtime.Events.LongConnection;
using Feishu.Runtime.Events.LongConnection.Session;
using Feishu.Runtime.Http;
using Feishu.Runtime.Json.Masking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Feishu.Runtime;

/// <summary>
/// Receives events over a connection that the app opens itself, so that it needs no address on the open network. For self-built apps that are set to it in
/// the developer console. An app may have some fifty connections, of which one gets each event. A lost connection is opened again.
/// </summary>
/// <remarks>Hosts have one by <c>UseLongConnection()</c>, and nothing else needs to be called. Without a host, <c>client.CreateLongConnection(dispatcher)</c> gives one.</remarks>
public sealed class FeishuLongConnection
{
    // The platform may have no pause made before the first attempt that follows.
    private static readonly TimeSpan s_shortestLife = TimeSpan.FromSeconds(10);

    private readonly LongConnectionApp _app;
    private readonly FeishuEventOptions _options;
    private readonly DispatchEvent _dispatch;
    private readonly OpenSocket _openSocket;
    private readonly LongConnectionEndpoint _endpoint;
    private readonly LongConnectionTelemetry _telemetry;
    private LongConnectionSettings _settings = new();
    private int _isRunning;
    private volatile bool _isConnected;

    /// <summary>Makes one, which connects when it is run.</summary>
    internal FeishuLongConnection(LongConnectionApp app, FeishuEventOptions options, DispatchEvent dispatch, OpenSocket openSocket, ILogger? logger)
    {
        _app = app;
        _options = options;
        _dispatch = dispatch;
        _openSocket = openSocket;
        _endpoint = new LongConnectionEndpoint(app);
        _telemetry = new LongConnectionTelemetry(logger ?? NullLogger.Instance);
    }

    /// <summary>Whether it is connected now.</summary>
    public bool IsConnected => _isConnected;

    /// <summary>Connects, receives events, and connects again where the connection is lost, at the pace that the platform says.</summary>
    /// <param name="cancellationToken">
    /// Ends it: no more events are taken, those under way get their responses within <see cref="FeishuEventOptions.ShutdownPatience"/>, and the connection is closed.
    /// </param>
    /// <returns>A task that ends when <paramref name="cancellationToken"/> was cancelled and the connection is closed.</returns>
    /// <exception cref="FeishuApiException">The platform refuses the app: its id or secret is wrong (514), or it may have no long connection (403).</exception>
    /// <exception cref="FeishuTransportException">It could not connect as often as the platform lets it try.</exception>
    /// <exception cref="InvalidOperationException">It is running already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isRunning, 1) != 0)
        {
            throw new InvalidOperationException("This long connection is running already; one more is made with another object.");
        }

        try
        {
            await StayConnectedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // As it was asked to.
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    private async Task StayConnectedAsync(CancellationToken stopping)
    {
        var hasConnected = false;
        for (var attempt = 1; ; attempt++)
        {
            FeishuException? failure = null;
            try
            {
                var (end, wasGood) = await ConnectAsync(stopping).ConfigureAwait(false);
                if (end == SessionEnd.Stopped)
                {
                    return;
                }

                // Any other is one more attempt that failed, or it would be made again and again at once.
                attempt = wasGood ? 1 : attempt;
                hasConnected |= wasGood;
            }
            catch (FeishuException e) when (LongConnectionRefusals.MayPass(e, hasConnected))
            {
                failure = e;
                _telemetry.Failed(e);
            }

            await PauseAsync(attempt, failure, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Connects once, and stays as long as the connection does. It was good where something came, and it did not end as soon as it was there.</summary>
    private async Task<(SessionEnd End, bool WasGood)> ConnectAsync(CancellationToken stopping)
    {
        var address = await _endpoint.AskAsync(_settings, stopping).ConfigureAwait(false);
        _settings = address.Settings;
        using var session = new LongConnectionSession(await OpenAsync(address, stopping).ConfigureAwait(false), address, _options, _dispatch, _telemetry);
        var begun = _options.TimeProvider.GetTimestamp();
        var end = await RunAsync(session, address.ToString(), stopping).ConfigureAwait(false);
        _settings = session.Settings;
        return (end, session.WasHeard && _options.TimeProvider.GetElapsedTime(begun) >= s_shortestLife);
    }

    private async Task<SessionEnd> RunAsync(LongConnectionSession session, string host, CancellationToken stopping)
    {
        _isConnected = true;
        _telemetry.Opened(host);
        var end = SessionEnd.Broken;
        try
        {
            return end = await session.RunAsync(stopping).ConfigureAwait(false);
        }
        finally
        {
            _isConnected = false;
            _telemetry.Ended(host, end);
        }
    }

    private async Task<WebSocket> OpenAsync(LongConnectionAddress address, CancellationToken stopping)
    {
        using var deadline = new CallDeadline(_app.Timeout, _app.Clock, stopping);
        try
        {
            return await _openSocket(address.Uri, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsOver)
        {
            throw Failure.OfTime(LongConnectionEndpoint.Operation, response: null, isDeadline: true, e, new SecretValues());
        }
    }

    /// <exception cref="FeishuException">There is to be no other attempt.</exception>
    private async Task PauseAsync(int attempt, FeishuException? failure, CancellationToken stopping)
    {
        if (_settings.PauseBefore(attempt, Random.Shared.NextDouble()) is not { } pause)
        {
            throw failure ?? new FeishuTransportException($"{LongConnectionEndpoint.Operation} gave a connection that was lost, and the platform allows no other attempt", LongConnectionEndpoint.Operation);
        }

        _telemetry.ConnectsAgain(attempt, pause);
        await Task.Delay(pause, _options.TimeProvider, stopping).ConfigureAwait(false);
    }
}
