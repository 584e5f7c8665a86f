namespace Feishu.Gen.Model.Tests.Pages;

/// <summary>One small endpoint page in each of the four dialects.</summary>
internal static class PageSamples
{
    /// <summary>The export: cells over several lines.</summary>
    public const string Export = """
        ---
        title: "改名"
        source_url: https://open.feishu.cn/document/demo/rename
        last_remote_update: 2024-05-06
        last_remote_update_timestamp: 1714950000000
        ---
        最后更新于 2024-05-06

        # 改名

        给一只猫改名。

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/demo/v1/cats/:cat_id
        支持的应用类型 | 自建应用、商店应用
        权限要求  
                    **任意一项即可** | 读猫(demo:cat:read)  
                写猫(demo:cat)

        ### 请求体

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        cat | cat | 是 | 猫  
        **可选值有**：  
        - black：黑 | 白  
        - grey：灰
        name | string\[\] | 否 | 新名

        ### 请求体示例
        ```json
        {"cat": {"name": ["米"]}}
        ```

        """;

    /// <summary>What the site copies: line breaks as tags.</summary>
    public const string Copied = """
        # 改名

        > Source: https://open.feishu.cn/document/demo/rename

        ---

        # 改名

        给一只猫改名。

        ## 请求

        基本 | &nbsp;
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/demo/v1/cats/:cat_id
        支持的应用类型 | Custom App、Store App
        权限要求<br>**任意一项即可** | 读猫(demo:cat:read)<br>写猫(demo:cat)

        ### 请求体

        名称 | 类型 | 必填 | 描述
        ---|---|---|---
        cat | cat | 是 | 猫<br>**可选值有**：<br>- black：黑 | 白<br>- grey：灰
        name | string\[\] | 否 | 新名

        ### 请求体示例
        ```json
        {"cat": {"name": ["米"]}}
        ```

        """;

    /// <summary>A mirror: outer pipes, backticks, tree marks.</summary>
    public const string Mirrored = """
        ---
        title: "改名"
        fullPath: "/demo/rename"
        updateTime: "1714950000000"
        ---

        # 改名

        给一只猫改名。


        ## 请求

        | 项目 | 值 |
        | --- | --- |
        | HTTP URL | https://open.feishu.cn/open-apis/demo/v1/cats/:cat_id |
        | 支持的应用类型 | custom,isv |
        | 权限要求<br>**任意一项即可** | `demo:cat:read` 读猫 `demo:cat` 写猫 |

        ### 请求体

        | 名称 | 类型 | 必填 | 描述 |
        | --- | --- | --- | --- |
        | `cat` | `cat` | 是 | 猫<br>**可选值有**：<br>- `black`: 黑 | 白 - `grey`: 灰 |
        | &nbsp;&nbsp;└ `name` | `string\[\]` | 否 | 新名 |


        ### 请求体示例

        ```json
        {"cat": {"name": ["米"]}}
        ```
        """;

    /// <summary>The platform's source: elements.</summary>
    public const string Source = """
        ---
        title: "改名"
        fullPath: "/demo/rename"
        updateTime: "1714950000000"
        ---

        # 改名

        给一只猫改名。{试用}(url=/api/explore?x=1)

        :::html
        <md-alert type="tip">

        </md-alert>
        :::

        ## 请求
        :::html
        <md-table>
          <md-thead><tr><md-th>基本</md-th><md-th></md-th></tr></md-thead>
          <md-tbody>
            <md-tr><md-th>HTTP URL</md-th><md-td>https://open.feishu.cn/open-apis/demo/v1/cats/:cat_id</md-td></md-tr>
            <md-tr>
              <md-th>支持的应用类型</md-th>
              <md-td><md-app-support types="custom,isv"></md-app-support></md-td>
            </md-tr>
            <md-tr>
              <md-th>
                权限要求
                <md-tooltip type="info">任意一项即可</md-tooltip>
              </md-th>
              <md-td>
                <md-perm name="demo:cat:read" desc="读猫" support_app_types="custom" tags="">读猫</md-perm>
                <md-perm name="demo:cat" desc="写猫" support_app_types="custom" tags="">写猫</md-perm>
              </md-td>
            </md-tr>
          </md-tbody>
        </md-table>
        :::

        ### 请求体
        :::html
        <md-dt-table>
          <md-dt-thead>
            <md-dt-tr><md-dt-th style="width: 35%;">名称</md-dt-th><md-dt-th>类型</md-dt-th><md-dt-th filters="是,否" >必填</md-dt-th><md-dt-th>描述</md-dt-th></md-dt-tr>
          </md-dt-thead>
          <md-dt-tbody>
        <md-dt-tr level="0">
        	<md-dt-td>
        	<md-text type="field-name" >cat</md-text>
        	</md-dt-td>
        	<md-dt-td><md-text type="field-type" >cat</md-dt-td>
        	<md-dt-td>
        	是
        	</md-dt-td>
        	<md-dt-td>
        	猫

        **可选值有**：
        <md-enum>
        <md-enum-item key="black" >黑 | 白</md-enum-item>
        <md-enum-item key="grey" >灰</md-enum-item>
        </md-enum>
        	</md-dt-td>
        </md-dt-tr>
        <md-dt-tr level="1">
        	<md-dt-td><md-text type="field-name" >name</md-text></md-dt-td>
        	<md-dt-td><md-text type="field-type" >string\[\]</md-text></md-dt-td>
        	<md-dt-td>否</md-dt-td>
        	<md-dt-td>新名</md-dt-td>
        </md-dt-tr>
          </md-dt-tbody>
        </md-dt-table>
        :::

        ### 请求体示例
        :::html
        <md-code-json>
        {"cat": {"name": ["米"]}}
        </md-code-json>
        :::
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Export, Copied, Mirrored, Source];
}
