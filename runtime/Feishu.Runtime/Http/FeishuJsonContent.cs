using System.Buffers;
using System.Net;
using System.Text;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Http;

/// <summary>
/// A model as a request's body, written once into pooled memory and sent as often as needed. A response, or a cancellation, may come while the body is still on its way; so the memory goes
/// back to the pool only when the call is over and nobody reads it any more.
/// </summary>
internal sealed class FeishuJsonContent : HttpContent
{
    private readonly byte[] _buffer;
    private readonly int _length;

    // The call itself counts as one.
    private int _users = 1;
    private int _isDisposed;

    /// <param name="model">What to send; null to send <paramref name="value"/>.</param>
    /// <param name="value">What to send instead.</param>
    /// <param name="key">The value to fill in by which the platform tells a repeat, where the body lacks it; null to leave it alone.</param>
    /// <exception cref="ArgumentException">A value out of a set has no text, a number is not finite, or models are nested more than 64 deep.</exception>
    public FeishuJsonContent(FeishuModel? model, FeishuJson value = default, FeishuIdempotencyKey? key = null)
    {
        var json = FeishuJsonWriter.Rent();
        json.RefusesDefaults = true;
        try
        {
            if (model is null)
            {
                json.WriteValue(value);
            }
            else
            {
                json.WriteValue(model);
            }

            if (key is { IsInQuery: false } && !HasAny(json.Written, [key.Name]))
            {
                json.AddToObject(key.Name, FeishuIdempotencyKey.NewValue());
            }

            _buffer = json.Detach(out _length);
        }
        catch
        {
            json.Dispose();
            throw;
        }

        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    /// <summary>What is sent, until the call is over.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(0, _length);

    /// <summary>Whether the body is an object with a string in one of these members.</summary>
    public bool HasAny(ReadOnlySpan<string> members) => HasAny(Text, members);

    private static bool HasAny(ReadOnlySpan<byte> body, ReadOnlySpan<string> members)
    {
        var json = new FeishuJsonMapper(body);
        if (!json.IsAtObject)
        {
            return false;
        }

        json.EnterObject();
        while (json.NextName())
        {
            var isOne = false;
            foreach (var member in members)
            {
                isOne |= json.IsName(Encoding.UTF8.GetBytes(member));
            }

            // The shortest string that says something.
            if (json.SkipValue() is [(byte)'"', _, .., (byte)'"'] && isOne)
            {
                return true;
            }
        }

        return false;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            stream.Write(_buffer, 0, _length);
        }
        finally
        {
            Leave();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            Leave();
        }

        base.Dispose(disposing);
    }

    private void Enter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0, this);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
