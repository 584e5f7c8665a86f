namespace Feishu.Runtime;

/// <summary>What a request of the platform is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, as <c>application/json</c>; empty where the request was refused, whatever the reason.</param>
public readonly record struct FeishuEventResponse(int Status, ReadOnlyMemory<byte> Body);
