namespace Feishu.Gen.Tests.Support;

/// <summary>Small pages in the platform's form, for tests that need more than one or want to break one.</summary>
internal static class SamplePages
{
    /// <summary>A POST with path, query and body.</summary>
    public const string Followers = """
        ---
        title: "移除关注人"
        source_url: https://open.feishu.cn/document/sample/followers
        last_remote_update: 2024-01-02
        ---
        最后更新于 2024-01-02

        # 移除关注人

        移除任务的关注人。

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/task/v1/tasks/:task_id/batch_delete_follower
        HTTP Method | POST
        接口频率限制 | 100 次/分钟
        支持的应用类型 | 自建应用
        权限要求 | 改任务(task:task)

        ### 请求头

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        Authorization | string | 是 | `tenant_access_token`

        ### 路径参数

        名称 | 类型 | 描述
        --- | --- | ---
        task_id | string | 任务 ID

        ### 请求体

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        id_list | string\[\] | 是 | 谁

        ### 请求体示例
        ```json
        { "id_list": ["ou_1"] }
        ```

        ## 响应

        ### 响应体

        名称 | 类型 | 描述
        --- | --- | ---
        code | int | 0 为成功
        msg | string | 说明
        data | \- | \-
        followers | string\[\] | 被移除的人

        ### 响应体示例
        ```json
        { "code": 0, "msg": "", "data": { "followers": ["ou_1"] } }
        ```

        ### 错误码

        HTTP状态码 | 错误码 | 描述 | 排查建议
        --- | --- | --- | ---
        400 | 1470602 | Invalid task id. | 核对任务

        """;

    /// <summary>An event with a list of values, a shared model and a field called like the descriptor.</summary>
    public const string Moved = """
        ---
        title: "任务被移动"
        source_url: https://open.feishu.cn/document/sample/moved
        ---

        # 任务被移动

        有人移动任务时推送。

        ## 事件

        名称 | 值
        ---|---
        事件类型 | task.task.moved_v1
        支持的应用类型 | 自建应用、商店应用
        权限要求 | 读任务(task:task:read)
        字段权限要求 | 读工号(contact:user.employee_id:readonly)
        推送方式 | [Webhook](https://open.feishu.cn/document/sample/webhook)

        ### 事件体

        名称 | 类型 | 描述
        --- | --- | ---
        schema | string | 版本
        header | event_header | 头
        event_id | string | 编号
        event_type | string | 类型
        create_time | string | 时间
        token | string | 凭证
        app_id | string | 应用
        tenant_key | string | 企业
        event | \- | \-
        task_id | string | 任务 ID
        event_type | string | 怎样移动<br>**可选值有**：<br>- up：向上<br>- down：向下
        operator | user_id | 谁
        open_id | string | 在本应用中
        union_id | string | 在各应用中
        steps | int | 几步

        ### 事件体示例
        ```json
        {
            "schema": "2.0",
            "header": {
                "event_id": "5e37",
                "event_type": "task.task.moved_v1",
                "create_time": "1608725989000",
                "token": "rvaY",
                "app_id": "cli_9f",
                "tenant_key": "2ca1"
            },
            "event": {
                "task_id": "t1",
                "event_type": "up",
                "operator": { "open_id": "ou_1", "union_id": "on_1" },
                "steps": 2
            }
        }
        ```

        """;

    /// <summary>A GET of another service with a list of values, a shared model and nested objects.</summary>
    public const string User = """
        ---
        title: "查看用户"
        source_url: https://open.feishu.cn/document/sample/user
        ---

        # 查看用户

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/contact/v3/users/:user_id
        HTTP Method | GET
        支持的应用类型 | 自建应用、商店应用

        ### 请求头

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        Authorization | string | 是 | `user_access_token`

        ### 路径参数

        名称 | 类型 | 描述
        --- | --- | ---
        user_id | string | 用户

        ### 查询参数

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        lang | string | 是 | 语言  
        **可选值有**：  
        - zh_cn：中文  
        - en_us：英文
        verbose | boolean | 否 | 详细

        ## 响应

        ### 响应体

        名称 | 类型 | 描述
        --- | --- | ---
        code | int | 0 为成功
        msg | string | 说明
        data | \- | \-
        user | user | 用户
        name | string | 姓名
        status | user_status | 状态
        is_frozen | boolean | 冻结
        extra | object | 附加
        level | int | 级别

        ### 响应体示例
        ```json
        { "code": 0, "msg": "", "data": { "user": { "name": "A", "status": { "is_frozen": false }, "extra": { "level": 1 } } } }
        ```

        """;
}
