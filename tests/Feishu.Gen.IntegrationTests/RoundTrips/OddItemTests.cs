using Feishu.Bots.FeishuApi;
using Feishu.Runtime;

namespace Feishu.Bots.RoundTrips;

/// <summary>An emitted client over HTTP: what is odd among results costs no result beside it.</summary>
public sealed class OddItemTests
{
    [Fact]
    public async Task All_results_are_there_beside_odd_ones_and_odd_pages()
    {
        await using var fake = await FakeFeishu.StartAsync(
            Page("""[{"record_id":"1"},null,{"record_id":"2"}]""", "p2"),
            Page("""[{"record_id":"3"},"s"]""", "p3"),
            Page("""[null,7,[]]""", "p4"),
            Page("null", "p5"),
            Page("""[[],{"record_id":"4","fields":{"a":[1,null]}}]""", ""));
        using var client = new FeishuClient(fake.CreateTransport());

        var records = new List<string>();
        await foreach (var record in client.Bitable.V1.AppTableRecord.ListAllAsync("app", "table", cancellationToken: TestContext.Current.CancellationToken))
        {
            records.Add(record.ToJson());
        }

        Assert.Equal(["""{"record_id":"1"}""", """{"record_id":"2"}""", """{"record_id":"3"}""", """{"fields":{"a":[1,null]},"record_id":"4"}"""], records);
        Assert.Equal(5, fake.Calls.Count());
    }

    [Fact]
    public async Task One_response_keeps_what_is_odd_where_it_stood()
    {
        const string Items = """[{"record_id":"1"},null,{"record_id":"2"},"s"]""";
        await using var fake = await FakeFeishu.StartAsync(Page(Items, ""));
        using var client = new FeishuClient(fake.CreateTransport());

        var page = await client.Bitable.V1.AppTableRecord.ListAsync("app", "table", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["1", "2"], page.Items!.Select(r => r.RecordId));
        Assert.Equal(["1", "3"], FeishuJson.UnreadOf(page.Items).Keys);
        Assert.Equal(FeishuJson.Parse(Items), FeishuJson.From(page)["items"]);
    }

    private static Answer Page(string items, string next)
        => new($$"""{"code":0,"data":{"items":{{items}},"page_token":"{{next}}","has_more":{{(next.Length > 0 ? "true" : "false")}} } }""");
}
