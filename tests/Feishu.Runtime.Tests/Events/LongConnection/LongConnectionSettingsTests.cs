namespace Feishu.Runtime.Tests;

/// <summary>The platform's numbers for long connections.</summary>
public sealed class LongConnectionSettingsTests
{
    private static readonly LongConnectionSettings s_settings = new();

    [Fact]
    public void The_platforms_numbers_hold()
    {
        var settings = s_settings.ChangedBy("""{"ReconnectCount":3,"ReconnectInterval":10,"ReconnectNonce":20,"PingInterval":90}"""u8);

        Assert.Equal(
            new LongConnectionSettings { Attempts = 3, Interval = TimeSpan.FromSeconds(10), LongestFirstPause = TimeSpan.FromSeconds(20), PingInterval = TimeSpan.FromSeconds(90) },
            settings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no JSON")]
    [InlineData("[1]")]
    [InlineData("""{"ReconnectInterval":0,"ReconnectNonce":-1,"PingInterval":-5}""")]
    [InlineData("""{"ReconnectInterval":"soon","PingInterval":{}}""")]
    public void What_makes_no_sense_changes_nothing(string json) => Assert.Equal(s_settings, s_settings.ChangedBy(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Senseless_numbers_are_bounded()
    {
        var settings = s_settings.ChangedBy("""{"ReconnectCount":99999999999,"ReconnectInterval":9223372036854775807,"ReconnectNonce":1e3,"PingInterval":3601}"""u8);

        Assert.Equal((int.MaxValue, TimeSpan.FromHours(1), TimeSpan.FromHours(1)), (settings.Attempts, settings.Interval, settings.PingInterval));
    }

    [Fact]
    public void The_first_pause_is_random_and_the_others_are_the_platforms()
    {
        var settings = new LongConnectionSettings { Attempts = 2, Interval = TimeSpan.FromSeconds(10), LongestFirstPause = TimeSpan.FromSeconds(20) };

        Assert.Equal(
            [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), null],
            new[] { settings.PauseBefore(1, 0), settings.PauseBefore(1, 0.25), settings.PauseBefore(2, 0.25), settings.PauseBefore(3, 0.25) });
    }

    [Theory]
    [InlineData(-1, 1_000_000, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public void Attempts_are_counted_unless_there_is_no_end(int count, int attempt, bool isAllowed)
        => Assert.Equal(isAllowed, s_settings.ChangedBy(new FeishuJsonObject { ["ReconnectCount"] = count }).PauseBefore(attempt, 0) is not null);

    [Theory]
    [InlineData(1, true)]
    [InlineData(1000040343, true)]
    [InlineData(1000040350, true)]
    [InlineData(99991400, true)]
    [InlineData(514, false)]
    [InlineData(403, false)]
    [InlineData(10003, false)]
    public void Codes_that_another_attempt_may_cure(long code, bool mayPass)
        => Assert.Equal(mayPass, LongConnectionRefusals.MayPass(new FeishuApiException(LongConnectionEndpoint.Operation, code), hasConnected: false));

    [Fact]
    public void A_secret_that_was_right_may_be_about_to_be_rotated()
        => Assert.True(LongConnectionRefusals.MayPass(new FeishuApiException(LongConnectionEndpoint.Operation, 514), hasConnected: true));

    [Fact]
    public void What_is_wrong_is_said_where_no_attempt_may_cure_it()
        => Assert.All([403L, 514, 1000040350], code => Assert.NotNull(new FeishuApiException(LongConnectionEndpoint.Operation, code).Suggestion));
}
