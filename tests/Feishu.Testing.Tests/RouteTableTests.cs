using Feishu.Testing.Requests;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

public sealed class RouteTableTests
{
    private static readonly RouteTable s_routes = new(SamplePage.Catalog(
        new("GET", "/open-apis/library/v1/racks/:rack_id"),
        new("PATCH", "/open-apis/library/v1/racks/:rack_id"),
        new("GET", "/open-apis/library/v1/racks/search"),
        new("GET", "/open-apis/library/v1/racks/search/:word/hits"),
        new("GET", "/open-apis/library/v1/racks/:rack/books/:book")).Operations);

    [Theory]
    [InlineData("GET", "/open-apis/library/v1/racks/r1", "/open-apis/library/v1/racks/:rack_id")]
    [InlineData("GET", "/open-apis/library/v1/racks/r1/", "/open-apis/library/v1/racks/:rack_id")]
    [InlineData("GET", "/open-apis/library/v1/racks/search", "/open-apis/library/v1/racks/search")]
    [InlineData("GET", "/open-apis/library/v1/racks/search/books/b", "/open-apis/library/v1/racks/:rack/books/:book")]
    public void Spelled_out_segments_go_before_open_ones(string method, string path, string expected) =>
        Assert.Equal(expected, Assert.Single(s_routes.Find(method, path)).Plan.Operation.Path);

    [Fact]
    public void Values_are_taken_from_the_path_and_unescaped()
    {
        var found = Assert.Single(s_routes.Find("GET", "/open-apis/library/v1/racks/a%2Fb/books/%E4%B9%A6"));

        Assert.Equal(new Dictionary<string, string> { ["rack"] = "a/b", ["book"] = "书" }, found.PathValues);
    }

    [Theory]
    [InlineData("DELETE", "/open-apis/library/v1/racks/r1")]
    [InlineData("GET", "/open-apis/library/v1/racks")]
    [InlineData("GET", "/open-apis/library/v1/racks/r1/books")]
    [InlineData("GET", "/open-apis/library/v1/racks//books/b")]
    [InlineData("GET", "/")]
    public void Other_addresses_lead_nowhere(string method, string path) => Assert.Empty(s_routes.Find(method, path));

    [Fact]
    public void Pages_of_one_address_are_all_found_and_have_values_by_their_own_names()
    {
        var routes = new RouteTable(SamplePage.Catalog(new("GET", "/open-apis/library/v1/racks/:rack_id"), new("GET", "/open-apis/library/v1/racks/:id")).Operations);

        Assert.Equal(["id", "rack_id"], routes.Find("GET", "/open-apis/library/v1/racks/r1").Select(o => o.PathValues.Keys.Single()).Order());
    }
}
