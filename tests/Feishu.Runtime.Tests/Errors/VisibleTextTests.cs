using System.Net;
using System.Text.Json;

namespace Feishu.Runtime.Tests;

/// <summary>Text of the platform is shown for what it is, wherever people see it.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain äß界 😀", "plain äß界 😀")]
    [InlineData("\u0000\u001B[2J\u007F\u0085\u009F", @"\u0000\u001B[2J\u007F\u0085\u009F")]
    [InlineData("a\u202Eb\u202A\u200E\u200F\u2066\u2069\u061C", @"a\u202Eb\u202A\u200E\u200F\u2066\u2069\u061C")]
    [InlineData("\u2028\u2029\uFEFF", @"\u2028\u2029\uFEFF")]
    [InlineData("x\U000E0041\U000E007Fy", @"x\uDB40\uDC41\uDB40\uDC7Fy")]
    [InlineData("\n\r\t", @"\u000A\u000D\u0009")]
    [InlineData("", "")]
    public void What_cannot_be_seen_is_escaped(string text, string expected) => Assert.Equal(expected, VisibleText.OneLine(text));

    [Fact]
    public void Halves_of_pairs_are_escaped() => Assert.Equal(@"\uD83Dx\uDE00😀\uDE00\uD83D", VisibleText.OneLine("\uD83Dx\uDE00😀\uDE00\uD83D"));

    [Fact]
    public void Models_and_JSON_stay_the_same_JSON()
    {
        const string Name = "a\u202Eb\U000E0041\u0085\u007F\uFEFF\u2028😀\n\u0001";
        var json = new Person { Name = Name }.ToJson();

        var ofModel = Person.Parse(json).ToString();
        var ofValue = FeishuJson.Parse("{\r\n\t\"name\":" + JsonSerializer.Serialize(Name) + "}").ToString();

        Assert.StartsWith(@"Person {""name"":""a\u202Eb\uDB40\uDC41\u0085\u007F\uFEFF\u2028😀\n", ofModel, StringComparison.Ordinal);
        Assert.Equal(Name, Person.Parse(ofModel["Person ".Length..]).Name);
        Assert.Equal(Name, FeishuJson.Parse(ofValue)["name"].GetString());
        Assert.Equal(Name, Person.Parse(json).Name);
    }

    [Fact]
    public async Task Exceptions_show_the_platforms_text_escaped_and_on_one_line()
    {
        using var platform = new FakePlatform();
        platform.Answers(_ =>
        {
            var response = FakePlatform.Json("""{"code":7,"msg":"no\u202E\u001b[31m\nsuch \ud83d\ude00"}""", HttpStatusCode.BadRequest);
            response.Headers.Remove("X-Tt-Logid");
            response.Headers.TryAddWithoutValidation("X-Tt-Logid", "log\u0085\u001b1");
            return response;
        });
        using var client = platform.CreateClient();
        var refused = await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync());
        platform.Answers(_ => FakePlatform.Text("<html>\u202E\u0007 bad\r\n</html>", "text/html", HttpStatusCode.BadGateway));
        var garbled = await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync());
        var detail = FeishuJson.Parse<FeishuErrorDetail>("""{"log_id":"a\nb\u202e"}""");

        Assert.Equal(@"ping.v1.ping failed: 7 no\u202E\u001B[31m such 😀 (HTTP 400, log id log\u0085\u001B1)", refused.Message);
        Assert.Equal(@"no\u202E\u001B[31m such 😀", refused.ApiMessage);
        Assert.Equal(@"log\u0085\u001B1", refused.LogId);
        Assert.EndsWith(@"<html>\u202E\u0007 bad  </html>", garbled.Message, StringComparison.Ordinal);
        Assert.Equal(@"The call failed: 3 (log id a\u000Ab\u202E)", new FeishuApiException(null, 3, error: detail).Message);
    }

    [Fact]
    public void Types_and_ids_of_events_are_logged_escaped()
    {
        using var logs = new CapturingLoggerProvider();
        var telemetry = new EventTelemetry(new FeishuEventOptions(), logs);

        telemetry.RunsOn(new FeishuEventHeader { EventId = "1\n2\u202E", EventType = "t\u001B[0m" });

        Assert.StartsWith(@"t\u001B[0m 1\u000A2\u202E is acknowledged", logs.Text, StringComparison.Ordinal);
    }
}
