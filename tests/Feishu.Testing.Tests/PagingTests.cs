using System.Text.Json.Nodes;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

/// <summary>Results that come in pages, as an emitted client goes through them.</summary>
public sealed class PagingTests
{
    [Fact]
    public async Task All_results_are_there_once_and_in_pages_of_the_size_that_is_asked_for()
    {
        await using var mock = await FeishuMock.StartAsync("specs", new FeishuMockOptions { ListLength = 7 }, Patience.Token);
        using var feishu = Client.Of(mock);

        var ids = new List<string?>();
        await foreach (var record in feishu.Bitable.V1.AppTableRecord.ListAllAsync("app", "table", query: new() { PageSize = 3 }, cancellationToken: Patience.Token))
        {
            ids.Add(record.RecordId);
        }

        Assert.Equal(7, ids.Distinct().Count());
        Assert.Equal(["", "page-3", "page-6"], mock.Requests.Where(r => !r.IsForToken).Select(r => r.Query.GetValueOrDefault("page_token").ToString()));
    }

    [Fact]
    public async Task Offsets_count_results()
    {
        await using var mock = await FeishuMock.StartAsync("specs", new FeishuMockOptions { ListLength = 5 }, Patience.Token);
        var user = mock.IssueUserToken();

        JsonNode[] pages = [await SendAsync(""), await SendAsync(""","offset":2"""), await SendAsync(""","offset":4"""), await SendAsync(""","offset":9""")];

        Assert.Equal([2, 2, 1, 0], pages.Select(p => p["docs_entities"]!.AsArray().Count));
        Assert.Equal([true, true, false, false], pages.Select(p => (bool)p["has_more"]!));
        Assert.Equal([5, 5, 5, 5], pages.Select(p => (int)p["total"]!));

        async Task<JsonNode> SendAsync(string offset) =>
            (await mock.SendAsync("POST", "/open-apis/suite/docs-api/search/object", $$"""{"search_key":"巡检","count":2{{offset}}}""", user)).Json["data"]!;
    }

    [Fact]
    public async Task Results_of_a_tests_own_are_divided_too()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.RespondWithItems("bitable.v1.app_table_record.list", Enumerable.Range(1, 3).Select(i => JsonNode.Parse($$"""{"record_id":"rec{{i}}"}""")));

        var first = await feishu.Bitable.V1.AppTableRecord.ListAsync("app", "table", query: new() { PageSize = 2 }, cancellationToken: Patience.Token);
        var second = await feishu.Bitable.V1.AppTableRecord.ListAsync("app", "table", query: new() { PageSize = 2, PageToken = first.PageToken }, cancellationToken: Patience.Token);

        Assert.Equal(["rec1", "rec2"], first.Items!.Select(r => r.RecordId));
        Assert.Equal((true, 3), (first.HasMore, first.Total));
        Assert.Equal(["rec3"], second.Items!.Select(r => r.RecordId));
        Assert.Equal((false, ""), (second.HasMore, second.PageToken));
        Assert.Throws<ArgumentException>(() => mock.RespondWithItems("im.v1.message.create", []));
    }

    [Fact]
    public async Task Token_of_no_page_is_refused()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);

        var answer = await mock.SendAsync("GET", "/open-apis/bitable/v1/apps/a/tables/b/records?page_token=page-x");

        Assert.Equal(400, answer.Status);
        Assert.Equal(["page_token is invalid"], answer.Violations);
    }
}
