using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Testing.Checks;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Responses;

/// <summary>Divides the results of an operation into pages, as many to a page as the request says.</summary>
internal sealed class ResultPages
{
    private const int UsualSize = 20;
    private const string TokenPrefix = "page-";

    /// <summary>What pages call the number of results on a page, next to the cursor.</summary>
    private static readonly string[] s_sizes = ["page_size", "limit", "count", "size", "max_results"];

    private readonly Operation _operation;
    private readonly PagingPlan _plan;
    private readonly Field? _size;

    public ResultPages(Operation operation, PagingPlan plan)
    {
        _operation = operation;
        _plan = plan;
        var sent = operation.QueryParameters.Concat(operation.Body?.Fields ?? []).Where(f => f.Type is FieldType.Integer).ToList();
        _size = s_sizes.Select(name => sent.Find(f => f.Name == name)).FirstOrDefault(f => f is not null);
    }

    /// <summary>What is wrong with the cursor of a request, or null.</summary>
    public Violation? Check(MockCall call)
    {
        var cursor = Sent(_plan.Cursor.Field.Name, call);
        return Offset(call) is null ? new Violation(_plan.Cursor.Field.Name, cursor!, $"{_plan.Cursor.Field.Name} is invalid") : null;
    }

    /// <summary>Leaves in a result what is on the page that a request asks for.</summary>
    /// <param name="result">The result.</param>
    /// <param name="items">All results; null for those in <paramref name="result"/>, and others made after them.</param>
    /// <param name="length">How many results there are at least.</param>
    /// <param name="call">The request.</param>
    public void Cut(JsonObject result, IReadOnlyList<JsonNode?>? items, int length, MockCall call)
    {
        var all = items ?? MadeList.Of(result[_plan.Items.Field.Name] as JsonArray, _operation.Response.Result.FirstOrDefault(f => f.Name == _plan.Items.Field.Name), length);
        var start = Math.Min(Offset(call) ?? 0, all.Count);
        var end = Math.Min(start + Size(call), all.Count);
        result[_plan.Items.Field.Name] = new JsonArray([.. all.Skip(start).Take(end - start).Select(item => item?.DeepClone())]);
        if (_plan.NextToken is { } next)
        {
            result[next.Field.Name] = end < all.Count ? TokenOf(end) : "";
        }

        if (_plan.HasMore is { } hasMore)
        {
            result[hasMore.Field.Name] = end < all.Count;
        }

        if (result["total"]?.GetValueKind() == JsonValueKind.Number)
        {
            result["total"] = all.Count;
        }
    }

    /// <summary>How many results come before the page; null where the cursor is none that was given out.</summary>
    private int? Offset(MockCall call)
    {
        var text = Sent(_plan.Cursor.Field.Name, call);
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        return _plan.IsOffset ? Number(text) : text.StartsWith(TokenPrefix, StringComparison.Ordinal) ? Number(text[TokenPrefix.Length..]) : null;
    }

    private int Size(MockCall call)
    {
        var size = _size is null ? null : Number(Sent(_size.Name, call)) ?? Number(_size.Default);
        return size is > 0 ? size.Value : UsualSize;
    }

    /// <summary>What a request has in query or body, as text.</summary>
    private static string? Sent(string name, MockCall call) =>
        call.Query.TryGetValue(name, out var values) ? values.ToString() : call[name] is { } value ? value.AsText() ?? value.ToJsonString() : null;

    private static int? Number(string? text) => int.TryParse(text?.Trim(' ', '`', '"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string TokenOf(int offset) => string.Create(CultureInfo.InvariantCulture, $"{TokenPrefix}{offset}");
}
