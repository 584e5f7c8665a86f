using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>A page that describes several endpoints yields the first one, and says so of the others.</summary>
public sealed class SeveralEndpointsTests
{
    private const string Page = """
        # 书页

        ## 添加书页

        ### 请求

        | 项目 | 说明 |
        |---|---|
        | HTTP URL | `https://open.feishu.cn/open-apis/library/v1/books/:book_id/pages` |
        | HTTP 方法 | `POST` |

        ### 路径参数

        | 参数 | 类型 | 说明 |
        |---|---|---|
        | book_id | string | 哪本书 |

        ### 请求体

        | 参数 | 类型 | 必填 | 说明 |
        |---|---|---|---|
        | place | string | 是 | 哪里 |

        ## 删除书页

        ### 请求

        | 项目 | 说明 |
        |---|---|
        | HTTP URL | `https://open.feishu.cn/open-apis/library/v1/books/:book_id/pages/:page_id` |
        | HTTP 方法 | `DELETE` |

        ### 请求体

        | 参数 | 类型 | 必填 | 说明 |
        |---|---|---|---|
        | sequence | int | 是 | 序号 |

        """;

    [Fact]
    public void Second_one_is_reported_at_its_line_and_leaves_the_first_alone()
    {
        var result = OperationReader.Read(Page);

        Assert.Equal("POST", result.Operation!.Method);
        Assert.Equal(["place! string"], EndpointPage.Paths(result.Operation.Body!.Fields));
        var finding = Assert.Single(result.Findings, f => f.Rule == Rules.SecondEndpoint);
        Assert.Contains("DELETE https://open.feishu.cn/open-apis/library/v1/books/:book_id/pages/:page_id'", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Array.FindIndex(Page.Split('\n'), l => l.Contains(":page_id", StringComparison.Ordinal)), finding.Span.Line);
    }

    [Fact]
    public void Table_of_the_same_address_is_none() => Assert.DoesNotContain(
        OperationReader.Read(Page.Replace("pages/:page_id", "pages", StringComparison.Ordinal).Replace("DELETE", "POST", StringComparison.Ordinal)).Findings, f => f.Rule == Rules.SecondEndpoint);
}
