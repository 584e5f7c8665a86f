using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

public sealed class MethodNamesTests
{
    private static readonly OperationName s_all = OperationNamer.Name("GET", "/open-apis/shop/v1/shop_windows");
    private static readonly OperationName s_inShop = OperationNamer.Name("GET", "/open-apis/shop/v1/shops/:id/windows");
    private static readonly OperationName s_other = OperationNamer.Name("POST", "/open-apis/shop/v1/shops/:id/windows");

    [Fact]
    public void A_name_that_nobody_else_has_is_the_sdks()
    {
        Assert.Equal(["List", "Create"], Identifiers([s_inShop, s_other]));
    }

    [Fact]
    public void Of_two_with_one_name_the_plainer_keeps_it_whatever_the_order()
    {
        Assert.Equal(s_all.SdkName, s_inShop.SdkName);
        Assert.Equal(["List", "List__shop_v1_shop_window_list", "Create"], Identifiers([s_all, s_inShop, s_other]));
        Assert.Equal(["Create", "List__shop_v1_shop_window_list", "List"], Identifiers([s_other, s_inShop, s_all]));
    }

    [Fact]
    public void The_other_one_knows_who_has_its_name()
    {
        Assert.Equal([new MethodName("List", null), new MethodName("List__shop_v1_shop_window_list", s_all.Id)], MethodNames.Of([s_all, s_inShop]));
    }

    [Fact]
    public void Two_pages_of_one_endpoint_are_called_alike()
    {
        Assert.Equal(["List", "List"], Identifiers([s_all, s_all]));
    }

    private static IEnumerable<string> Identifiers(IReadOnlyList<OperationName> operations) => MethodNames.Of(operations).Select(m => m.Identifier);
}
