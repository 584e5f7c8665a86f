using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Small endpoint pages in the platform's form.</summary>
internal static class EndpointPage
{
    /// <summary>What becomes of a page about one address of a library.</summary>
    /// <param name="below">What stands below the request table.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="url">The URL, or what follows the platform's address.</param>
    /// <param name="rows">Further rows of the request table.</param>
    /// <param name="saysTokens">Whether the request table says which token is accepted, where no row of headers does.</param>
    public static PageResult Read(string below, string method = "POST", string url = "/open-apis/library/v1/books", string rows = "", bool saysTokens = true) =>
        OperationReader.Read($"""
            # 一本书

            ## 请求

            名称 | 值
            ---|---
            HTTP URL | {(url.StartsWith('/') ? "https://open.feishu.cn" + url : url)}
            HTTP Method | {method}
            {(saysTokens && !below.Contains("Authorization", StringComparison.Ordinal) ? "凭证要求 | tenant_access_token\n" : "")}{rows}

            {below}

            """);

    /// <summary>The operation of such a page, which must have one and no flaw.</summary>
    public static Operation Operation(string below, string method = "POST", string url = "/open-apis/library/v1/books", string rows = "")
    {
        var result = Read(below, method, url, rows);
        Assert.Empty(result.Findings.Select(f => f.Message));
        return Assert.IsType<Operation>(result.Operation);
    }

    /// <summary>What was found about a page, as ids with the message.</summary>
    public static IEnumerable<string> Findings(this PageResult result, Rule rule) => result.Findings.Where(f => f.Rule == rule).Select(f => f.Message);

    /// <summary>Fields with all below them, as <c>a.b string</c>; required ones with a mark.</summary>
    public static IEnumerable<string> Paths(IEnumerable<Field> fields, string prefix = "") => fields.SelectMany(f =>
        Paths(f.Fields, $"{prefix}{f.Name}.").Prepend($"{prefix}{f.Name}{(f.IsRequired == true ? "!" : "")} {Name(f.Type)}"));

    private static string Name(FieldType type) => type switch
    {
        FieldType.List list => Name(list.Item) + "[]",
        FieldType.Map map => $"map<{Name(map.Value)}>",
        _ => type.GetType().Name.ToLowerInvariant(),
    };
}
