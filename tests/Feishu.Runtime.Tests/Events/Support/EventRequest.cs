namespace Feishu.Runtime.Tests;

/// <summary>What is sent to an address for events.</summary>
internal sealed record EventRequest(byte[] Body, string? Timestamp = null, string? Nonce = null, string? Signature = null)
{
    public string? Header(string name) => name switch
    {
        "X-Lark-Request-Timestamp" => Timestamp,
        "X-Lark-Request-Nonce" => Nonce,
        "X-Lark-Signature" => Signature,
        _ => null,
    };
}
