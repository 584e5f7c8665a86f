using Microsoft.Extensions.Configuration;

namespace Feishu.Runtime.DependencyInjection;

/// <content>The options of events.</content>
internal static partial class FeishuConfiguration
{
    public static void Apply(IConfiguration section, FeishuEventOptions options)
    {
        // A key that is left empty in a file is none.
        options.EncryptKey = section[nameof(options.EncryptKey)] is { Length: > 0 } key ? key : options.EncryptKey;
        options.VerificationToken = section[nameof(options.VerificationToken)] is { Length: > 0 } token ? token : options.VerificationToken;
        options.MaxAge = Parse<TimeSpan>(section, nameof(options.MaxAge), TryParseTime, "a time such as 00:05:00") ?? options.MaxAge;
        options.MaxBodyBytes = Parse<int>(section, nameof(options.MaxBodyBytes), TryParseNumber, "a number of bytes") ?? options.MaxBodyBytes;
        options.AcknowledgeAfter = Parse<TimeSpan>(section, nameof(options.AcknowledgeAfter), TryParseTime, "a time such as 00:00:02.5") ?? options.AcknowledgeAfter;
        options.QueueCapacity = Parse<int>(section, nameof(options.QueueCapacity), TryParseNumber, "a number of events") ?? options.QueueCapacity;
        options.Concurrency = Parse<int>(section, nameof(options.Concurrency), TryParseNumber, "a number of events") ?? options.Concurrency;
        options.RememberFor = Parse<TimeSpan>(section, nameof(options.RememberFor), TryParseTime, "a time such as 08:00:00") ?? options.RememberFor;
        options.ShutdownPatience = Parse<TimeSpan>(section, nameof(options.ShutdownPatience), TryParseTime, "a time such as 00:00:15") ?? options.ShutdownPatience;
    }
}
