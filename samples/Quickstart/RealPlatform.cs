using Feishu.Runtime;
using Quickstart.FeishuApi;

namespace Quickstart;

/// <summary>What the sample does with an app of one's own: it reads, and changes nothing.</summary>
internal static class RealPlatform
{
    public const string AppIdVariable = "FEISHU_APP_ID";
    public const string AppSecretVariable = "FEISHU_APP_SECRET";

    /// <summary>Where the platform is, unless at open.feishu.cn: Lark, or a deployment of one's own.</summary>
    private const string BaseAddressVariable = "FEISHU_BASE_ADDRESS";

    /// <summary>The app that the environment names; null for none.</summary>
    public static FeishuOptions? FindOptions()
    {
        if (Read(AppIdVariable) is not { } appId || Read(AppSecretVariable) is not { } appSecret)
        {
            return null;
        }

        var options = new FeishuOptions { AppId = appId, AppSecret = appSecret };
        if (Read(BaseAddressVariable) is { } address)
        {
            options.BaseAddress = new Uri(address);
        }

        return options;
    }

    /// <summary>Asks who the app's bot is.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ShowBotAsync(FeishuOptions options)
    {
        Console.WriteLine($"Asking {options.BaseAddress} who the bot of {options.AppId} is. Nothing is changed there.");
        try
        {
            using var feishu = FeishuClient.Create(options);
            var answer = await feishu.Bot.V3.Info.GetAsync();
            Console.WriteLine($"   name     {answer.Bot?.AppName}");
            Console.WriteLine($"   open_id  {answer.Bot?.OpenId}");
            Console.WriteLine($"   status   {answer.Bot?.ActivateStatus}");
            return 0;
        }
        catch (FeishuException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
