using System.Globalization;
using Feishu.Testing.Faults;

namespace Feishu.Testing;

/// <summary>Something that goes wrong with calls. Requests for tokens and long connections are spared, unless <see cref="OperationId"/> names them.</summary>
public sealed record FeishuMockFault
{
    private FeishuMockFault(FeishuMockFaultKind kind) => Kind = kind;

    /// <summary>The connection is closed without a response.</summary>
    public static FeishuMockFault Drop { get; } = new(FeishuMockFaultKind.Drop);

    /// <summary>The token that the request carries is withdrawn, and refused from then on.</summary>
    public static FeishuMockFault RefuseToken { get; } = new(FeishuMockFaultKind.RefuseToken);

    /// <summary>The operation that fails, such as <c>im.v1.message.create</c>; null for every one.</summary>
    public string? OperationId { get; init; }

    /// <summary>How many calls it happens to; null for all from now on.</summary>
    public int? Times { get; init; }

    internal FeishuMockFaultKind Kind { get; }

    internal long Number { get; private init; }

    internal TimeSpan Pause { get; private init; }

    /// <summary>A response that is not the platform's JSON, such as a proxy's.</summary>
    /// <param name="status">The HTTP status, from 400 to 599.</param>
    public static FeishuMockFault Status(int status) => new(FeishuMockFaultKind.Status)
    {
        Number = status is >= 400 and <= 599 ? status : throw new ArgumentOutOfRangeException(nameof(status), status, "A failure has a status from 400 to 599."),
    };

    /// <summary>A refusal. Status and message are those that the operation's page has for the code.</summary>
    /// <param name="code">The platform's code.</param>
    public static FeishuMockFault Code(long code) => new(FeishuMockFaultKind.Code) { Number = code };

    /// <summary>The response to too many calls.</summary>
    /// <param name="reset">How long the platform asks to wait; whole seconds.</param>
    public static FeishuMockFault RateLimit(TimeSpan reset) => new(FeishuMockFaultKind.RateLimit) { Pause = NotNegative(reset) };

    /// <summary>The response comes late.</summary>
    /// <param name="delay">How much later.</param>
    public static FeishuMockFault Delay(TimeSpan delay) => new(FeishuMockFaultKind.Delay) { Pause = NotNegative(delay) };

    /// <summary>
    /// Reads a fault as one writes it on a command line: <c>status=503</c>, <c>code=1470602</c>, <c>limit=5</c> and <c>delay=0.5</c> (in
    /// seconds), <c>drop</c> or <c>token</c>; before it an operation and a colon, behind it <c>*</c> and how often:
    /// <c>im.v1.message.create:code=230001*2</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static FeishuMockFault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var star = text.LastIndexOf('*');
        var end = star > colon ? star : text.Length;
        var times = star > colon ? Positive(text[(star + 1)..]) : null;
        if (colon == 0 || (star > colon && times is null) || Read(text[(colon + 1)..end]) is not { } fault)
        {
            throw new FormatException(
                $"'{text}' is no fault; write status=503, code=1470602, limit=5, delay=0.5, drop or token, with 'operation:' before it and '*times' behind it where you like.");
        }

        return fault with { OperationId = colon < 0 ? null : text[..colon], Times = times };
    }

    private static FeishuMockFault? Read(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var value = equals < 0 ? null : text[(equals + 1)..];
        return (equals < 0 ? text : text[..equals], value) switch
        {
            ("drop", null) => Drop,
            ("token", null) => RefuseToken,
            ("status", not null) when Positive(value) is >= 400 and <= 599 and var status => Status(status),
            ("code", not null) when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => Code(code),
            ("limit", not null) when Seconds(value) is { } reset => RateLimit(reset),
            ("delay", not null) when Seconds(value) is { } delay => Delay(delay),
            _ => null,
        };
    }

    private static int? Positive(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86_400 ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan NotNegative(TimeSpan time) =>
        time >= TimeSpan.Zero ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A time is not negative.");
}
