using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>
/// Reads from a row of an error table whether another try may cure the error. In doubt it does not: an error that stays must not be repeated. What the error is called goes before the
/// advice, which may name several causes, and of that only sentences count that hold without an "if".
/// </summary>
internal static class RetryAdviceReader
{
    /// <summary>In lower case and without blanks and marks, as pages write <c>TooManyRequest</c> and <c>too many requests</c>.</summary>
    private static readonly string[] s_rates =
    [
        "toomanyrequest", "ratelimit", "frequencylimit", "limitoffrequency", "requesttoofast", "requestistoofast", "toofrequent", "qpslimit", "throttl",
        "限流", "限频", "频控", "频率限制", "频率超限", "频率过高", "频次过高", "请求过快", "请求过多", "请求过于频繁", "请求太频繁", "请求频繁", "请求发送过于频繁",
        "调用过快", "调用过于频繁", "调用太频繁", "操作请求太频繁", "操作过于频繁", "操作太频繁",
    ];

    private static readonly string[] s_again =
    [
        "writeconflict", "tryagainlater", "trylater", "tryitlater", "retrylater", "pleaseretry", "pleasetryagain", "canretry", "retryyourrequest", "secondsandretry",
        "稍后重试", "稍后再试", "稍后再重试", "稍后重新尝试", "稍候重试", "稍候再试", "等待几秒后重试", "等待一段时间重试", "等待一段时间后重试",
    ];

    private static readonly string[] s_conflicts = ["conflict", "contention", "concurren", "冲突", "并发", "锁"];

    private static readonly string[] s_concurrency = ["concurren", "并发"];

    /// <summary>What does not come back while a call waits.</summary>
    private static readonly string[] s_long = ["每日", "每天", "一天", "当日", "次日", "天后", "小时", "每月", "本月", "daily", "perday", "ofday", "hour", "month", "quota", "配额", "额度"];

    /// <summary>What the same call would meet again, whenever it comes.</summary>
    private static readonly string[] s_same =
    [
        "clienttoken", "幂等", "重复提交", "请求重复", "repeatedly", "donotretry", "勿重试", "不要重试", "使用上限", "购买", "检查参数", "参数是否", "参数说明", "参数错误", "参数有误", "checktheparam",
    ];

    private static readonly string[] s_conditions = ["如果", "若", "如遇", "if "];

    private static readonly char[] s_sentenceEnds = ['。', '！', '!', '；', ';'];

    /// <summary>What a row advises.</summary>
    /// <param name="status">The HTTP status, or null.</param>
    /// <param name="description">What the error is called, as plain text.</param>
    /// <param name="suggestion">What to do about it, as Markdown.</param>
    public static RetryAdvice Read(int? status, string description, string suggestion)
    {
        var name = Compact(description);
        var plain = MarkdownText.ToPlain(suggestion);
        var all = name + "\n" + Compact(plain);
        if (HasAny(all, s_long))
        {
            return RetryAdvice.None;
        }

        if (HasAny(name, s_rates) || status == 429)
        {
            return RetryAdvice.RateLimit;
        }

        var isAnotherCall = HasAny(all, s_same);
        if (HasAny(name, s_again) || ((HasAny(name, s_conflicts) || HasLock(description)) && HasAny(all, s_concurrency)))
        {
            return isAnotherCall ? RetryAdvice.None : RetryAdvice.TryAgain;
        }

        var sentences = plain.Split('\n').SelectMany(Unconditional).Select(Compact).ToList();
        return sentences.Exists(s => HasAny(s, s_rates)) ? RetryAdvice.RateLimit
            : !isAnotherCall && sentences.Exists(s => HasAny(s, s_again)) ? RetryAdvice.TryAgain
            : RetryAdvice.None;
    }

    private static bool HasAny(string text, string[] words) => Array.Exists(words, word => text.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static string Compact(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>The word, and neither a block nor a clock.</summary>
    private static bool HasLock(string text)
    {
        const string word = "lock";
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || text[at] == 'L' || !char.IsLetter(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a line says up to its first condition: from there on it is about one of several cases.</summary>
    private static IEnumerable<string> Unconditional(string line)
    {
        var end = s_conditions.Select(word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(line.Length).Min();
        return line.Substring(0, end).Split(s_sentenceEnds);
    }
}
