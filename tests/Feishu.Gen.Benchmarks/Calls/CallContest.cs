using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Feishu.Gen.Benchmarks.FeishuApi;
using Feishu.Gen.Benchmarks.FeishuApi.MeasuredV1;
using Feishu.Gen.Benchmarks.Json;
using Feishu.Gen.Benchmarks.Measuring;
using Feishu.Runtime;

namespace Feishu.Gen.Benchmarks.Calls;

/// <summary>A generated method against what one would write by hand: HttpClient and source-generated JSON, with the same checks of the answer.</summary>
internal sealed class CallContest : IDisposable
{
    private const string Token = "t-g1044ghJRUIJJ5ELAZVKUN3NZ4SEKG3U";

    private readonly HttpClient _http;
    private readonly FeishuClient _client;
    private readonly Uri _address;
    private readonly FeishuTenantAccessToken _token = FeishuTenantAccessToken.FromString(Token);
    private readonly CreateTaskRequest _body = FeishuJson.Parse<CreateTaskRequest>(Payloads.Task);
    private readonly PlainTaskAnswer _plainBody = JsonSerializer.Deserialize(Payloads.Task, PlainJson.Default.PlainTaskAnswer)!;

    public CallContest(HttpMessageHandler handler, Uri? address = null)
    {
        address ??= new Uri("https://open.feishu.cn");
        _address = new Uri(address, "/open-apis/measured/v1/tasks");
        _http = new HttpClient(handler);
        _client = FeishuClient.Create(new FeishuOptions { AppId = "cli_a", AppSecret = "s", BaseAddress = address, AllowHttp = true }, _http);
    }

    /// <summary>The answer to each call.</summary>
    public static byte[] Answer { get; } = [.. """{"code":0,"msg":"success","data":"""u8, .. Payloads.Task, .. "}"u8];

    /// <summary>Runs the contest without a network and over loopback, and prints it.</summary>
    public static async Task PrintAsync(int turns)
    {
        using var handler = new CannedHandler();
        using var contest = new CallContest(handler);
        var result = contest.Run(turns);
        Report.AtMost("a call, times one written by hand", result.Cost, 1.05, note: result.Microseconds);
        Report.AtMost("a call, bytes allocated", result.Bytes, 1, note: $"{result.OurBytes} to {result.TheirBytes}");

        // Bytes are not counted here: what the connection and the server take goes to other threads.
        await using var platform = await LoopbackPlatform.StartAsync();
        using var sockets = new SocketsHttpHandler();
        using var loopback = new CallContest(sockets, platform.Address);
        result = loopback.Run(turns);
        Report.AtMost("a call over loopback, times one written by hand", result.Cost, 1.05, note: result.Microseconds);
    }

    private ContestResult Run(int turns) => Contest.Run(turns, () => CallAsync().GetAwaiter().GetResult(), () => CallByHandAsync().GetAwaiter().GetResult());

    /// <summary>Calls by the generated method.</summary>
    public Task CallAsync() => _client.Measured.V1.Task.CreateAsync(_body, _token);

    /// <summary>Calls by hand.</summary>
    public async Task<PlainTaskAnswer> CallByHandAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        request.Content = JsonContent.Create(_plainBody, PlainJson.Default.PlainTaskAnswer);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        var envelope = await response.Content.ReadFromJsonAsync(PlainJson.Default.PlainEnvelope).ConfigureAwait(false);
        return envelope is { Code: 0, Data: { } data } ? data : throw new HttpRequestException(envelope?.Msg);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    /// <summary>Takes the body, as a connection would, and answers at once.</summary>
    internal sealed class CannedHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            var content = new ByteArrayContent(Answer);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        }
    }
}
