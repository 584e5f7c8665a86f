namespace Feishu.Runtime;

/// <summary>How often an operation may be called, for each app and tenant.</summary>
/// <param name="PerMinute">Calls a minute, or null where the page gives none.</param>
/// <param name="PerSecond">Calls a second, or null where the page gives none.</param>
public sealed record FeishuRateLimit(int? PerMinute = null, int? PerSecond = null);
