using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Answers;
using Feishu.Testing.Requests;
using Feishu.Testing.Tokens;

namespace Feishu.Testing.Platform;

/// <summary>Answers requests in which nothing is wrong: as before, where they are repeats; as a test says; else as the page does.</summary>
/// <param name="options">How long made lists are.</param>
/// <param name="tokens">Where a sign-in gets its code.</param>
/// <param name="uploads">How large files come in parts.</param>
internal sealed class Answerer(FeishuMockOptions options, TokenDesk tokens, UploadPlans uploads)
{
    private readonly RepeatedCalls _repeated = new();
    private readonly FileStore _files = new();
    private readonly ConcurrentQueue<Func<FeishuMockRequest, FeishuMockAnswer?>> _handlers = [];

    /// <summary>Has a handler look at every call; the last one that was added looks first.</summary>
    public void Add(Func<FeishuMockRequest, FeishuMockAnswer?> handler) => _handlers.Enqueue(handler);

    /// <summary>Answers a request.</summary>
    /// <param name="operation">What it calls.</param>
    /// <param name="call">The request.</param>
    /// <param name="request">The same as a test sees it.</param>
    /// <param name="tenant">The tenant that is called for.</param>
    /// <param name="granted">The permissions that count; null for all.</param>
    /// <param name="logId">The id of the request.</param>
    public Reply Answer(MockOperation operation, MockCall call, FeishuMockRequest request, string tenant, IReadOnlyCollection<string>? granted, string logId)
    {
        if (_repeated.Find(operation.Id, operation.Page, tenant, call) is { } earlier)
        {
            return earlier;
        }

        var reply = AnswerAsTold(operation, call, request, logId) ?? AnswerAsPage(operation, call, request, granted);
        uploads.Keep(operation.Service, call, reply);
        _repeated.Keep(operation.Id, operation.Page, tenant, call, reply);
        return reply;
    }

    /// <summary>What a test has told the operation to answer; null where it has not.</summary>
    private Reply? AnswerAsTold(MockOperation operation, MockCall call, FeishuMockRequest request, string logId)
    {
        var answer = _handlers.Reverse().Select(handler => handler(request)).FirstOrDefault(a => a is not null) ?? operation.Handler?.Invoke(request);
        return answer?.Kind switch
        {
            null => null,
            FeishuMockAnswerKind.Bytes => Reply.File(answer.File!),
            FeishuMockAnswerKind.Body => Reply.Body(answer.Json!, answer.Status),
            FeishuMockAnswerKind.Error => Refusal.Of(operation.Page, answer.Code, answer.Message).ToReply(operation.Page, logId),
            _ => AnswerResult(operation, call, operation.Answer.With(JsonNode.Parse(answer.Json!))),
        };
    }

    private Reply AnswerAsPage(MockOperation operation, MockCall call, FeishuMockRequest request, IReadOnlyCollection<string>? granted) => operation.Page.Response.Kind switch
    {
        ResponseKind.Bytes => Reply.File(_files.Find(operation.Service, SentValues(call, request)) ?? FileStore.Example(operation.Id)),
        ResponseKind.Redirect => SendBack(call),
        _ => AnswerExample(operation, call, granted),
    };

    private Reply AnswerExample(MockOperation operation, MockCall call, IReadOnlyCollection<string>? granted)
    {
        var body = operation.Answer.Create();
        var result = operation.Answer.ResultOf(body);
        operation.Pages?.Cut(result, operation.Items, options.ListLength, call);
        uploads.Make(call, result);
        _files.Name(operation.Service, call, result);
        if (granted is not null)
        {
            operation.Answer.Hide(body, granted);
        }

        return AnswerResult(operation, call, body);
    }

    private Reply AnswerResult(MockOperation operation, MockCall call, JsonObject body)
    {
        _files.Keep(operation.Service, call, operation.Answer.ResultOf(body));
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
