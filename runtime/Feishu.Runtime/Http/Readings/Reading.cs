using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Http.Readings;

/// <summary>How a response becomes what a call is about. Without state, and shared by all calls.</summary>
/// <typeparam name="T">What the call is about.</typeparam>
internal abstract class Reading<T>
{
    /// <summary>Whether the result may be somewhere else than the response: a redirect leads to it.</summary>
    public virtual bool MayBeElsewhere => false;

    /// <summary>Whether a response is not to be read to its end, as the result hands out the reading.</summary>
    public virtual bool IsStream(HttpResponseMessage response) => false;

    /// <summary>Makes the result of such a response, and takes over both.</summary>
    public virtual T Open(HttpResponseMessage response, Stream content) => throw new NotSupportedException();

    /// <summary>Makes the result of a response that was read to its end.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    /// <exception cref="System.Text.Json.JsonException">The response is no JSON object.</exception>
    public abstract bool TryRead(IExchange exchange, BufferedResponse buffered, [MaybeNullWhen(false)] out T result);
}
