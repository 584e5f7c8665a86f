namespace Feishu.Runtime;

/// <summary>The kinds of access token that an operation accepts.</summary>
[Flags]
public enum FeishuTokenKinds
{
    /// <summary>It takes no token.</summary>
    None = 0,

    /// <summary><c>tenant_access_token</c>.</summary>
    Tenant = 1,

    /// <summary><c>user_access_token</c>.</summary>
    User = 2,

    /// <summary><c>app_access_token</c>.</summary>
    App = 4,
}
