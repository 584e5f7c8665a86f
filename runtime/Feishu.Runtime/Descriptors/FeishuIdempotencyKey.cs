namespace Feishu.Runtime;

/// <summary>A value by which the platform tells that a call is another one's repeat, and acts once.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsInQuery">Whether it stands in the query, and not in the body.</param>
public sealed record FeishuIdempotencyKey(string Name, bool IsInQuery)
{
    /// <summary>What such values are called.</summary>
    internal static readonly string[] Names = ["uuid", "client_token"];

    /// <summary>A value that no other call has.</summary>
    internal static string NewValue() => Guid.NewGuid().ToString();
}
