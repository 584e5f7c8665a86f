namespace Feishu.Runtime.Tests;

public sealed class ErrorTableTests
{
    [Fact]
    public void A_table_is_read_in_order_with_its_escapes()
    {
        Assert.Equal(
            [
                new FeishuDocumentedError(400, 1470602, "Invalid task id.", "Check the \\ and the\tid.\nThen try again."),
                new FeishuDocumentedError(500, 1470712, "failed to remove", ""),
                new FeishuDocumentedError(null, 1470999, "no status", "Wait."),
            ],
            FollowerClient.RemoveOperation.Errors);
        Assert.Empty(FollowerClient.PingOperation.Errors);
    }

    [Theory]
    [InlineData("400\t1\tx")]
    [InlineData("")]
    [InlineData("x\t1\ta\tb")]
    [InlineData("400\t\ta\tb")]
    public void A_table_of_another_form_is_refused(string table)
        => Assert.Throws<FormatException>(() => FeishuErrorTable.Parse([table]));

    [Fact]
    public void The_status_decides_where_a_code_is_listed_twice()
    {
        var operation = new FeishuOperation("a", HttpMethod.Get, "/a") { ErrorTable = ["400\t1\tfirst\t", "500\t1\tsecond\t"] };

        Assert.Equal("second", operation.FindError(1, 500)!.Description);
        Assert.Equal("first", operation.FindError(1, 418)!.Description);
        Assert.Null(operation.FindError(2));
    }

    [Fact]
    public void A_path_without_a_slash_is_refused_as_it_could_become_part_of_the_host()
        => Assert.Throws<ArgumentException>(() => new FeishuOperation("a", HttpMethod.Get, "@evil.example/a"));
}
