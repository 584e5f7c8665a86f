using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

public sealed class CSharpNamesTests
{
    [Theory]
    [InlineData("id_list", "IdList", "idList")]
    [InlineData("i18n_name", "I18nName", "i18nName")]
    [InlineData("zh-CN", "ZhCn", "zhCn")]
    [InlineData("spreadsheetToken", "SpreadsheetToken", "spreadsheetToken")]
    [InlineData("URLPath", "UrlPath", "urlPath")]
    [InlineData("departmentID", "DepartmentId", "departmentId")]
    [InlineData("@type", "Type", "type")]
    [InlineData("a/b", "AB", "aB")]
    [InlineData("class", "Class", "class")]
    [InlineData("2fa", "N2fa", "n2fa")]
    [InlineData("1.0", "N1_0", "n1_0")]
    [InlineData("10", "N10", "n10")]
    [InlineData("-1", "Minus1", "minus1")]
    [InlineData("step_2_3", "Step2_3", "step2_3")]
    [InlineData("名称", "名称", "名称")]
    [InlineData("größe", "Größe", "größe")]
    [InlineData("*", "U002A", "u002A")]
    [InlineData("?!", "U003FU0021", "u003FU0021")]
    [InlineData("_", "U005F", "u005F")]
    [InlineData("", "Value", "value")]
    public void An_identifier_follows_from_the_name_on_the_wire(string name, string pascal, string camel)
    {
        Assert.Equal(pascal, CSharpNames.Pascal(name));
        Assert.Equal(camel, CSharpNames.Camel(name));
    }

    [Fact]
    public void An_empty_name_has_the_fallback_that_is_asked_for()
    {
        Assert.Equal("Item", CSharpNames.Pascal("", "Item"));
        Assert.Equal("item", CSharpNames.Camel("", "item"));
    }

    [Fact]
    public void Names_do_not_depend_on_the_culture()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
        try
        {
            Assert.Equal("InvalidId", CSharpNames.Pascal("INVALID_id"));
            Assert.Equal("task.v1.taskListItem.patch", OperationNamer.Name("patch", "/open-apis/task/v1/tasks/:id/listItems/:item").SdkName);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("user_custom_attr", "UserCustomAttr")]
    [InlineData("i18n", "I18n")]
    [InlineData("task", "FeishuTask")]
    [InlineData("file", "FeishuFile")]
    [InlineData("enum", "FeishuEnum")]
    [InlineData("list", "FeishuList")]
    [InlineData("http_context", "FeishuHttpContext")]
    [InlineData("user_id_type", "UserIdType")]
    [InlineData("string_codec", "StringCodec")]
    [InlineData("feishu_json", "FeishuFeishuJson")]
    [InlineData("leave_request", "LeaveRequestModel")]
    [InlineData("leave_request_model", "LeaveRequestModelModel")]
    [InlineData("http_response", "FeishuHttpResponseModel")]
    [InlineData("service", "ServiceModel")]
    [InlineData("errors", "ErrorsModel")]
    [InlineData("requests", "Requests")]
    [InlineData("", "FeishuObject")]
    public void A_model_stays_clear_of_the_types_that_every_file_sees(string pageName, string expected)
    {
        Assert.Equal(expected, TypeNames.Model(pageName));
    }

    [Fact]
    public void A_made_up_type_name_stays_clear_of_them_too()
    {
        Assert.Equal("FeishuTaskStatus", TypeNames.Safe("TaskStatus"));
        Assert.Equal("ChatStatus", TypeNames.Safe("ChatStatus"));
    }
}
