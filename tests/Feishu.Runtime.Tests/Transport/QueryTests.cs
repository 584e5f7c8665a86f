using System.Text;

namespace Feishu.Runtime.Tests;

public sealed class QueryTests
{
    [Fact]
    public void Queries_that_send_the_same_are_equal()
    {
        var query = new PeopleQuery { PageSize = 10, PageToken = "a b" };

        Assert.Equal(new PeopleQuery { PageToken = "a b", PageSize = 10 }, query);
        Assert.Equal(query.GetHashCode(), (query with { }).GetHashCode());
        Assert.NotEqual(query with { PageSize = 11 }, query);
        Assert.True(new PeopleQuery() == new PeopleQuery());
    }

    [Fact]
    public void A_query_shows_what_it_sends_without_secrets()
    {
        Assert.Equal("PeopleQuery ?page_size=10&page_token=a%20b", new PeopleQuery { PageSize = 10, PageToken = "a b" }.ToString());
        Assert.Equal("PeopleQuery ?refresh_token=***", new PeopleQuery { RefreshToken = "secret" }.ToString());
        Assert.Equal("PeopleQuery ", new PeopleQuery().ToString());
    }

    [Fact]
    public async Task Pages_are_asked_for_one_after_the_other_until_the_last()
    {
        var pages = new Dictionary<string, FeishuResultPage<int>>
        {
            [""] = new([1, 2], "x", true),
            ["x"] = new(null, "y", null),
            ["y"] = new([3], "y", null),
        };
        var asked = new List<string?>();
        var all = FeishuResultPages.ByTokenAsync<FeishuResultPage<int>, int>(
            new People(),
            FollowerClient.PingOperation,
            null,
            null,
            (token, _) =>
            {
                asked.Add(token);
                return Task.FromResult(pages[token ?? ""]);
            },
            page => page,
            Patience.Token);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal([1, 2, 3], await ListAsync(all));
            Assert.Equal([null, "x", "y"], asked);
            asked.Clear();
        }
    }

    [Fact]
    public async Task Results_are_counted_where_pages_have_no_tokens()
    {
        var asked = new List<long>();
        var all = FeishuResultPages.ByOffsetAsync<int, int>(
            new People(),
            FollowerClient.PingOperation,
            null,
            5,
            (offset, _) =>
            {
                asked.Add(offset);
                return Task.FromResult((int)Math.Max(0, 9 - offset));
            },
            left => new([.. Enumerable.Range(0, Math.Min(left, 2))], null, null),
            Patience.Token);

        Assert.Equal([0, 1, 0, 1], await ListAsync(all));
        Assert.Equal([5, 7, 9], asked);
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> all)
    {
        var list = new List<T>();
        await foreach (var item in all)
        {
            list.Add(item);
        }

        return list;
    }

    private sealed class People : FeishuResource;

    private sealed record PeopleQuery : FeishuQuery
    {
        public long? PageSize { get; init; }

        public string? PageToken { get; init; }

        public string? RefreshToken { get; init; }

        public bool Equals(PeopleQuery? other) => HasEqualText(other);

        public override int GetHashCode() => GetTextHashCode();

        protected override void AddTo(FeishuCall call)
        {
            call.AddQuery("page_size", PageSize);
            call.AddQuery("page_token", PageToken);
            call.AddQuery("refresh_token", RefreshToken);
        }

        protected override bool PrintMembers(StringBuilder builder) => PrintText(builder);
    }
}
