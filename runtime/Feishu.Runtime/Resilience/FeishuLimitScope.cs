namespace Feishu.Runtime;

/// <summary>What the platform's limits count for: an operation, an app and a tenant.</summary>
/// <param name="AppId">The app.</param>
/// <param name="Operation">The operation; its <see cref="FeishuOperation.RateLimit"/> is what its page says.</param>
/// <param name="TenantKey">The tenant that a store app's call named, or null.</param>
public readonly record struct FeishuLimitScope(string AppId, FeishuOperation Operation, string? TenantKey);
