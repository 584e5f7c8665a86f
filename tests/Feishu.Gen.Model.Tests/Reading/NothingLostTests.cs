using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>What a page says in an unusual way is kept, or said not to be.</summary>
public sealed class NothingLostTests
{
    [Fact]
    public void A_column_of_unknown_meaning_goes_into_the_description()
    {
        var operation = EndpointPage.Operation("""
            ### 请求体

            名称 | 类型 | 必填 | 描述 | **版本**
            --- | --- | --- | --- | ---
            name | string | 是 | 书名 | 7.4 起
            size | int | 否 | 页数<br>**示例值**：3 | \-
            """);

        Assert.Equal(["书名\n**版本**：7.4 起", "页数"], operation.Body!.Fields.Select(f => f.Description));
        Assert.Equal("3", operation.Body.Fields[1].Example);
    }

    [Fact]
    public void Rules_in_free_text_stay_in_the_description()
    {
        var field = Field("""
            书名。<br>**数据校验规则**：<br>- 长度范围：`1` ～ `20` 字符<br>- 不可包含逗号<br>最多三行。
            """);

        Assert.Equal("书名。\n- 不可包含逗号\n最多三行。", field.Description);
        Assert.Equal((1, 20), (field.Rules!.MinLength, field.Rules.MaxLength));
    }

    [Theory]
    [InlineData("&nbsp;")]
    [InlineData("\\-")]
    [InlineData("&nbsp; &nbsp;")]
    public void A_filler_is_no_description(string cell) => Assert.Equal("", Field(cell).Description);

    [Fact]
    public void The_pipe_of_a_cell_too_many_is_no_text()
    {
        var field = Field("书名 | **示例值**：\"a\"");

        Assert.Equal(("书名", "\"a\""), (field.Description, field.Example));
    }

    [Theory]
    [InlineData("排在前面。可选值：<br>- asc：升序<br>- desc：降序", "排在前面。")]
    [InlineData("可选值有：<br>- `asc`：升序<br>- `desc`：降序", "")]
    [InlineData("排在前面。可能值：  - asc：升序  - desc：降序", "排在前面。")]
    [InlineData("顺序的枚举值如下：<br>- asc: 升序<br>- desc: 降序", "顺序的枚举值如下：")]
    public void A_list_of_values_needs_no_bold_marker(string description, string rest)
    {
        var field = Field(description);

        Assert.Equal(["asc 升序", "desc 降序"], field.AllowedValues.Select(v => $"{v.Value} {v.Description}"));
        Assert.Equal(rest, field.Description);
    }

    [Theory]
    [InlineData("可选值：<br>由你决定")]
    [InlineData("步骤：<br>- 打开：点这里")]
    [InlineData("可选值见 [列表](https://open.feishu.cn/document/x)：<br>没有")]
    public void Other_lists_are_description(string description)
    {
        var field = Field(description);

        Assert.Empty(field.AllowedValues);
        Assert.Equal(description.Replace("<br>", "\n", StringComparison.Ordinal), field.Description);
    }

    [Fact]
    public void Values_on_one_line_are_told_apart()
    {
        var field = Field("语言。**可选值有**： - zh_cn：中文 - en_us（默认值）：英文 - 见 https://example.com");

        Assert.Equal(["zh_cn 中文", "en_us 英文 - 见 https://example.com"], field.AllowedValues.Select(v => $"{v.Value} {v.Description}"));
    }

    [Theory]
    [InlineData("权限要求 | 看书(library:book:read)<br>借书时另需 **借阅** 权限", 1, "借书时另需 **借阅** 权限")]
    [InlineData("权限要求 | 查看书架", 0, "查看书架")]
    [InlineData("权限要求 | 无", 0, "")]
    [InlineData("权限要求 | 看书(library:book:read)<br>借书(library:book)", 2, "")]
    public void Permissions_without_a_key_and_conditions_are_kept(string row, int scopes, string note)
    {
        var operation = EndpointPage.Operation("", rows: row);

        Assert.Equal((scopes, note), (operation.Scopes.Count, operation.ScopeNote));
    }

    [Theory]
    [InlineData("[特殊频控](https://open.feishu.cn/document/limits)", null, "[特殊频控](https://open.feishu.cn/document/limits)")]
    [InlineData("[100 次/分钟](https://open.feishu.cn/document/limits)", 100, "")]
    public void A_limit_without_a_number_is_kept(string cell, int? perMinute, string note)
    {
        var operation = EndpointPage.Operation("", rows: $"接口频率限制 | {cell}");

        Assert.Equal((perMinute, note), (operation.RateLimit?.PerMinute, operation.RateLimitNote));
    }

    [Theory]
    [InlineData("### 卡片的字段", "卡片的字段", "the heading does not say whose fields it lists")]
    [InlineData("### 请求体示例", "请求体示例", "the heading does not say whose fields it lists")]
    public void A_table_of_fields_below_an_unknown_heading_is_said(string heading, string name, string reason)
    {
        var result = EndpointPage.Read($"""
            {heading}

            参数 | 必填 | 说明
            --- | --- | ---
            template | 是 | 模板
            """);

        Assert.Equal([$"The table below '{name}' was not read: {reason}"], result.Findings(Rules.UnreadTable));
    }

    [Fact]
    public void A_body_whose_names_have_no_known_column_is_said()
    {
        var result = EndpointPage.Read("""
            ### 请求体

            键 | 类型 | 必填
            --- | --- | ---
            name | string | 是
            """);

        Assert.Equal(
            ["The table below '请求体' was not read: no column of its header is that of the names (名称)"], result.Findings(Rules.UnreadTable));
    }

    [Fact]
    public void Tables_that_explain_values_and_headers_of_the_response_need_no_word()
    {
        var operation = EndpointPage.Operation("""
            ## 响应

            ### 响应头

            名称 | 类型 | 描述
            --- | --- | ---
            Content-Disposition | string | 文件名

            ### 响应体

            名称 | 类型 | 描述
            --- | --- | ---
            code | int | 返回码
            kind | int | 类型，见下表

            #### 类型

            kind | 说明
            --- | ---
            1 | 书
            -1 | 没有
            """);

        Assert.Equal(["code integer", "kind integer"], EndpointPage.Paths(operation.Response.Fields));
    }

    [Fact]
    public void A_response_below_an_unusual_heading_is_known_by_its_envelope()
    {
        var operation = EndpointPage.Operation("""
            ## 响应

            ### 返回结果

            名称 | 类型 | 描述
            --- | --- | ---
            code | int | 返回码
            msg | string | 说明
            data | \- | \-
            └name | string | 书名
            """);

        Assert.Equal(["code integer", "msg string", "data object", "data.name string"], EndpointPage.Paths(operation.Response.Fields));
    }

    [Fact]
    public void A_response_of_which_there_is_only_an_example_is_what_that_shows()
    {
        var operation = EndpointPage.Operation("""
            ## 响应

            ### 响应体示例

            ```json
            { "code": 0, "msg": "", "data": { "books": [{ "name": "a", "pages": 3 }, { "name": "b", "tags": ["x"] }], "rest": {} } }
            ```
            """);

        Assert.Equal(
            [
                "code integer", "msg string", "data object", "data.books object[]", "data.books.name string", "data.books.pages integer",
                "data.books.tags string[]", "data.rest any",
            ],
            EndpointPage.Paths(operation.Response.Fields));
        Assert.Equal(["books", "rest"], operation.Response.Result.Select(f => f.Name));
    }

    [Fact]
    public void The_table_of_a_download_s_errors_is_not_its_response()
    {
        var operation = EndpointPage.Operation("""
            ## 响应

            返回文件二进制流。

            ### 出错时

            名称 | 描述
            --- | ---
            code | 返回码
            msg | 说明
            """);

        Assert.Equal((Operations.ResponseKind.Bytes, 0), (operation.Response.Kind, operation.Response.Fields.Count));
    }

    [Fact]
    public void A_field_that_is_listed_twice_is_said()
    {
        var result = EndpointPage.Read("""
            ### 请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            book | object | 是 | 书
            └name | string | 是 | 书名
            └name | int | 否 | 又一个
            """);

        Assert.Equal(["book! object", "book.name! string"], EndpointPage.Paths(result.Operation!.Body!.Fields));
        Assert.Equal(["'name' is listed twice in one place; this row was left out"], result.Findings(Rules.RepeatedField));
    }

    private static Operations.Field Field(string description) => EndpointPage.Operation($"""
        ### 请求体

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        name | string | 是 | {description}
        """).Body!.Fields[0];
}
