using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The platform's addresses.</summary>
internal static class Servers
{
    /// <summary>The address of nearly all operations.</summary>
    public const string Open = "https://open.feishu.cn";

    /// <summary>The address of a host.</summary>
    public static string AddressOf(Host host) => host switch
    {
        Host.Web => "https://www.feishu.cn",
        Host.Accounts => "https://accounts.feishu.cn",
        _ => Open,
    };
}
