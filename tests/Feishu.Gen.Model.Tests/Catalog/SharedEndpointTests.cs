using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using static Feishu.Gen.Tests.Catalog.CatalogSamples;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>Several pages of one endpoint.</summary>
public sealed class SharedEndpointTests
{
    private static readonly Field s_code = Text("code") with { IsRequired = true };
    private static readonly Field s_type = Text("grant_type") with { IsRequired = true };
    private static readonly PageOperation s_first = Page("POST", "auth/v1/token", Text("token")).At("a.md").Sending(s_type, s_code);
    private static readonly PageOperation s_second = Page("POST", "auth/v1/token", Number("lifetime")).At("b.md").Sending(s_type, Text("refresh"));

    [Fact]
    public void One_operation_takes_and_gives_what_all_of_them_list()
    {
        var plan = Build([s_first, s_second]).Operations[0];

        Assert.Equal(("auth.v1.Token.create", "a.md"), (plan.Id, plan.PagePath));
        Assert.Equal(["GrantType True", "Code False", "Refresh False"], plan.Request!.Members.Select(m => $"{m.Name} {m.IsRequired}"));
        Assert.Equal(["Token", "Lifetime"], plan.Response!.Members.Select(m => m.Name));
    }

    [Fact]
    public void Each_other_page_has_an_operation_of_its_own_too_and_a_finding()
    {
        var catalog = Build([s_first, s_second]);

        var plan = Assert.Single(catalog.Operations, o => o.PagePath == "b.md");
        Assert.Equal("auth.v1.Token.createOnB", plan.Id);
        Assert.Equal(["GrantType True", "Refresh False"], plan.Request!.Members.Select(m => $"{m.Name} {m.IsRequired}"));
        Assert.Equal(("b.md", Rules.DuplicateOperation), Assert.Single(catalog.Findings.Select(f => (f.Path, f.Rule))));
    }

    [Fact]
    public void The_page_that_is_not_deprecated_speaks_for_all()
    {
        var old = s_first with { Operation = s_first.Operation with { Deprecation = "old" } };

        Assert.Equal("b.md", Build([old, s_second]).Operations[0].PagePath);
        Assert.Equal("a.md", Build([old, s_second with { Operation = s_second.Operation with { Deprecation = "old" } }]).Operations[0].PagePath);
    }

    [Fact]
    public void Every_kind_of_token_and_every_error_of_one_of_the_pages_is_known()
    {
        var second = s_second with
        {
            Operation = s_second.Operation with { Tokens = TokenKinds.User, Errors = [new ErrorCode(400, 7, "expired", ""), new ErrorCode(400, 8, "used", "")] },
        };
        var first = s_first with { Operation = s_first.Operation with { Errors = [new ErrorCode(400, 7, "expired", "")] } };

        var plan = Build([first, second]).Operations[0];

        Assert.Equal(TokenKinds.Tenant | TokenKinds.User, plan.Operation.Tokens);
        Assert.Equal(["Expired", "Used"], plan.Errors.Select(e => e.Name));
    }

    [Fact]
    public void A_page_with_another_kind_of_response_is_left_apart()
    {
        var bytes = s_second with { Operation = s_second.Operation with { Response = new Response { Kind = ResponseKind.Bytes } } };

        Assert.Equal(["GrantType True", "Code True"], Build([s_first, bytes]).Operations[0].Request!.Members.Select(m => $"{m.Name} {m.IsRequired}"));
    }
}
