using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

public sealed class OperationNamerTests
{
    [Theory]
    // Standard methods.
    [InlineData("POST", "/open-apis/task/v1/tasks", "task.v1.task.create")]
    [InlineData("GET", "/open-apis/task/v1/tasks", "task.v1.task.list")]
    [InlineData("GET", "/open-apis/task/v1/tasks/:task_id", "task.v1.task.get")]
    [InlineData("PATCH", "/open-apis/task/v1/tasks/:task_id", "task.v1.task.patch")]
    [InlineData("PUT", "/open-apis/task/v1/tasks/:task_id", "task.v1.task.update")]
    [InlineData("DELETE", "/open-apis/task/v1/tasks/:task_id", "task.v1.task.delete")]
    // Resources inside resources; plurals become singular.
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/opening_days/:day", "shop.v1.shopOpeningDay.get")]
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/categories", "shop.v1.shopCategory.list")]
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/addresses", "shop.v1.shopAddress.list")]
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/children", "shop.v1.shopChildren.get")]
    // A segment that repeats the one before it replaces it.
    [InlineData("POST", "/open-apis/shop/v1/shops/:id/shop_windows", "shop.v1.shopWindow.create")]
    // A plural that stands for itself stays.
    [InlineData("POST", "/open-apis/shop/v1/shops/annual_reports", "shop.v1.shopsAnnualReport.create")]
    [InlineData("GET", "/open-apis/shop/v1/shops/annual_reports", "shop.v1.shopsAnnualReport.list")]
    [InlineData("DELETE", "/open-apis/shop/v1/shops/:id/clerks", "shop.v1.shopClerks.delete")]
    // One thing, or a list that is called in the singular.
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/owner", "shop.v1.shopOwner.get")]
    [InlineData("GET", "/open-apis/shop/v1/shop_info", "shop.v1.shopInfo.get")]
    [InlineData("GET", "/open-apis/shop/v1/shop", "shop.v1.shop.list")]
    // Actions.
    [InlineData("POST", "/open-apis/task/v1/tasks/:task_id/batch_delete_follower", "task.v1.task.batchDeleteFollower")]
    [InlineData("POST", "/open-apis/shop/v1/shops/batch_close", "shop.v1.shop.batchClose")]
    [InlineData("POST", "/open-apis/shop/v1/shops/:id/reopen", "shop.v1.shop.reopen")]
    [InlineData("POST", "/open-apis/shop/v1/shops/:id/notify", "shop.v1.shop.notify")]
    [InlineData("POST", "/open-apis/shop/v1/shops/:id/unbind", "shop.v1.shop.unbind")]
    [InlineData("GET", "/open-apis/shop/v1/shops/is_open", "shop.v1.shop.isOpen")]
    [InlineData("GET", "/open-apis/shop/v1/shops/favourite", "shop.v1.shop.favourite")]
    [InlineData("GET", "/open-apis/shop/v1/shops/shop_kinds", "shop.v1.shop.shopKinds")]
    [InlineData("PATCH", "/open-apis/shop/v1/shops/opening", "shop.v1.shop.opening")]
    [InlineData("POST", "/open-apis/shop/v1/shops/:id/link", "shop.v1.shop.link")]
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/link", "shop.v1.shopLink.get")]
    // A GET that is led by a verb of change asks for a thing.
    [InlineData("GET", "/open-apis/shop/v1/shops/:id/disable_notice", "shop.v1.shopDisableNotice.get")]
    // The path is an action and nothing else.
    [InlineData("POST", "/open-apis/shop/v1/send", "shop.v1.shop.send")]
    // Words after an action are its object.
    [InlineData("POST", "/open-apis/shop/window/v2/shelf/copy/goods/:id", "shop_window.v2.shelf.copyGoods")]
    // Paths out of the ordinary.
    [InlineData("POST", "/approval/openapi/v2/file/upload", "approval_openapi.v2.file.upload")]
    [InlineData("POST", "/open-apis/shop/permission/member/transfer", "shop.v0.permissionMember.transfer")]
    [InlineData("POST", "/open-apis/shop/v4/batch_send/", "shop.v4.shop.batchSend")]
    [InlineData("PUT", "/open-apis/shop/v2/shops/:id/priceRules/:rule/:line", "shop.v2.shopPriceRule.updateItem")]
    public void A_name_follows_from_method_and_path(string method, string path, string expected)
    {
        Assert.Equal(expected, OperationNamer.Name(method, path).SdkName);
    }

    [Theory]
    [InlineData("GET", "/open-apis/shop/v1/shops/:id", "get", "/open-apis/shop/v1/shops/:shop_id/")]
    [InlineData("GET", "/open-apis/shop/v1/shops/:id", "GET", "https://open.feishu.cn/open-apis/shop/v1/shops/{id}?full=true")]
    [InlineData("POST", "/open-apis/shop/v1/shops/search", "POST", "/open-apis//shop/v1/shops/search|")]
    public void What_is_no_part_of_an_endpoint_changes_nothing(string method, string path, string sameMethod, string samePath)
    {
        Assert.Equal(OperationNamer.Name(method, path), OperationNamer.Name(sameMethod, samePath));
    }
}
