namespace Feishu.Runtime;

/// <summary>The response to a request of the platform.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, as <c>application/json</c>; empty where the request was refused, whatever the reason.</param>
public readonly record struct FeishuEventResponse(int Status, ReadOnlyMemory<byte> Body);
