namespace Feishu.Runtime.DependencyInjection;

/// <summary>What a client's options and HTTP client, and the options of its events, are called among the services.</summary>
internal static class FeishuServiceNames
{
    /// <param name="serviceKey">The client's key, or null.</param>
    public static string Of<TClient>(string? serviceKey)
        => serviceKey is null ? typeof(TClient).FullName! : $"{typeof(TClient).FullName} '{serviceKey}'";
}
