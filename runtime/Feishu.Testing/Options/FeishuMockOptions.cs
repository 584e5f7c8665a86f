namespace Feishu.Testing;

/// <summary>How a <see cref="FeishuMock"/> behaves.</summary>
public sealed class FeishuMockOptions
{
    /// <summary>The port on the loopback address; 0 for any that is free.</summary>
    public int Port { get; set; }

    /// <summary>The id of the app that it knows.</summary>
    public string AppId { get; set; } = "cli_mock";

    /// <summary>The secret of the app that it knows.</summary>
    public string AppSecret { get; set; } = "the-secret-of-the-mock";

    /// <summary>The ticket that it expects where the app is one of the app store.</summary>
    public string AppTicket { get; set; } = "the-ticket-of-the-mock";

    /// <summary>The Encrypt Key with which events are encrypted and signed; null for neither.</summary>
    public string? EncryptKey { get; set; } = "the-encrypt-key-of-the-mock";

    /// <summary>The Verification Token that events carry; null for none.</summary>
    public string? VerificationToken { get; set; } = "the-verification-token-of-the-mock";

    /// <summary>The numbers by which apps keep their long connections, at the beginning.</summary>
    public FeishuMockClientConfig ClientConfig { get; set; } = new();

    /// <summary>How many long connections the app may have at the same time.</summary>
    public int MaxLongConnections { get; set; } = 50;

    /// <summary>How long access tokens are good for; the platform's are for two hours.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>The permissions that the app has; null for all that there are.</summary>
    public IReadOnlyCollection<string>? GrantedScopes { get; set; }

    /// <summary>
    /// Whether requests are compared with their page (required values, types, lengths and ranges) before there is a response. Tokens and permissions
    /// are looked at in any case. Turn it off for a page that is wrong.
    /// </summary>
    public bool CheckRequests { get; set; } = true;

    /// <summary>Whether calls over the limits that the pages give are refused.</summary>
    public bool LimitCalls { get; set; }

    /// <summary>How many results there are at least for an operation whose results come page by page; those beyond the page's example are made after it.</summary>
    public int ListLength { get; set; } = 25;

    /// <summary>What goes wrong from the beginning; see <see cref="FeishuMock.Inject"/>.</summary>
    public IReadOnlyList<FeishuMockFault> Faults { get; set; } = [];

    /// <summary>Told of each request when its response is decided; may be called by several threads at once.</summary>
    public Action<FeishuMockRequest>? OnRequest { get; set; }

    /// <summary>Tells the time, for the ends of tokens, limits and delays.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
