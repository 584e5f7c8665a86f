using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Feishu.Testing.Tests.Support;

/// <summary>Calls a mock without a client.</summary>
internal static class MockHttp
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>Sends a request.</summary>
    /// <param name="mock">To whom.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="body">The JSON, or null.</param>
    /// <param name="token">The token; null for a tenant's, empty for none.</param>
    public static async Task<MockAnswer> SendAsync(this FeishuMock mock, string method, string path, string? body = null, string? token = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await mock.SendAsync(method, path, content, token);
    }

    /// <summary>Sends a form.</summary>
    public static async Task<MockAnswer> SendFormAsync(this FeishuMock mock, string path, (string Name, string Text)[] texts, params (string Name, string FileName, string Type, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, text) in texts)
        {
            form.Add(new StringContent(text), name);
        }

        foreach (var file in files)
        {
            form.Add(new ByteArrayContent(file.Content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(file.Type) } }, file.Name, file.FileName);
        }

        return await mock.SendAsync("POST", path, form, null);
    }

    private static async Task<MockAnswer> SendAsync(this FeishuMock mock, string method, string path, HttpContent? content, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(mock.BaseAddress, path)) { Content = content };
        if (token != "")
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (token ?? mock.IssueTenantToken()));
        }

        using var response = await s_http.SendAsync(request, Patience.Token);
        var bytes = await response.Content.ReadAsByteArrayAsync(Patience.Token);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new MockAnswer((int)response.StatusCode, headers, bytes);
    }
}

/// <summary>What came back.</summary>
internal sealed record MockAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public long Code => (long)Json["code"]!;

    /// <summary>The fields with which something is wrong, and what it is.</summary>
    public string[] Violations => [.. Json["error"]!["field_violations"]!.AsArray().Select(v => (string)v!["description"]!)];
}
