using Feishu.Runtime;
using Feishu.Testing;

namespace Feishu.Bots;

/// <summary>The platform as the pages in specs have it. <see cref="FakeFeishu"/> is for what no page has.</summary>
internal static class Mock
{
    /// <summary>The operation that describes the app's bot.</summary>
    public const string BotInfo = "bot.v3.info.get";

    public static Task<FeishuMock> StartAsync() => FeishuMock.StartAsync("specs", Patience.Token);

    public static FeishuOptions CreateOptions(this FeishuMock mock) => new() { AppId = mock.AppId, AppSecret = mock.AppSecret, BaseAddress = mock.BaseAddress };

    /// <summary>What was called, but for what asked for a token.</summary>
    public static IEnumerable<FeishuMockRequest> Calls(this FeishuMock mock) => mock.Requests.Where(request => !request.IsForToken);
}
