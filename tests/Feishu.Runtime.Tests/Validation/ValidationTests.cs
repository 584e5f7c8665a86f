using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>Calls that go against their page.</summary>
public sealed class ValidationTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private static readonly FeishuOperation s_operation = new("test.v1.create", HttpMethod.Post, "/open-apis/test/v1/things")
    {
        Body = FeishuBodyKind.Json,
        RuleTable =
        [
            "?page_size: range 1..100",
            "name: length 1..5, pattern ^[a-z]+$",
            "ids: length ..2",
            "share: range -0.5..0.5",
            "odd: pattern (?<=x)\\d",
            "people:",
            "  id: required, length 3..",
            "  address:",
            "    city: required",
            "labels: map",
            "  text: required",
        ],
    };

    private readonly FakePlatform _platform = new();

    /// <summary>A query, a body, and what is wrong with them.</summary>
    public static TheoryData<string, string, string[]> Calls => new()
    {
        { "10", """{"name":"abc","ids":["1","2"],"share":0.5,"people":[{"id":"abc"}],"labels":{"a":{"text":"x"}},"more":[1]}""", [] },
        { "0", "{}", ["page_size is less than 1"] },
        { "101", "{}", ["page_size is more than 100"] },
        { "all", "{}", [] },
        { "1", """{"name":""}""", ["name has 0 characters, and at least 1 are wanted", "name is not as the expression ^[a-z]+$ says"] },
        { "1", """{"name":"abcdef"}""", ["name has 6 characters, and at most 5 are allowed"] },
        { "1", """{"name":"😀"}""", ["name is not as the expression ^[a-z]+$ says"] },
        { "1", """{"name":null,"people":null}""", [] },
        { "1", """{"ids":["1","2","3"]}""", ["ids has 3 items, and at most 2 are allowed"] },
        { "1", """{"share":-0.6}""", ["share is less than -0.5"] },
        { "1", """{"share":"0.6"}""", ["share is more than 0.5"] },
        { "1", """{"odd":"an expression that cannot be used"}""", [] },
        { "1", """{"people":[{"id":"abc","address":{"city":"x"}},{"id":"ab","address":{}},{}]}""", ["people[1].id has 2 characters, and at least 3 are wanted", "people[1].address.city is missing", "people[2].id is missing"] },
        { "1", """{"labels":{"a":{"text":"x"},"b":{}}}""", ["labels.*.text is missing"] },
        { "1", """{"people":"of another shape","labels":[1]}""", [] },
    };

    public void Dispose() => _platform.Dispose();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_goes_against_the_page_is_not_sent(string pageSize, string body, string[] expected)
    {
        using var client = _platform.CreateClient(options => options.Validation = FeishuValidation.Throw);

        var e = await Record.ExceptionAsync(() => SendAsync(client, pageSize, body));

        if (expected.Length == 0)
        {
            Assert.Null(e);
            Assert.Single(_platform.Requests);
            return;
        }

        var violations = Assert.IsType<FeishuValidationException>(e).Violations;
        Assert.Equal(expected, violations.Select(violation => $"{violation.Field} {violation.Description}"));
        Assert.Equal($"test.v1.create was not sent: {string.Join("; ", expected)}", e.Message);
        Assert.Empty(_platform.Requests);
    }

    [Fact]
    public async Task Nothing_is_checked_unless_asked_for()
    {
        using var client = _platform.CreateClient();

        await SendAsync(client, "0", "{}");

        Assert.Single(_platform.Requests);
    }

    [Fact]
    public async Task A_warning_holds_up_nothing_and_shows_no_value()
    {
        var log = new CapturingLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(log));
        services.AddFeishu<FollowerClient>(options => (options.AppId, options.AppSecret, options.Validation) = ("a", "b", FeishuValidation.Warn)).ConfigurePrimaryHttpMessageHandler(() => _platform);
        await using var provider = services.BuildServiceProvider();

        await SendAsync(provider.GetRequiredService<FollowerClient>(), "1", """{"name":"PRIVATE"}""");

        Assert.Single(_platform.Requests);
        Assert.Equal("test.v1.create: name has 7 characters, and at most 5 are allowed, as its page says\ntest.v1.create: name is not as the expression ^[a-z]+$ says, as its page says", log.Text);
    }

    [Fact]
    public async Task Parts_of_a_form_are_checked_as_well()
    {
        var operation = new FeishuOperation("test.v1.upload", HttpMethod.Post, "/open-apis/upload") { Body = FeishuBodyKind.Multipart, RuleTable = ["?size: range ..5", "size: range ..10"] };
        using var client = _platform.CreateClient(options => options.Validation = FeishuValidation.Throw);
        var call = new FeishuCall(operation, options: null);
        call.AddPart("size", 11);

        var e = await Assert.ThrowsAsync<FeishuValidationException>(() => client.Transport.SendAsync(call, s_noHurry));

        Assert.Equal("test.v1.upload was not sent: size is more than 10", e.Message);
    }

    [Fact]
    public void The_table_reads_as_objects()
    {
        var rules = s_operation.Rules;

        FeishuFieldRule[] expected =
        [
            new("page_size") { IsInQuery = true, Minimum = 1, Maximum = 100 },
            new("name") { MinLength = 1, MaxLength = 5, Pattern = "^[a-z]+$" },
            new("ids") { MaxLength = 2 },
            new("share") { Minimum = -0.5, Maximum = 0.5 },
            new("odd") { Pattern = "(?<=x)\\d" },
            new("people") { Fields = [new("id") { IsRequired = true, MinLength = 3 }, new("address") { Fields = [new("city") { IsRequired = true }] }] },
            new("labels") { IsMap = true, Fields = [new("text") { IsRequired = true }] },
        ];
        Assert.Equal(expected, rules);
        Assert.Equal(expected.Select(rule => rule.GetHashCode()), rules.Select(rule => rule.GetHashCode()));
        Assert.NotEqual(expected[5] with { Fields = [] }, rules[5]);
        Assert.Same(rules, s_operation.Rules);
    }

    [Theory]
    [InlineData(@"a\: b\\: required", @"a: b\")]
    [InlineData(@"\?a: required", "?a")]
    [InlineData(@"\ a: required", " a")]
    [InlineData("a?b, c: required", "a?b, c")]
    public void A_name_may_have_anything_in_it(string line, string name)
        => Assert.Equal(new FeishuFieldRule(name) { IsRequired = true }, Assert.Single(RulesOf(line)));

    [Fact]
    public void A_pattern_goes_to_the_end_of_its_line()
        => Assert.Equal("^a, range 1..2: \\d$", Assert.Single(RulesOf("a: length 1..2, pattern ^a, range 1..2: \\d$")).Pattern);

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("  name:")]
    [InlineData("a:\n b:")]
    [InlineData("a:\n    b:")]
    [InlineData("a:required")]
    [InlineData("a: requested")]
    [InlineData("a: required 1")]
    [InlineData("a: length")]
    [InlineData("a: length 1")]
    [InlineData("a: length x..")]
    [InlineData("a: pattern")]
    [InlineData(@"a\")]
    public void A_table_of_another_form_is_told(string table) => Assert.Throws<FormatException>(() => RulesOf(table));

    private static IReadOnlyList<FeishuFieldRule> RulesOf(string table) => new FeishuOperation("x", HttpMethod.Get, "/x") { RuleTable = table.Split('\n') }.Rules;

    private static Task SendAsync(FollowerClient client, string pageSize, string body)
    {
        var call = new FeishuCall(s_operation, options: null);
        call.AddQuery("page_size", pageSize);
        call.SetBody(FeishuJson.Parse(body));
        return client.Transport.SendAsync(call, s_noHurry);
    }
}
