namespace Feishu.Runtime.Http;

/// <summary>A response, or one server-sent event in it, is longer than the options allow. Another attempt would get the same, so the call is not retried.</summary>
/// <param name="message">What is too long, and the option that says so, as the end of a sentence that begins with the operation's id.</param>
internal sealed class ResponseTooLargeException(string message) : IOException(message)
{
    public static ResponseTooLargeException OfBody(int limit)
        => new($"got a response of more than {limit} bytes, which {nameof(FeishuOptions)}.{nameof(FeishuOptions.MaxResponseBytes)} does not allow");

    public static ResponseTooLargeException OfEvent(int limit)
        => new($"got a server-sent event, or a line of one, of more than {limit} bytes, which {nameof(FeishuOptions)}.{nameof(FeishuOptions.MaxServerSentEventBytes)} does not allow");
}
