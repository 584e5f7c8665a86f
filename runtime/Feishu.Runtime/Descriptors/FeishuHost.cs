namespace Feishu.Runtime;

/// <summary>Which of the platform's addresses serves an operation; the addresses themselves are in <see cref="FeishuOptions"/>.</summary>
public enum FeishuHost
{
    /// <summary><see cref="FeishuOptions.BaseAddress"/>.</summary>
    Open,

    /// <summary><see cref="FeishuOptions.WebAddress"/>.</summary>
    Web,

    /// <summary><see cref="FeishuOptions.AccountsAddress"/>.</summary>
    Accounts,
}
