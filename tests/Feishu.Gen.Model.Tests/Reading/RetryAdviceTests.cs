using Feishu.Gen.Model.Tests.Pages;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Which errors another try may cure, as the rows of error tables say.</summary>
public sealed class RetryAdviceTests
{
    /// <summary>Codes of the real pages by which they refuse for the rate. A person has read what each page says of them.</summary>
    private static readonly long[] s_rates = [190004, 190005, 190010, 230020, 230047, 230048, 232019, 1063006, 1069923, 1254112, 1254290, 1310217, 1470450, 1470451];

    /// <summary>Codes of the real pages that ask for another try.</summary>
    private static readonly long[] s_again =
    [
        600, 10002, 20050, 20072, 41027, 42302, 42403, 43024, 43030, 44025, 44042, 91201, 131001, 131009, 213001, 213002,
        213004, 232073, 232096, 1061001, 1061006, 1061045, 1062004, 1062006, 1066002, 1254036, 1254291, 1254607, 1255040, 1310203, 1310235, 1310242,
        1470451, 1770036, 2091003, 2091006, 2110010,
    ];

    [Theory]
    [InlineData("TooManyRequest", "")]
    [InlineData("too many requests", "")]
    [InlineData("The method was rate limited.", "")]
    [InlineData("request too fast", "")]
    [InlineData("This triggers the frequency limit.", "慢一点")]
    [InlineData("busy", "请求过于频繁。请稍后重试")]
    [InlineData("busy", "触发限流，少调用几次")]
    [InlineData("借书太快", "超过了接口的频率限制")]
    public void Too_many_calls_are_a_rate_limit(string description, string suggestion) => Assert.Equal(RetryAdvice.RateLimit, RetryAdviceReader.Read(400, description, suggestion));

    [Fact]
    public void The_status_of_too_many_calls_says_it_as_well() => Assert.Equal(RetryAdvice.RateLimit, RetryAdviceReader.Read(429, "no", ""));

    [Theory]
    [InlineData("Book is being moved, please try again later.", "")]
    [InlineData("can retry.", "")]
    [InlineData("lock error, wait some seconds and retry", "")]
    [InlineData("failed", "服务繁忙，请稍后重试")]
    [InlineData("failed", "书架没有准备好，请稍后再试。如果一直失败，请联系我们")]
    [InlineData("Write conflict", "检查是否并发写同一个书架")]
    [InlineData("LockNotObtainedError", "不要并发调用")]
    [InlineData("shelf locked", "不支持并发")]
    public void What_a_page_asks_to_try_again_may_be(string description, string suggestion) => Assert.Equal(RetryAdvice.TryAgain, RetryAdviceReader.Read(400, description, suggestion));

    /// <summary>What stays is not to be repeated.</summary>
    [Theory]
    [InlineData("Book is lent.", "还书后重试")]
    [InlineData("Invalid book.", "检查书号后重试")]
    [InlineData("account conflict", "换一个手机号")]
    [InlineData("Locked Cell", "单元格被保护")]
    [InlineData("too many blocks", "并发无关")]
    [InlineData("Client token conflict, generate another one and try again later.", "")]
    [InlineData("Same requests are submitted repeatedly, please retry", "")]
    [InlineData("internal error", "请勿重试")]
    [InlineData("lent too often", "借书过于频繁，请 24 小时后重试")]
    [InlineData("rate limit", "每日上限 50 万次")]
    [InlineData("monthly quota, please try again later", "")]
    [InlineData("Fail", "- 如果书太多，请少借几本\n- 如果并发调用了接口，请控制间隔，稍后重试")]
    [InlineData("Fail", "如果没有抢到锁，是并发造成的。请稍后重试")]
    [InlineData("internal error, please try later", "已达使用上限，请购买")]
    [InlineData("errors, please try again later", "检查参数")]
    public void What_stays_is_not_repeated(string description, string suggestion) => Assert.Equal(RetryAdvice.None, RetryAdviceReader.Read(400, description, suggestion));

    [Fact]
    public void The_codes_of_the_real_pages_that_may_be_repeated_are_those_that_somebody_has_read()
    {
        var errors = Corpus.Pages("dev").Select(p => OperationReader.Read(p.Text).Operation).OfType<Operation>().SelectMany(o => o.Errors.Select(e => (o, e))).ToList();

        Assert.Equal(s_rates, Codes(RetryAdvice.RateLimit));
        Assert.Equal(s_again, Codes(RetryAdvice.TryAgain));

        IEnumerable<long> Codes(RetryAdvice advice) => errors.Where(x => x.e.Retry == advice).Select(x => x.e.Code).Distinct().Order();
    }
}
