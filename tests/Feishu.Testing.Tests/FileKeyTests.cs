using System.Text.Json.Nodes;
using Feishu.Testing.Platform;

namespace Feishu.Testing.Tests;

public sealed class FileKeyTests
{
    [Theory]
    [InlineData("""{"image_key":"a"}""", "a")]
    [InlineData("""{"size":"3","fileToken":"b"}""", "b")]
    [InlineData("""{"url":"u","code":"c"}""", "c")]
    [InlineData("""{"files":[{"name":"n"},{"name":"m","id":"d"}]}""", "d")]
    [InlineData("""{"inner":{"id":"deep"},"id":"e"}""", "e")]
    [InlineData("""{"valid":"x","id":7,"token":""}""", null)]
    [InlineData("{}", null)]
    public void Key_is_the_first_member_that_is_called_so(string result, string? expected) => Assert.Equal(expected, FileKey.In(JsonNode.Parse(result))?.Value);
}
