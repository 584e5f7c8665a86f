namespace Feishu.Runtime;

/// <summary>A kind of access token.</summary>
public enum FeishuTokenKind
{
    /// <summary><c>tenant_access_token</c>: the app within one tenant.</summary>
    Tenant,

    /// <summary><c>user_access_token</c>: the app on behalf of a user.</summary>
    User,

    /// <summary><c>app_access_token</c>: the app itself.</summary>
    App,
}
