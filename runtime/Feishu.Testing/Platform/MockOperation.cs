using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;

namespace Feishu.Testing.Platform;

/// <summary>An operation with what it responds with.</summary>
/// <param name="plan">What its page says.</param>
internal sealed class MockOperation(OperationPlan plan)
{
    private readonly Lazy<PageResponse> _response = new(() => new PageResponse(plan.Operation));
    private readonly Lazy<ResultPages?> _pages = new(() => plan.Paging is { } paging ? new ResultPages(plan.Operation, paging) : null);

    /// <summary>Its id.</summary>
    public string Id => plan.Id;

    /// <summary>The service to which it belongs.</summary>
    public string Service => plan.Resource.Service;

    /// <summary>What its page says.</summary>
    public Operation Page => plan.Operation;

    /// <summary>The response of its page.</summary>
    public PageResponse Response => _response.Value;

    /// <summary>How its results come in pages; null where they come at once.</summary>
    public ResultPages? Pages => _pages.Value;

    /// <summary>The results that a test has put in place of those of the page; null for none.</summary>
    public IReadOnlyList<JsonNode?>? Items { get; set; }

    /// <summary>What a test has it respond with; null for what the page says.</summary>
    public Func<FeishuMockRequest, FeishuMockResponse?>? Handler { get; set; }
}
