namespace Feishu.Runtime;

/// <summary>Where in an operation's response the result is.</summary>
public enum FeishuResponseKind
{
    /// <summary>In the member <c>data</c> of the envelope <c>{code, msg, data}</c>.</summary>
    Data,

    /// <summary>Beside <c>code</c> and <c>msg</c>, or instead of them.</summary>
    TopLevel,

    /// <summary>The response is a file.</summary>
    Bytes,

    /// <summary>The response is a stream of server-sent events.</summary>
    Events,
}
