using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>
/// The values of the runtime's enums that stand for those of the model. The generator does not refer to the runtime, so their names
/// are written here, and nowhere else. Null is the value that a descriptor has by default.
/// </summary>
internal static class RuntimeEnums
{
    /// <summary>Which of the platform's addresses serves an operation.</summary>
    public static string? Of(Host host) => host switch
    {
        Host.Open => null,
        Host.Web => Value("FeishuHost", "Web"),
        Host.Accounts => Value("FeishuHost", "Accounts"),
        _ => throw new ArgumentOutOfRangeException(nameof(host), host, null),
    };

    /// <summary>How a body is sent; null for no body.</summary>
    public static string? Of(BodyKind? kind) => kind switch
    {
        null => null,
        BodyKind.Json => Value("FeishuBodyKind", "Json"),
        BodyKind.Multipart => Value("FeishuBodyKind", "Multipart"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Where in a response the result is. A redirect is for browsers: such an operation has no descriptor.</summary>
    public static string? Of(ResponseKind kind) => kind switch
    {
        ResponseKind.Data => null,
        ResponseKind.TopLevel => Value("FeishuResponseKind", "TopLevel"),
        ResponseKind.Bytes => Value("FeishuResponseKind", "Bytes"),
        ResponseKind.Events => Value("FeishuResponseKind", "Events"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kinds of token that an operation accepts.</summary>
    public static string? Of(TokenKinds kinds) => Flags(
        "FeishuTokenKinds",
        ((kinds & TokenKinds.Tenant) != 0, "Tenant"),
        ((kinds & TokenKinds.User) != 0, "User"),
        ((kinds & TokenKinds.App) != 0, "App"));

    /// <summary>The kinds of app that may call an operation, or subscribe to an event.</summary>
    public static string? Of(AppTypes types) => Flags(
        "FeishuAppTypes",
        ((types & AppTypes.Custom) != 0, "Custom"),
        ((types & AppTypes.Store) != 0, "Store"));

    private static string? Flags(string type, params (bool IsSet, string Name)[] flags)
    {
        var values = flags.Where(flag => flag.IsSet).Select(flag => Value(type, flag.Name)).ToList();
        return values.Count == 0 ? null : string.Join(" | ", values);
    }

    private static string Value(string type, string name) => $"{TypeText.Runtime}.{type}.{name}";
}
