using System.Net;
using Feishu.Runtime.Client;
using Feishu.Runtime.Errors;

namespace Feishu.Runtime;

/// <summary>What every emitted client is. Safe for use by several threads; made once and kept.</summary>
public abstract class FeishuClientBase : IDisposable
{
    private readonly FeishuTransport? _transport;

    /// <summary>Makes a client.</summary>
    /// <param name="transport">What it calls through, and takes over.</param>
    protected FeishuClientBase(FeishuTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
    }

    /// <summary>Makes a client without a transport, whose members are overridden: a mock.</summary>
    protected FeishuClientBase()
    {
    }

    /// <summary>What the client calls through.</summary>
    /// <exception cref="InvalidOperationException">The client is a mock.</exception>
    public virtual FeishuTransport Transport => _transport ?? throw Mock.Missing(this);

    /// <summary>The users who have signed in with the app: a token for each, which refreshes itself.</summary>
    /// <exception cref="InvalidOperationException">The client is a mock.</exception>
    public virtual FeishuUsers Users => Transport.Users;

    /// <summary>Sends a call, and gives its result together with what the response says besides: log id, status, headers and text.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="send">Sends the call with the options that it is given: <c>options => feishu.Task.V1.Task.GetAsync(id, options: options)</c>.</param>
    /// <param name="options">What else is different for the call; or null.</param>
    /// <returns>The result and its response: of several calls, the response that came last. Of a file the text is empty: it is in the result. Of a mock the response says nothing but 200.</returns>
    /// <exception cref="FeishuException">The call failed; the exception has the log id.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="send"/> sent nothing, or not with the options that it was given.</exception>
    public virtual async Task<FeishuResponse<T>> WithResponseAsync<T>(Func<FeishuCallOptions, Task<T>> send, FeishuCallOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        var recorder = new ResponseRecorder(options);
        var result = await send(recorder.Options).ConfigureAwait(false);
        if (ResponseOf(recorder) is { } response)
        {
            return new FeishuResponse<T>(result, response);
        }

        (result as IDisposable)?.Dispose();
        throw ResponseRecorder.Missing();
    }

    /// <summary>Sends a call that has no result, and gives what the response says: log id, status, headers and text.</summary>
    /// <param name="send">Sends the call with the options that it is given.</param>
    /// <param name="options">What else is different for the call; or null.</param>
    /// <returns>The response.</returns>
    /// <exception cref="FeishuException">The call failed; the exception has the log id.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="send"/> sent nothing, or not with the options that it was given.</exception>
    public virtual async Task<FeishuResponse> WithResponseAsync(Func<FeishuCallOptions, Task> send, FeishuCallOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        var recorder = new ResponseRecorder(options);
        await send(recorder.Options).ConfigureAwait(false);
        return ResponseOf(recorder) ?? throw ResponseRecorder.Missing();
    }

    /// <summary>Disposes of the transport, which disposes of the connections it made itself and leaves those it was given.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of the transport.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _transport?.Dispose();
        }
    }

    /// <summary>What was recorded; of a mock, whose calls record nothing, a response that says nothing.</summary>
    private FeishuResponse? ResponseOf(ResponseRecorder recorder) => recorder.Last ?? (_transport is null ? new FeishuResponse(HttpStatusCode.OK) : null);
}
