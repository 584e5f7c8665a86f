using Feishu.Testing.Checks;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

public sealed class PageErrorsTests
{
    [Theory]
    [InlineData("rack_id", "1 | invalid rack_id", 1)]
    [InlineData("rack_id", "1 | Rack id is empty.", 1)]
    [InlineData("rack_id", "1 | rack_id_type is invalid", null)]
    [InlineData("name", "1 | name 不合法", 1)]
    [InlineData("name", "1 | The name is too long.", null)]
    [InlineData("name", "1 | Invalid request param.", 1)]
    [InlineData("name", "1 | param error", 1)]
    [InlineData("name", "1 | wrong parameters", 1)]
    [InlineData("name", "1 | 参数错误", 1)]
    [InlineData("name", "1 | no permission", null)]
    [InlineData("name", "1 | internal error", null)]
    [InlineData("name", "1 | Invalid access token", null)]
    public void A_code_fits_that_finds_fault_with_the_field_or_with_parameters(string field, string error, int? expected) =>
        Assert.Equal(expected, (int?)PageErrors.Find(Plan("400 | " + error + " | 看看"), Violation.Missing(field))?.Code);

    [Fact]
    public void The_field_goes_before_parameters_as_such() =>
        Assert.Equal(2, PageErrors.Find(Plan("400 | 1 | invalid params | 看看", "400 | 2 | invalid name | 看看"), Violation.Missing("owner.name"))?.Code);

    [Theory]
    [InlineData("422", 422)]
    [InlineData("200", 200)]
    [InlineData("204", 400)]
    [InlineData("1700001", 400)]
    [InlineData("-", 400)]
    public async Task Status_and_message_are_the_pages(string status, int expected)
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/racks") { Query = ["lang | string | 是 | 语言"], Errors = [status + " | 1700001 | Invalid params. | 看看"] };
        await using var mock = await SamplePage.StartAsync(null, page);

        var answer = await mock.SendAsync("GET", page.Path);

        Assert.Equal((expected, 1700001, "Invalid params."), (answer.Status, answer.Code, (string?)answer.Json["msg"]));
        Assert.Equal(["lang is required"], answer.Violations);
        Assert.Equal(answer.Headers["X-Tt-Logid"], (string?)answer.Json["error"]!["log_id"]);
    }

    private static Gen.Operations.Operation Plan(params string[] errors) => new SamplePage("GET", "/open-apis/library/v1/racks") { Errors = errors }.Plan().Operation;
}
