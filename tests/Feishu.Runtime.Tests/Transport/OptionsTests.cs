namespace Feishu.Runtime.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void What_is_missing_is_said_with_what_to_set()
    {
        var e = Assert.Throws<ArgumentException>(() => new FeishuOptions().Validate());

        Assert.Contains("FeishuOptions.AppId is missing: set it to the app's id (cli_…)", e.Message, StringComparison.Ordinal);
        Assert.Contains("FeishuOptions.AppSecret is missing", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FeishuTransport.Create(new()));
    }

    [Theory]
    [InlineData("http://open.feishu.cn", false)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost", true)]
    [InlineData("https://open.feishu.cn/prefix", true)]
    [InlineData("https://gate.example/prefix/open-apis/more", false)]
    [InlineData("https://open.feishu.cn/open-apis/v1", false)]
    [InlineData("https://open.feishu.cn/open%2Dapis/v1/", false)]
    [InlineData("https://gate.example/approval/openapi/v2", false)]
    [InlineData("https://gate.example/my-open-apis", true)]
    [InlineData("https://gate.example/open-apis-2/x", true)]
    [InlineData("https://gate.example/approval", true)]
    [InlineData("https://open.feishu.cn/open-apis", false)]
    [InlineData("https://open.feishu.cn/Open-APIs/", false)]
    [InlineData("https://gate.example/prefix/approval/openapi", false)]
    [InlineData("https://open.feishu.cn/?a=b", false)]
    [InlineData("https://open.feishu.cn/#a", false)]
    [InlineData("https://user@open.feishu.cn", false)]
    [InlineData("ftp://open.feishu.cn", false)]
    [InlineData("/relative", false)]
    public void Addresses_must_be_safe(string address, bool isRight)
    {
        var options = new FeishuOptions { AppId = "a", AppSecret = "b", WebAddress = new(address, UriKind.RelativeOrAbsolute) };

        Assert.Equal(isRight, Record.Exception(options.Validate) is null);
    }

    [Fact]
    public void Plain_HTTP_may_be_allowed()
        => new FeishuOptions { AppId = "a", AppSecret = "b", AllowHttp = true, BaseAddress = new("http://gate.internal") }.Validate();

    [Theory]
    [InlineData("http://feishu.cn", false)]
    [InlineData("http://OPEN.Feishu.cn", false)]
    [InlineData("http://open.larksuite.com.", false)]
    [InlineData("http://x.y.larkoffice.com:8080/z", false)]
    [InlineData("http://open.feishu\u3002cn", false)]
    [InlineData("http://open.feishu\uFF0Ecn", false)]
    [InlineData("http://open\uFF61feishu.cn", false)]
    [InlineData("http://open.\uFF46eishu.cn", false)]
    [InlineData("http://open.fei\u00ADshu.cn", false)]
    [InlineData("http://open.feishu.cn\u3002", false)]
    [InlineData("http://notfeishu.cn", true)]
    [InlineData("http://b\u00FCcher.internal", true)]
    [InlineData("http://feishu.cn.internal", true)]
    [InlineData("http://10.0.0.1", true)]
    public void Plain_HTTP_is_never_allowed_for_the_platforms_own_hosts(string address, bool isRight)
    {
        var options = new FeishuOptions { AppId = "a", AppSecret = "b", AllowHttp = true, AccountsAddress = new(address) };

        var e = Record.Exception(options.Validate);

        Assert.Equal(isRight, e is null);
        Assert.True(isRight || e!.Message.StartsWith("FeishuOptions.AccountsAddress: set https instead of http;", StringComparison.Ordinal), e?.Message);
    }

    [Fact]
    public void A_path_that_would_come_twice_is_told_with_what_to_set() => Assert.Equal(
        "FeishuOptions.BaseAddress: set https://gate.example/prefix without /open-apis, which the paths of the operations begin with.",
        Problem(options => options.BaseAddress = new("https://gate.example/prefix/open-apis/v1")));

    [Fact]
    public void Other_values_must_make_sense()
    {
        Assert.Contains("Timeout", Problem(options => options.Timeout = TimeSpan.Zero), StringComparison.Ordinal);
        Assert.Contains("Timeout", Problem(options => options.Timeout = TimeSpan.MaxValue), StringComparison.Ordinal);
        Assert.Contains("UserAgentSuffix", Problem(options => options.UserAgentSuffix = "a\r\nb"), StringComparison.Ordinal);
        Assert.Contains("MaxErrorBodyExcerpt", Problem(options => options.MaxErrorBodyExcerpt = -1), StringComparison.Ordinal);
        Assert.Contains("MaxResponseBytes", Problem(options => options.MaxResponseBytes = 1), StringComparison.Ordinal);
        Assert.Contains("MaxResponseBytes", Problem(options => options.MaxResponseBytes = int.MaxValue), StringComparison.Ordinal);
        Assert.Contains("MaxServerSentEventBytes", Problem(options => options.MaxServerSentEventBytes = 0), StringComparison.Ordinal);
        Assert.Contains("BaseAddress", Problem(options => options.BaseAddress = null!), StringComparison.Ordinal);
        Assert.Contains("MaxPages", Problem(options => options.MaxPages = 0), StringComparison.Ordinal);
        Assert.Contains("TimeProvider", Problem(options => options.TimeProvider = null!), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_shows_no_secret()
        => Assert.Equal("a at https://open.feishu.cn/", new FeishuOptions { AppId = "a", AppSecret = "hidden" }.ToString());

    private static string Problem(Action<FeishuOptions> spoil)
    {
        var options = new FeishuOptions { AppId = "a", AppSecret = "b" };
        spoil(options);
        return Assert.Throws<ArgumentException>(options.Validate).Message;
    }
}
