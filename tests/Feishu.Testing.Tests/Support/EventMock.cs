namespace Feishu.Testing.Tests.Support;

/// <summary>Starts mocks whose time stands still, so that no event's patience depends on how fast the machine is.</summary>
internal static class EventMock
{
    /// <summary>One with a single page, for events of which no page tells.</summary>
    public static Task<FeishuMock> StartAsync(FeishuMockOptions? options = null) => StartAsync("specs/bot/v3/info.md", options);

    /// <summary>One with the events of the repository's pages.</summary>
    public static Task<FeishuMock> StartWithEventsAsync(FeishuMockOptions? options = null) => StartAsync("specs", options);

    private static Task<FeishuMock> StartAsync(string pages, FeishuMockOptions? options)
    {
        options ??= new();
        options.TimeProvider = options.TimeProvider == TimeProvider.System ? new WatchedTime() : options.TimeProvider;
        return FeishuMock.StartAsync(pages, options, Patience.Token);
    }
}
