using System.Text;
using Feishu.Testing.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Feishu.Testing.Requests;

/// <summary>Takes a request off the wire.</summary>
internal static class CallReader
{
    private static readonly FormOptions s_form = new() { MultipartBodyLengthLimit = long.MaxValue, BufferBody = false, ValueLengthLimit = int.MaxValue };

    /// <summary>Reads all of it.</summary>
    public static async Task<MockCall> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var call = new MockCall
        {
            Method = http.Request.Method.ToUpperInvariant(),
            Path = target.Split('?')[0],
            Query = http.Request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal),
            Headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase),
        };
        return IsForm(http.Request)
            ? await ReadFormAsync(call, http, cancellationToken).ConfigureAwait(false)
            : await ReadJsonAsync(call, http, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<MockCall> ReadJsonAsync(MockCall call, HttpContext http, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        var json = text.Length == 0 ? null : PageJson.Parse(text);
        return call with { Json = json, IsBodyBroken = text.Length > 0 && json is null };
    }

    private static async Task<MockCall> ReadFormAsync(MockCall call, HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            var form = await new FormFeature(http.Request, s_form).ReadFormAsync(cancellationToken).ConfigureAwait(false);
            var files = new List<FeishuMockFile>();
            foreach (var file in form.Files)
            {
                files.Add(await ReadFileAsync(file, cancellationToken).ConfigureAwait(false));
            }

            return call with { Form = form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal), Files = files };
        }
        catch (InvalidDataException)
        {
            return call with { IsBodyBroken = true };
        }
    }

    private static async Task<FeishuMockFile> ReadFileAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return new FeishuMockFile(file.Name, NameOf(file), file.Headers.ContentType is { Count: > 0 } type ? type.ToString() : "application/octet-stream", content.ToArray());
    }

    /// <summary>The name as RFC 5987 has it where there is one: the plain one may have lost characters.</summary>
    private static string NameOf(IFormFile file) =>
        ContentDispositionHeaderValue.TryParse(file.ContentDisposition, out var disposition) && !StringSegment.IsNullOrEmpty(disposition.FileNameStar)
            ? disposition.FileNameStar.ToString()
            : file.FileName;
}
