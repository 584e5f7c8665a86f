using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Testing.Pages;

namespace Feishu.Testing.Responses;

/// <summary>A response, ready to be sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Content">The body.</param>
internal sealed record Reply(int Status, string ContentType, ReadOnlyMemory<byte> Content)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The platform's response to an address that it does not have.</summary>
    public static Reply NotFound { get; } = new(404, "text/plain; charset=utf-8", "404 page not found"u8.ToArray());

    /// <summary>The platform's code; null where the response has none.</summary>
    public long? Code { get; init; }

    /// <summary>The name of the file that the response is, or null.</summary>
    public string? FileName { get; init; }

    /// <summary>Headers besides.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>A JSON response.</summary>
    public static Reply Json(JsonObject body, int status = 200) =>
        Json(body.ToJsonString(s_json), status) with { Code = CodeIn(body) };

    /// <summary>A response of any text, sent as JSON.</summary>
    public static Reply Body(string body, int status) => Json(body, status) with { Code = CodeIn(PageJson.Parse(body)) };

    /// <summary>The page of some server in between.</summary>
    public static Reply Page(int status) =>
        new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<html><body><h1>{status}</h1></body></html>")));

    /// <summary>An exception that nobody caught.</summary>
    public static Reply Exception(Exception exception) => new(500, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(exception.ToString()));

    /// <summary>A file.</summary>
    public static Reply File(FeishuMockFile file) => new(200, file.ContentType, file.Content) { FileName = file.FileName };

    /// <summary>A stream with one event.</summary>
    public static Reply Event(JsonNode data) => new(200, "text/event-stream", Encoding.UTF8.GetBytes($"data: {data.ToJsonString(s_json)}\n\n"));

    /// <summary>A browser is sent elsewhere.</summary>
    public static Reply Redirect(string address) => new(302, "text/plain", default) { Headers = [("Location", address)] };

    private static Reply Json(string body, int status) => new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body));

    private static long? CodeIn(JsonNode? body) =>
        (body as JsonObject)?["code"] is { } code && long.TryParse(code.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
