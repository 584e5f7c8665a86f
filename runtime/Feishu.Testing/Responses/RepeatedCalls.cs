using System.Collections.Concurrent;
using Feishu.Gen.Operations;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Responses;

/// <summary>Responds to a call that is a repeat of an earlier one as to that one: it carries the same key, where its page has one for that.</summary>
internal sealed class RepeatedCalls
{
    private static readonly string[] s_keys = ["uuid", "client_token"];

    private readonly ConcurrentDictionary<(string Operation, string Tenant, string Key), Reply> _replies = [];

    /// <summary>What an earlier call with the same key got, or null.</summary>
    public Reply? Find(string id, Operation operation, string tenant, MockCall call) =>
        KeyOf(operation, call) is { } key ? _replies.GetValueOrDefault((id, tenant, key)) : null;

    /// <summary>Keeps a response for repeats, unless it is a refusal.</summary>
    public void Keep(string id, Operation operation, string tenant, MockCall call, Reply reply)
    {
        if (reply is { Status: 200, Code: 0 } && KeyOf(operation, call) is { } key)
        {
            _replies[(id, tenant, key)] = reply;
        }
    }

    private static string? KeyOf(Operation operation, MockCall call)
    {
        if (operation.QueryParameters.FirstOrDefault(IsKey) is { } inQuery)
        {
            return NullIfEmpty(call.Query.GetValueOrDefault(inQuery.Name).ToString());
        }

        return operation.Body is { Kind: BodyKind.Json } body && body.Fields.FirstOrDefault(IsKey) is { } inBody ? NullIfEmpty(call.Text(inBody.Name)) : null;
    }

    private static bool IsKey(Field field) => field.Type is FieldType.String && s_keys.Contains(field.Name);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
