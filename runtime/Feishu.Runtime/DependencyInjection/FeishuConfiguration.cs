using System.Globalization;
using Feishu.Runtime.Resilience;
using Microsoft.Extensions.Configuration;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Sets options from configuration, key by key: a binder would need reflection.</summary>
internal static partial class FeishuConfiguration
{
    /// <summary>Addresses of one or the other platform at once; single addresses go before.</summary>
    private const string Platform = "Platform";

    public static void Apply(IConfiguration section, FeishuHostOptions options)
    {
        switch (section[Platform])
        {
            case null or "":
                break;
            case var name when name.Equals("Feishu", StringComparison.OrdinalIgnoreCase):
                break;
            case var name when name.Equals("Lark", StringComparison.OrdinalIgnoreCase):
                options.UseLark();
                break;
            default:
                throw Wrong(section, Platform, "Feishu or Lark");
        }

        options.AppId = section[nameof(options.AppId)] ?? options.AppId;
        options.AppSecret = section[nameof(options.AppSecret)] ?? options.AppSecret;
        options.HelpdeskId = section[nameof(options.HelpdeskId)] ?? options.HelpdeskId;
        options.HelpdeskToken = section[nameof(options.HelpdeskToken)] ?? options.HelpdeskToken;
        options.UserAgentSuffix = section[nameof(options.UserAgentSuffix)] ?? options.UserAgentSuffix;
        options.BaseAddress = AddressAt(section, nameof(options.BaseAddress)) ?? options.BaseAddress;
        options.WebAddress = AddressAt(section, nameof(options.WebAddress)) ?? options.WebAddress;
        options.AccountsAddress = AddressAt(section, nameof(options.AccountsAddress)) ?? options.AccountsAddress;
        options.IsStoreApp = Parse<bool>(section, nameof(options.IsStoreApp), bool.TryParse, "true or false") ?? options.IsStoreApp;
        options.AllowHttp = Parse<bool>(section, nameof(options.AllowHttp), bool.TryParse, "true or false") ?? options.AllowHttp;
        options.Timeout = Parse<TimeSpan>(section, nameof(options.Timeout), TryParseTime, "a time such as 00:01:40") ?? options.Timeout;
        options.Retry = RetryAt(section, options.Retry ?? FeishuRetry.Default);
        options.RetryBudget = Parse<double>(section, nameof(options.RetryBudget), TryParseShare, "a share of the calls such as 0.2") ?? options.RetryBudget;
        options.FillIdempotencyKeys = Parse<bool>(section, nameof(options.FillIdempotencyKeys), bool.TryParse, "true or false") ?? options.FillIdempotencyKeys;
        options.Validation = Parse<FeishuValidation>(section, nameof(options.Validation), TryParseValidation, "Off, Warn or Throw") ?? options.Validation;
        options.LogBodies = Parse<bool>(section, nameof(options.LogBodies), bool.TryParse, "true or false") ?? options.LogBodies;
        options.LimitCalls = Parse<bool>(section, nameof(options.LimitCalls), bool.TryParse, "true or false") ?? options.LimitCalls;
        options.FollowDownloadRedirects = Parse<bool>(section, nameof(options.FollowDownloadRedirects), bool.TryParse, "true or false") ?? options.FollowDownloadRedirects;
        options.MaxPages = Parse<int>(section, nameof(options.MaxPages), TryParseNumber, "a number of pages") ?? options.MaxPages;
        options.MaxResponseBytes = Parse<int>(section, nameof(options.MaxResponseBytes), TryParseNumber, "a number of bytes") ?? options.MaxResponseBytes;
        options.MaxServerSentEventBytes = Parse<int>(section, nameof(options.MaxServerSentEventBytes), TryParseNumber, "a number of bytes") ?? options.MaxServerSentEventBytes;
        options.MaxErrorBodyExcerpt = Parse<int>(section, nameof(options.MaxErrorBodyExcerpt), TryParseNumber, "a number of characters") ?? options.MaxErrorBodyExcerpt;
    }

    private static FeishuRetry RetryAt(IConfiguration section, FeishuRetry retry)
    {
        var inner = section.GetSection(nameof(FeishuHostOptions.Retry));
        try
        {
            return new FeishuRetry(Parse<int>(inner, nameof(retry.MaxAttempts), TryParseNumber, "a number of attempts") ?? retry.MaxAttempts)
            {
                Delay = Parse<TimeSpan>(inner, nameof(retry.Delay), TryParseTime, "a time such as 00:00:01") ?? retry.Delay,
                MaxDelay = Parse<TimeSpan>(inner, nameof(retry.MaxDelay), TryParseTime, "a time such as 00:00:30") ?? retry.MaxDelay,
            };
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidOperationException($"The configuration section {PathOf(section, nameof(FeishuHostOptions.Retry))} makes no sense: {e.Message}", e);
        }
    }

    private delegate bool Parser<T>(string text, out T value);

    private static T? Parse<T>(IConfiguration section, string key, Parser<T> parser, string expected)
        where T : struct
        => section[key] is not { Length: > 0 } text ? null : parser(text, out var value) ? value : throw Wrong(section, key, expected);

    private static Uri? AddressAt(IConfiguration section, string key)
        => section[key] is not { Length: > 0 } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
            : throw Wrong(section, key, "an absolute address such as https://open.feishu.cn");

    private static bool TryParseTime(string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool TryParseNumber(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryParseValidation(string text, out FeishuValidation value) => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);

    private static bool TryParseShare(string text, out double value) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static InvalidOperationException Wrong(IConfiguration section, string key, string expected)
        => new($"The configuration value {PathOf(section, key)} must be {expected}.");

    private static string PathOf(IConfiguration section, string key)
        => section is IConfigurationSection { Path: { Length: > 0 } parent } ? ConfigurationPath.Combine(parent, key) : key;
}
