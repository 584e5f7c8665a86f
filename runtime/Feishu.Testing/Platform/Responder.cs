using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Requests;
using Feishu.Testing.Tokens;

namespace Feishu.Testing.Platform;

/// <summary>Responds to requests in which nothing is wrong: as before, where they are repeats; as a test says; else as the page does.</summary>
/// <param name="options">How long made lists are.</param>
/// <param name="tokens">Where a sign-in gets its code.</param>
/// <param name="uploads">How large files come in parts.</param>
internal sealed class Responder(FeishuMockOptions options, TokenDesk tokens, UploadPlans uploads)
{
    private readonly RepeatedCalls _repeated = new();
    private readonly FileStore _files = new();
    private readonly ConcurrentQueue<Func<FeishuMockRequest, FeishuMockResponse?>> _handlers = [];

    /// <summary>Has a handler look at every call; the last one that was added looks first.</summary>
    public void Add(Func<FeishuMockRequest, FeishuMockResponse?> handler) => _handlers.Enqueue(handler);

    /// <summary>Responds to a request.</summary>
    /// <param name="operation">What it calls.</param>
    /// <param name="call">The request.</param>
    /// <param name="request">The same as a test sees it.</param>
    /// <param name="tenant">The tenant that is called for.</param>
    /// <param name="granted">The permissions that count; null for all.</param>
    /// <param name="logId">The id of the request.</param>
    public Reply Respond(MockOperation operation, MockCall call, FeishuMockRequest request, string tenant, IReadOnlyCollection<string>? granted, string logId)
    {
        if (_repeated.Find(operation.Id, operation.Page, tenant, call) is { } earlier)
        {
            return earlier;
        }

        var reply = RespondAsTold(operation, call, request, logId) ?? RespondAsPage(operation, call, request, granted);
        uploads.Keep(operation.Service, call, reply);
        _repeated.Keep(operation.Id, operation.Page, tenant, call, reply);
        return reply;
    }

    /// <summary>What a test has told the operation to respond with; null where it has not.</summary>
    private Reply? RespondAsTold(MockOperation operation, MockCall call, FeishuMockRequest request, string logId)
    {
        var response = _handlers.Reverse().Select(handler => handler(request)).FirstOrDefault(a => a is not null) ?? operation.Handler?.Invoke(request);
        return response?.Kind switch
        {
            null => null,
            FeishuMockResponseKind.Bytes => Reply.File(response.File!),
            FeishuMockResponseKind.Body => Reply.Body(response.Json!, response.Status),
            FeishuMockResponseKind.Error => Refusal.Of(operation.Page, response.Code, response.Message).ToReply(operation.Page, logId),
            _ => ResponseResult(operation, call, operation.Response.With(JsonNode.Parse(response.Json!))),
        };
    }

    private Reply RespondAsPage(MockOperation operation, MockCall call, FeishuMockRequest request, IReadOnlyCollection<string>? granted) => operation.Page.Response.Kind switch
    {
        ResponseKind.Bytes => Reply.File(_files.Find(operation.Service, SentValues(call, request)) ?? FileStore.Example(operation.Id)),
        ResponseKind.Redirect => SendBack(call),
        _ => ResponseExample(operation, call, granted),
    };

    private Reply ResponseExample(MockOperation operation, MockCall call, IReadOnlyCollection<string>? granted)
    {
        var body = operation.Response.Create();
        var result = operation.Response.ResultOf(body);
        operation.Pages?.Cut(result, operation.Items, options.ListLength, call);
        uploads.Make(call, result);
        _files.Name(operation.Service, call, result);
        if (granted is not null)
        {
            operation.Response.Hide(body, granted);
        }

        return ResponseResult(operation, call, body);
    }

    private Reply ResponseResult(MockOperation operation, MockCall call, JsonObject body)
    {
        _files.Keep(operation.Service, call, operation.Response.ResultOf(body));
        return operation.Page.Response.Kind == ResponseKind.Events ? Reply.Event(body) : Reply.Json(body);
    }

    /// <summary>A user has agreed at once, and comes back with a code.</summary>
    private Reply SendBack(MockCall call)
    {
        var address = call.Query.GetValueOrDefault("redirect_uri").ToString();
        var scopes = call.Query.GetValueOrDefault("scope").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var code = tokens.Issue("code-", new Grant(scopes.Length == 0 ? null : scopes));
        var state = call.Query.GetValueOrDefault("state").ToString();
        return Reply.Redirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={code}{(state.Length == 0 ? "" : "&state=" + Uri.EscapeDataString(state))}");
    }

    private static IEnumerable<string> SentValues(MockCall call, FeishuMockRequest request) =>
        request.PathValues.Values.Concat(call.Query.Values.SelectMany(v => v).OfType<string>()).Concat(call.Json.AllTexts());
}
