namespace Feishu.Runtime.Tests;

public sealed class ErrorTableTests
{
    [Fact]
    public void An_operation_without_a_table_has_no_errors()
    {
        Assert.Empty(FollowerClient.PingOperation.Errors);
        Assert.Null(FollowerClient.PingOperation.FindError(1470602));
    }

    [Fact]
    public void The_status_decides_where_a_code_is_listed_twice()
    {
        var operation = new FeishuOperation("a", HttpMethod.Get, "/a") { Errors = [new(400, 1, "first", ""), new(500, 1, "second", "")] };

        Assert.Equal("second", operation.FindError(1, 500)!.Description);
        Assert.Equal("first", operation.FindError(1, 418)!.Description);
        Assert.Null(operation.FindError(2));
    }

    [Fact]
    public void A_path_without_a_slash_is_refused_as_it_could_become_part_of_the_host()
        => Assert.Throws<ArgumentException>(() => new FeishuOperation("a", HttpMethod.Get, "@evil.example/a"));
}
