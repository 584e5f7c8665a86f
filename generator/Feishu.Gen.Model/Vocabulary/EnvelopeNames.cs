namespace Feishu.Gen.Vocabulary;

/// <summary>The names in the envelope around every result: <c>{ "code": 0, "msg": "success", "data": {} }</c>.</summary>
internal static class EnvelopeNames
{
    /// <summary>Zero, or what went wrong.</summary>
    public const string Code = "code";

    /// <summary>The code in words.</summary>
    public const string Message = "msg";

    /// <summary>The same in some older operations.</summary>
    public const string LongMessage = "message";

    /// <summary>The result.</summary>
    public const string Data = "data";

    /// <summary>More about what went wrong.</summary>
    public const string Error = "error";

    /// <summary>Whether a name is the envelope's own.</summary>
    public static bool Contains(string name) => name == Data || IsBesideData(name);

    /// <summary>Whether a name is that of a member that stands beside the result.</summary>
    public static bool IsBesideData(string name) => name is Code || IsMessage(name);

    /// <summary>Whether a name is that of the code in words.</summary>
    public static bool IsMessage(string name) => name is Message or LongMessage;
}
