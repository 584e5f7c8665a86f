using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>Going through pages of results comes to an end, and no end is silent where there is more.</summary>
public sealed class PagingTests : IDisposable
{
    private static readonly FeishuOperation s_list = new("lab.v1.item.list", HttpMethod.Get, "/open-apis/lab/v1/items");

    private readonly FakePlatform _platform = new();
    private int _asked;

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData(null, 3, 3)]
    [InlineData(3, null, 3)]
    [InlineData(2, 3, 3)]
    [InlineData(5, 1, 1)]
    public async Task Pages_beyond_the_limit_are_told(int? ofClient, int? ofCall, int expected)
    {
        using var transport = _platform.CreateTransport(options => options.MaxPages = ofClient);
        var items = new Items(transport);

        foreach (var all in new[] { Endless(items, new() { MaxPages = ofCall }), EndlessOffsets(items, new() { MaxPages = ofCall }) })
        {
            var got = new List<int>();
            _asked = 0;
            var e = await Assert.ThrowsAsync<FeishuLimitException>(() => ReadAsync(all, got));

            Assert.Equal($"lab.v1.item.list was not sent for another page: there are more than the {expected} that MaxPages of the client's or the call's options allows", e.Message);
            Assert.Equal((expected, expected), (_asked, got.Count));
        }
    }

    [Fact]
    public async Task As_many_pages_as_the_limit_are_no_matter()
    {
        using var transport = _platform.CreateTransport();
        var got = new List<int>();

        await ReadAsync(
            FeishuResultPages.ByTokenAsync<int, int>(
                new Items(transport), s_list, new() { MaxPages = 3 }, null, (_, _) => Task.FromResult(++_asked), page => new([page], Text(page), page < 3), TestContext.Current.CancellationToken),
            got);

        Assert.Equal([1, 2, 3], got);
    }

    [Fact]
    public void A_limit_is_at_least_one() => Assert.Throws<ArgumentOutOfRangeException>(() => new FeishuCallOptions { MaxPages = 0 });

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task A_token_that_comes_again_ends_it_with_an_exception_where_there_is_more(string again)
    {
        using var transport = _platform.CreateTransport();
        var got = new List<int>();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => ReadAsync(
            FeishuResultPages.ByTokenAsync<int, int>(
                new Items(transport), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => new([page], page < 3 ? Text(page) : again, true), TestContext.Current.CancellationToken),
            got));

        Assert.Equal("lab.v1.item.list got a page token that had come before, although there are more results: the pages would go round in a circle", e.Message);
        Assert.Equal([1, 2, 3], got);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task More_results_without_a_page_token_are_an_exception(string? next)
    {
        var got = new List<int>();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => ReadAsync(
            FeishuResultPages.ByTokenAsync<int, int>(
                new Items(), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => new([page], page < 3 ? Text(page) : next, true), TestContext.Current.CancellationToken),
            got));

        Assert.Equal("lab.v1.item.list got no page token, although has_more is true: there are more results, and no way to them", e.Message);
        Assert.Equal([1, 2, 3], got);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_results_behind_an_empty_page_are_an_exception(bool isMissing)
    {
        var got = new List<int>();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => ReadAsync(
            FeishuResultPages.ByOffsetAsync<int, int>(
                new Items(), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => new(page < 3 ? [page] : isMissing ? null : [], null, true), TestContext.Current.CancellationToken),
            got));

        Assert.Equal("lab.v1.item.list got an empty page, although has_more is true: there are more results, and no way to them", e.Message);
        Assert.Equal([1, 2], got);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public async Task An_empty_page_without_more_is_the_end(bool? hasMore)
    {
        var got = new List<int>();

        await ReadAsync(
            FeishuResultPages.ByOffsetAsync<int, int>(
                new Items(), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => page < 3 ? new([page], null, null) : new([], null, hasMore), TestContext.Current.CancellationToken),
            got);
        await ReadAsync(
            FeishuResultPages.ByTokenAsync<int, int>(
                new Items(), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => new([page], null, hasMore), TestContext.Current.CancellationToken),
            got);

        Assert.Equal([1, 2, 4], got);
    }

    [Fact]
    public async Task A_thousand_pages_without_a_result_are_logged()
    {
        using var logs = new CapturingLoggerProvider();
        using var loggers = new LoggerFactory([logs]);
        using var http = new HttpClient(_platform, disposeHandler: false);
        using var transport = FeishuTransport.Create(new() { AppId = "a", AppSecret = "b" }, http, loggers);
        var got = new List<int>();

        // A result now and then begins the count anew.
        await ReadAsync(
            FeishuResultPages.ByTokenAsync<int, int>(
                new Items(transport), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => new(page is 1 or 1000 ? [page] : [], Text(page), page < 3001), TestContext.Current.CancellationToken),
            got);

        Assert.Equal([1, 1000], got);
        Assert.Equal(
            string.Join('\n', new[] { 1000, 2000 }.Select(count => $"lab.v1.item.list: {count} pages in a row have no result, and the platform says that there are more; MaxPages of the options limits them")),
            logs.Text);
    }

    [Fact]
    public async Task A_mock_goes_through_its_pages_without_a_transport()
    {
        var got = new List<int>();

        await ReadAsync(FeishuResultPages.ByOffsetAsync<int, int>(new Items(), s_list, null, null, (_, _) => Task.FromResult(++_asked), page => new([page], null, page < 3), TestContext.Current.CancellationToken), got);

        Assert.Equal([1, 2, 3], got);
    }

    private IAsyncEnumerable<int> Endless(Items items, FeishuCallOptions options) => FeishuResultPages.ByTokenAsync<int, int>(
        items, s_list, options, null, (_, _) => Task.FromResult(++_asked), page => new([page], Text(page), true), TestContext.Current.CancellationToken);

    private IAsyncEnumerable<int> EndlessOffsets(Items items, FeishuCallOptions options) => FeishuResultPages.ByOffsetAsync<int, int>(
        items, s_list, options, null, (_, _) => Task.FromResult(++_asked), page => new([page], null, true), TestContext.Current.CancellationToken);

    private static string Text(int page) => page.ToString(CultureInfo.InvariantCulture);

    private static async Task ReadAsync(IAsyncEnumerable<int> all, List<int> got)
    {
        await foreach (var item in all)
        {
            Assert.True(got.Count < 10_000, "It has no end.");
            got.Add(item);
        }
    }

    private sealed class Items : FeishuResource
    {
        public Items(FeishuTransport transport)
            : base(transport)
        {
        }

        public Items()
        {
        }
    }
}
