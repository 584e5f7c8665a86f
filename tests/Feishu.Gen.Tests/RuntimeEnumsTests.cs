using Feishu.Gen.Emit;
using Feishu.Gen.Operations;
using Feishu.Runtime;

namespace Feishu.Gen.Tests;

/// <summary>The model's enums and the runtime's have the same values, though neither refers to the other.</summary>
public sealed class RuntimeEnumsTests
{
    [Fact]
    public void Hosts_are_those_of_the_runtime() => AssertSame<Host, FeishuHost>(RuntimeEnums.Of, Enum.GetValues<Host>());

    [Fact]
    public void Kinds_of_body_are_those_of_the_runtime()
    {
        AssertSame<BodyKind, FeishuBodyKind>(kind => RuntimeEnums.Of(kind), Enum.GetValues<BodyKind>());
        Assert.Null(RuntimeEnums.Of((BodyKind?)null));
        Assert.Equal(FeishuBodyKind.None, default);
    }

    [Fact]
    public void Kinds_of_response_are_those_of_the_runtime_but_for_the_one_that_no_program_gets()
    {
        AssertSame<ResponseKind, FeishuResponseKind>(RuntimeEnums.Of, [.. Enum.GetValues<ResponseKind>().Where(kind => kind != ResponseKind.Redirect)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => RuntimeEnums.Of(ResponseKind.Redirect));
    }

    [Fact]
    public void Kinds_of_token_are_those_of_the_runtime()
    {
        AssertSame<TokenKinds, FeishuTokenKinds>(RuntimeEnums.Of, Enum.GetValues<TokenKinds>());
        Assert.Equal(
            "global::Feishu.Runtime.FeishuTokenKinds.Tenant | global::Feishu.Runtime.FeishuTokenKinds.App", RuntimeEnums.Of(TokenKinds.Tenant | TokenKinds.App));
    }

    [Fact]
    public void Kinds_of_app_are_those_of_the_runtime()
    {
        AssertSame<AppTypes, FeishuAppTypes>(RuntimeEnums.Of, Enum.GetValues<AppTypes>());
        Assert.Equal(
            "global::Feishu.Runtime.FeishuAppTypes.Custom | global::Feishu.Runtime.FeishuAppTypes.Store", RuntimeEnums.Of(AppTypes.Custom | AppTypes.Store));
    }

    /// <summary>What is not written is the runtime's default, and everything else has its name.</summary>
    private static void AssertSame<TModel, TRuntime>(Func<TModel, string?> emitted, TModel[] values)
        where TModel : struct, Enum
        where TRuntime : struct, Enum
    {
        foreach (var value in values)
        {
            var expected = Enum.Parse<TRuntime>(value.ToString());
            Assert.Equal(expected.Equals(default(TRuntime)) ? null : $"global::{typeof(TRuntime).FullName}.{expected}", emitted(value));
        }
    }
}
