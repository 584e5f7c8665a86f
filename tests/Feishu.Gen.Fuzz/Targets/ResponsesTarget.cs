using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Feishu.Gen.Fuzz.Mutation;
using Feishu.Gen.Fuzz.Running;
using Feishu.Gen.Operations.Reading;
using Feishu.Runtime;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>Whatever a server responds to an emitted client: callers get the result, with nothing lost, or one of the documented exceptions.</summary>
internal sealed class ResponsesTarget : IFuzzTarget, IDisposable
{
    private static readonly int[] s_statuses = [200, 200, 200, 200, 200, 201, 204, 302, 400, 429, 500];
    private static readonly string[] s_contentTypes = ["application/json; charset=utf-8", "application/json; charset=utf-8", "text/plain", "text/html", "x", "application/json; charset=nonsense"];

    private readonly IReadOnlyList<ResponseType> _types = [.. ResponseType.InAssembly(Assembly.GetExecutingAssembly())];
    private readonly IReadOnlyList<string> _examples;
    private readonly ILookup<string, string> _examplesOfOperations;
    private readonly CannedServer _server = new();
    private readonly HttpClient _http;
    private readonly FeishuTransport _transport;

    public ResponsesTarget(Corpus corpus)
    {
        var operations = corpus.Pages.Select(page => OperationReader.Read(page).Operation).Where(o => o?.Response?.Example is not null).ToList();
        _examplesOfOperations = operations.ToLookup(o => $"{o!.Method} {o.Path}", o => o!.Response!.Example!);
        _examples = [.. operations.Select(o => o!.Response!.Example!)];
        _http = new HttpClient(new GzipHandler(_server));
        _transport = FeishuTransport.Create(new FeishuOptions { AppId = "cli_1", AppSecret = "secret" }, _http);
    }

    public string Name => "responses";

    public string Extension => ".bin";

    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
    }

    /// <summary>A line with the operation, status, type of content and whether it is packed; then the body as it is sent.</summary>
    public byte[] CreateInput(Random random)
    {
        var type = random.Next(_types.Count);
        var own = _examplesOfOperations[_types[type].Key].ToList();
        var example = own.Count > 0 && random.Next(5) > 0 ? own[random.Next(own.Count)] : _examples[random.Next(_examples.Count)];
        var body = new JsonMutator(random).Mutate(example);
        var isPacked = random.Next(4) == 0;
        if (isPacked)
        {
            body = Pack(body);
            body = random.Next(2) == 0 ? ByteMutator.Mutate(body, random, "\0", mostChanges: 2) : body;
        }

        var head = $"{type} {s_statuses[random.Next(s_statuses.Length)]} {(isPacked ? "gzip" : "plain")} {s_contentTypes[random.Next(s_contentTypes.Length)]}\n";
        return [.. Encoding.UTF8.GetBytes(head), .. body];
    }

    public void Check(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        if (end < 0 || Encoding.UTF8.GetString(input, 0, end).Split(' ', 4) is not [var number, var status, var encoding, var contentType]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var type) || type < 0 || type >= _types.Count
            || !int.TryParse(status, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
        {
            return;
        }

        var body = input[(end + 1)..];
        _server.Response = (code, contentType, encoding == "gzip", body);
        CheckAsync(_types[type], encoding == "gzip" ? null : body).GetAwaiter().GetResult();
    }

    /// <param name="type">What is called.</param>
    /// <param name="body">The body, or null where it is packed.</param>
    private async Task CheckAsync(ResponseType type, byte[]? body)
    {
        FeishuModel model;
        try
        {
            model = await type.SendAsync(_transport);
        }
        catch (FeishuException e)
        {
            _ = e.ToString();
            return;
        }

        var json = model.ToUtf8Json();
        var again = type.Parse(json);
        FuzzException.ThrowUnless(JsonText(again.ToUtf8Json()) == JsonText(json), "a model is not read as it was written", Encoding.UTF8.GetString(json));
        FuzzException.ThrowUnless(again.Equals(model) && again.GetHashCode() == model.GetHashCode(), "a model does not equal itself", Encoding.UTF8.GetString(json));
        _ = model.ToString();
        if (body is not null && ResultOf(body, type.Operation.Response == FeishuResponseKind.TopLevel) is { } result && !CanonicalJson.IsKept(result, JsonText(json)))
        {
            throw new FuzzException("a response is not kept whole", $"{type.Operation.Id}\nsent {result}\nkept {JsonText(json)}");
        }
    }

    /// <summary>What of a body the model must have, or null where that is not certain.</summary>
    private static string? ResultOf(byte[] body, bool isTopLevel)
    {
        var whole = CanonicalJson.Members(body);
        if (whole is null)
        {
            return null;
        }

        if (isTopLevel)
        {
            return CanonicalJson.Object(whole.Where(m => m.Key is not ("code" or "msg")));
        }

        return whole.TryGetValue("data", out var data) && data != "null" ? data.StartsWith('{') ? data : CanonicalJson.Object([new("data", data)]) : "{}";
    }

    private static string JsonText(byte[] json) => CanonicalJson.Object(CanonicalJson.Members(json) ?? throw new FuzzException("a model writes what is no JSON object", Encoding.UTF8.GetString(json)));

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>Gives every call the same response.</summary>
    private sealed class CannedServer : HttpMessageHandler
    {
        public (int Status, string ContentType, bool IsPacked, byte[] Body) Response { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Response.Body);
            content.Headers.TryAddWithoutValidation("Content-Type", Response.ContentType);
            if (Response.IsPacked)
            {
                content.Headers.ContentEncoding.Add("gzip");
            }

            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)Response.Status) { Content = content, RequestMessage = request });
        }
    }
}
