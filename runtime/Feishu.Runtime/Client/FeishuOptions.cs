using System.Diagnostics;
using Feishu.Runtime.Http;
using Feishu.Runtime.Validation;

namespace Feishu.Runtime;

/// <summary>Who the app is, and where and how it reaches the platform.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public class FeishuOptions
{
    // What all paths of operations begin with; written into an address it would come twice.
    private static readonly string[] s_pathPrefixes = ["/open-apis", "/approval/openapi"];

    // Platforms on the open internet, which have https.
    private static readonly string[] s_platforms = ["feishu.cn", "larksuite.com", "larkoffice.com"];

    // Less would not hold a token; more is not to be had in one piece.
    private const int LeastResponse = 16 << 10;
    private const int MostResponse = 1 << 30;

    private FeishuValidation _validation;

    /// <summary>The app's id (<c>cli_…</c>), as the developer console shows it. Required.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The app's secret, as the developer console shows it. Required. It can be rotated: the next request for a token takes a new one.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string AppSecret { get; set; } = "";

    /// <summary>Whether the app is one of the app store (ISV), which many tenants have: its calls name a tenant (<see cref="FeishuCallOptions.TenantKey"/>), and it needs the tickets that the platform sends (<see cref="FeishuTokens.SetAppTicketAsync"/>).</summary>
    public bool IsStoreApp { get; set; }

    /// <summary>Where tokens are kept; null for this process's memory.</summary>
    public IFeishuTokenStore? TokenStore { get; set; }

    /// <summary>The helpdesk's id, for the operations of the service desk alone.</summary>
    public string? HelpdeskId { get; set; }

    /// <summary>The helpdesk's token, for the operations of the service desk alone.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? HelpdeskToken { get; set; }

    /// <summary>Where most operations are. A path in it is put before theirs.</summary>
    public Uri BaseAddress { get; set; } = new("https://open.feishu.cn");

    /// <summary>Where the operations under <c>/approval/openapi</c> are.</summary>
    public Uri WebAddress { get; set; } = new("https://www.feishu.cn");

    /// <summary>Where the operations of the account service are.</summary>
    public Uri AccountsAddress { get; set; } = new("https://accounts.feishu.cn");

    /// <summary>Whether addresses may be <c>http</c>. Tokens then travel in the clear; addresses of this machine may always be, and those of feishu.cn, larksuite.com and larkoffice.com never.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>How long a call may take in all, fetching a token and sending files included; reading a file or a stream of events is not. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for as long as it takes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether to fill in <c>uuid</c> and <c>client_token</c> where an operation takes one and the call leaves it out, so that the platform tells repeats and the call can be repeated safely.</summary>
    public bool FillIdempotencyKeys { get; set; }

    /// <summary>
    /// Whether to follow the redirect of a download, as to a signed address of a file store: by https, without the token and the call's headers (but for <c>Range</c>), five times at most.
    /// Without it a redirect is a <see cref="FeishuTransportException"/>, whose <see cref="FeishuTransportException.RedirectLocation"/> is the whole address.
    /// </summary>
    public bool FollowDownloadRedirects { get; set; }

    /// <summary>How many pages of results a method that goes through all of them asks for at most; null for as many as there are. Where there are more it ends with a <see cref="FeishuLimitException"/>.</summary>
    public int? MaxPages { get; set; }

    /// <summary>What is done about a call that violates what its page says of lengths, ranges, patterns and required fields.</summary>
    public FeishuValidation Validation
    {
        get => _validation;
        set
        {
            // Who never sets it does not carry what it needs.
            _validation = value;
            Validator = value == FeishuValidation.Off ? null : CallValidator.Check;
        }
    }

    /// <summary>
    /// How many bytes a response may have, decompressed; 64 MiB at first, and 1 GiB at most. A longer one is a <see cref="FeishuTransportException"/>. It holds for requests for tokens, too, but neither
    /// for files, which are read as they come, nor for streams of server-sent events (<see cref="MaxServerSentEventBytes"/>).
    /// </summary>
    public int MaxResponseBytes { get; set; } = 64 << 20;

    /// <summary>How many bytes the data of one server-sent event may have, and each line of the stream; 4 MiB at first, and 1 GiB at most. A longer one is a <see cref="FeishuTransportException"/>.</summary>
    public int MaxServerSentEventBytes { get; set; } = 4 << 20;

    /// <summary>How many characters of a response that is no JSON an exception shows at most.</summary>
    public int MaxErrorBodyExcerpt { get; set; } = 1024;

    /// <summary>Whether what is sent and received is logged, where there is a log, at level Trace, shortened to <see cref="MaxErrorBodyExcerpt"/> and with <c>***</c> for secrets. Never what is asked for tokens with; but think of people's data in the rest.</summary>
    public bool LogBodies { get; set; }

    /// <summary>What to add to the header <c>User-Agent</c>, such as <c>my-app/1.0</c>; null for nothing.</summary>
    public string? UserAgentSuffix { get; set; }

    /// <summary>Tells the time, for token ends and timeouts.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Takes the addresses of Lark, the platform outside of China.</summary>
    /// <returns>These options.</returns>
    public FeishuOptions UseLark()
    {
        BaseAddress = new("https://open.larksuite.com");
        WebAddress = new("https://www.larksuite.com");
        AccountsAddress = new("https://accounts.larksuite.com");
        return this;
    }

    /// <summary>Checks that everything is set, and sensibly.</summary>
    /// <exception cref="ArgumentException">Something is not; the message says what to set.</exception>
    public void Validate()
    {
        if (FindProblems() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(" ", problems));
        }
    }

    /// <summary>The app and the address; never the secret.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => $"{AppId} at {BaseAddress}";

    /// <summary>A copy, which nobody else changes.</summary>
    internal FeishuOptions Clone() => (FeishuOptions)MemberwiseClone();

    internal FindViolations? Validator { get; private set; }

    /// <summary>Whether nobody reads along on the way to an address, or nobody minds.</summary>
    internal static bool MayCarryTokens(Uri address, bool allowsHttp)
        => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || (allowsHttp && !IsPlatform(address));

    /// <summary>Checks what a kind of options has besides.</summary>
    /// <param name="check">Takes whether a property is right, and what to set it to.</param>
    private protected virtual void CheckMore(Action<bool, string> check)
    {
    }

    private static bool IsPlatform(Uri address)
    {
        // As it is connected to: there are other dots than '.', and other letters that stand for the platform's.
        var host = address.IdnHost.TrimEnd('.');
        return s_platforms.Any(platform => host.EndsWith(platform, StringComparison.OrdinalIgnoreCase) && (host.Length == platform.Length || host[^(platform.Length + 1)] == '.'));
    }

    /// <summary>Where segments of a path begin that follow each other in an address, or -1.</summary>
    private static int IndexOfSegments(string address, string segments) => (address + "/").IndexOf(segments + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is to be set, a sentence each.</summary>
    internal IReadOnlyList<string> FindProblems()
    {
        var problems = new List<string>();
        Require(AppId, nameof(AppId), "the app's id (cli_…)");
        Require(AppSecret, nameof(AppSecret), "the app's secret");
        Check(
            string.IsNullOrWhiteSpace(HelpdeskId) == string.IsNullOrWhiteSpace(HelpdeskToken),
            $"{nameof(HelpdeskId)} and {nameof(HelpdeskToken)}: set both, or neither.");
        CheckAddress(BaseAddress, nameof(BaseAddress));
        CheckAddress(WebAddress, nameof(WebAddress));
        CheckAddress(AccountsAddress, nameof(AccountsAddress));
        Check(CallDeadline.IsValid(Timeout), $"{nameof(Timeout)}: set a positive time of at most {CallDeadline.Longest.TotalDays:0} days, or {nameof(System.Threading.Timeout.InfiniteTimeSpan)}.");
        Check(MaxPages is null or > 0, $"{nameof(MaxPages)}: set a number of pages of at least 1, or null for as many as there are.");
        CheckMore(Add);
        Check(MaxErrorBodyExcerpt is >= 0 and <= 65_536, $"{nameof(MaxErrorBodyExcerpt)}: set a number of characters from 0 to 65536.");
        Check(MaxResponseBytes is >= LeastResponse and <= MostResponse, $"{nameof(MaxResponseBytes)}: set a number of bytes from {LeastResponse} to {MostResponse}.");
        Check(MaxServerSentEventBytes is >= LeastResponse and <= MostResponse, $"{nameof(MaxServerSentEventBytes)}: set a number of bytes from {LeastResponse} to {MostResponse}.");
        Check(UserAgentSuffix is null || !UserAgentSuffix.AsSpan().ContainsAnyExceptInRange(' ', '~'), $"{nameof(UserAgentSuffix)}: set printable ASCII characters only.");
        Check(TimeProvider is not null, $"{nameof(TimeProvider)}: set a clock, such as TimeProvider.System.");
        return problems;

        void Check(bool isRight, string problem) => Add(isRight, $"{nameof(FeishuOptions)}.{problem}");

        void Add(bool isRight, string problem)
        {
            if (!isRight)
            {
                problems.Add(problem);
            }
        }

        void Require(string? value, string name, string what)
            => Check(!string.IsNullOrWhiteSpace(value), $"{name} is missing: set it to {what} from the page \"Credentials & Basic Info\" of the developer console.");

        void CheckAddress(Uri? address, string name)
        {
            var isWeb = address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
            Check(
                isWeb && address!.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0,
                $"{name}: set an absolute address such as https://open.feishu.cn, without query, fragment and user.");
            Check(
                !isWeb || MayCarryTokens(address!, AllowHttp) || IsPlatform(address!),
                $"{name}: set an https address; tokens would travel in the clear (if that is meant, set {nameof(AllowHttp)}).");
            Check(
                !isWeb || address!.Scheme == Uri.UriSchemeHttps || !IsPlatform(address),
                $"{name}: set https instead of http; {address?.Host} has it, and tokens would travel in the clear.");
            var path = isWeb ? address!.GetLeftPart(UriPartial.Path).TrimEnd('/') : "";
            var prefix = s_pathPrefixes.FirstOrDefault(p => IndexOfSegments(path, p) >= 0);
            Check(
                prefix is null,
                $"{name}: set {(prefix is null ? "" : path[..IndexOfSegments(path, prefix)])} without {prefix}, which the paths of the operations begin with.");
        }
    }
}
