using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;
using Feishu.Testing.Tests.FeishuApi.BitableV1;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.Testing.Tests;

/// <summary>Codes of a page's own error table, as the client that is emitted from the page repeats them.</summary>
public sealed class RetriedCallTests
{
    private const string List = "bitable.v1.app_table_record.list";
    private const string Create = "bitable.v1.app_table_record.batchCreate";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Descriptor_has_the_codes()
    {
        Assert.Equal([1254290], AppTableRecordResource.ListOperation.RateLimitCodes);
        Assert.Equal([1254290], AppTableRecordResource.BatchCreateOperation.RateLimitCodes);
        Assert.Equal([1254291, 1255040], AppTableRecordResource.BatchCreateOperation.TryAgainCodes);
        Assert.Contains(AppTableRecordResource.BatchCreateOperation.Errors, e => e.Code == 1255006);
    }

    [Theory]
    [InlineData(List, 1254290, false, 2)]
    [InlineData(Create, 1254290, false, 2)]
    [InlineData(Create, 1254291, false, 1)]
    [InlineData(Create, 1254291, true, 2)]
    [InlineData(Create, 1255006, true, 1)]
    public async Task Page_says_what_is_repeated_and_the_call_whether_that_is_safe(string operation, long code, bool hasKey, int requests)
    {
        await using var mock = await FeishuMock.StartAsync("specs", Cancellation);
        mock.Inject(FeishuMockFault.Code(code) with { OperationId = operation, Times = 1 });
        var services = new ServiceCollection();
        services.AddFeishu<FeishuClient>(options => (options.AppId, options.AppSecret, options.BaseAddress, options.Retry) = (mock.AppId, mock.AppSecret, mock.BaseAddress, new(2) { Delay = TimeSpan.Zero }));
        await using var provider = services.BuildServiceProvider();
        var records = provider.GetRequiredService<FeishuClient>().Bitable.V1.AppTableRecord;

        var failure = await Record.ExceptionAsync(() => operation == List
            ? (Task)records.ListAsync("app", "table", cancellationToken: Cancellation)
            : records.BatchCreateAsync("app", "table", new() { Records = [new() { Fields = new Dictionary<string, FeishuJson>() }] }, query: new() { ClientToken = hasKey ? "key" : null }, cancellationToken: Cancellation));

        Assert.Equal(requests, mock.Requests.Count(r => r.OperationId == operation));
        Assert.Equal(requests == 1, failure is FeishuApiException { Code: var refused } && refused == code);
    }
}
