using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen;
using Feishu.Gen.Operations;
using Feishu.Testing.Pages;

namespace Feishu.Testing.Responses;

/// <summary>What an operation responds with: its page's example, or a body made from its table where there is none, or none that is JSON.</summary>
internal sealed class PageResponse
{
    private readonly bool _isEnveloped;
    private readonly EquatableArray<Field> _result;
    private readonly bool _hasCode;
    private readonly Lazy<JsonObject> _body;

    public PageResponse(Operation operation)
    {
        _isEnveloped = operation.Response is { Kind: ResponseKind.Data } or { ListsDataAlone: true }
            || (operation.Response.Kind == ResponseKind.Events && operation.Response.Fields.Any(f => f.Name == "data"));
        _result = operation.Response.Result;
        _hasCode = operation.Response.Fields.Any(f => f.Name == "code");
        _body = new Lazy<JsonObject>(() => Complete(PageJson.OfExample(operation.Response.Example) is { } example && IsSuccess(example) ? example : FromTable()));
    }

    /// <summary>A copy of the whole body.</summary>
    public JsonObject Create() => (JsonObject)_body.Value.DeepClone();

    /// <summary>The object in a body that has the result.</summary>
    public JsonObject ResultOf(JsonObject body) => _isEnveloped && body["data"] is JsonObject data ? data : body;

    /// <summary>A body with another result.</summary>
    public JsonObject With(JsonNode? result)
    {
        if (_isEnveloped || result is not JsonObject)
        {
            return new JsonObject { ["code"] = 0, ["msg"] = "success", ["data"] = result?.DeepClone() };
        }

        var body = (JsonObject)result.DeepClone();
        foreach (var member in _body.Value.Where(m => m.Key is "code" or "msg"))
        {
            body.TryAdd(member.Key, member.Value?.DeepClone());
        }

        return body;
    }

    /// <summary>Takes out of a body what nobody sees without a permission that was not granted.</summary>
    /// <param name="body">The body.</param>
    /// <param name="granted">The permissions.</param>
    public void Hide(JsonObject body, IReadOnlyCollection<string> granted) => Hide(_result, ResultOf(body), granted);

    /// <summary>Some pages show a refusal.</summary>
    private static bool IsSuccess(JsonObject example) =>
        example["code"] is not { } code || code.GetValueKind() != JsonValueKind.Number || code.ToJsonString() == "0";

    private JsonObject FromTable()
    {
        var result = TableExample.Of(_result);
        return _isEnveloped ? new JsonObject { ["data"] = result }
            : _hasCode ? new JsonObject([new("code", 0), new("msg", "success"), .. result.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))])
            : result;
    }

    /// <summary>Where the result is in <c>data</c>, the envelope is around it, whatever the page shows.</summary>
    private JsonObject Complete(JsonObject body)
    {
        if (!_isEnveloped || body["code"] is not null)
        {
            return body;
        }

        return new JsonObject { ["code"] = 0, ["msg"] = "success", ["data"] = (body["data"] ?? body).DeepClone() };
    }

    private static void Hide(EquatableArray<Field> fields, JsonObject json, IReadOnlyCollection<string> granted)
    {
        foreach (var field in fields)
        {
            if (field.Scopes.Count > 0 && field.ScopesWhen is null && !field.Scopes.Any(s => granted.Contains(s.Name)))
            {
                json.Remove(field.Name);
            }
            else if (field.Fields.Count > 0)
            {
                HideIn(field, json[field.Name], granted);
            }
        }
    }

    private static void HideIn(Field field, JsonNode? value, IReadOnlyCollection<string> granted)
    {
        if (value is JsonArray items)
        {
            foreach (var item in items)
            {
                HideIn(field, item, granted);
            }
        }
        else if (value is JsonObject json)
        {
            Hide(field.Fields, json, granted);
        }
    }
}
