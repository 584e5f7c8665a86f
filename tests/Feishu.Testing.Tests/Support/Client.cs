using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;

namespace Feishu.Testing.Tests.Support;

/// <summary>Makes clients that call a mock.</summary>
internal static class Client
{
    /// <summary>The emitted client.</summary>
    public static FeishuClient Of(FeishuMock mock, Action<FeishuOptions>? configure = null)
    {
        var options = new FeishuOptions { AppId = mock.AppId, AppSecret = mock.AppSecret, BaseAddress = mock.BaseAddress, WebAddress = mock.BaseAddress };
        configure?.Invoke(options);
        return FeishuClient.Create(options);
    }
}
