using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Checks;
using Feishu.Testing.Pages;
using Feishu.Testing.Tests.Support;
using Feishu.Testing.Tokens;

namespace Feishu.Testing.Tests;

/// <summary>Every operation of the platform's own pages, called as its page shows it and as it does not.</summary>
public sealed class CorpusTests
{
    /// <summary>One page shows a number where its table says text.</summary>
    private const int ExamplesThatAreWrong = 1;

    [Fact]
    public async Task Every_operation_answers_what_its_page_shows()
    {
        var operations = Operations();
        await using var mock = await FeishuMock.StartAsync(operations.Catalog, new(), Patience.Token);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var refused = new List<string>();
        var examples = 0;

        // What is uploaded in parts would give the call that ends it another answer, and has to fit the plan once there is one.
        foreach (var plan in operations.Plans.OrderBy(p => PlansUpload(p) ? 2 : p.Operation.Body?.Kind == BodyKind.Multipart ? 1 : 0))
        {
            using var request = new ExampleRequest(plan.Operation) { WithoutMember = plan.Paging?.Cursor.Field.Name }.Create(TokenFor(mock, plan.Operation));
            using var response = await http.SendAsync(request, Patience.Token);
            var text = await response.Content.ReadAsStringAsync(Patience.Token);
            if ((int)response.StatusCode != 200)
            {
                refused.Add($"{plan.PagePath}: {text}");
            }
            else if (plan.Operation.Response.Kind == ResponseKind.Data)
            {
                var answer = PageJson.Parse(text)!;
                Assert.Equal(0, (long)answer["code"]!);
                if (IsPlain(plan) && !PlansUpload(plan) && HasOwnAddress(plan, operations.Plans) && PageJson.OfExample(plan.Operation.Response.Example) is { } example && (string?)example["code"]?.ToJsonString() == "0")
                {
                    Assert.True(JsonNode.DeepEquals(example, answer), $"{plan.PagePath}: {text}");
                    examples++;
                }
            }
        }

        Assert.True(examples > 400, $"{examples} examples");
        Assert.True(refused.Count <= ExamplesThatAreWrong, string.Join('\n', refused));
        Assert.True(operations.Plans.Count > 500);
        Assert.Equal(operations.Plans.Count, mock.Requests.Count);
        Assert.DoesNotContain(mock.Requests, r => r.OperationId is null);
    }

    [Fact]
    public async Task Every_operation_refuses_a_request_without_something_required()
    {
        var operations = Operations();
        await using var mock = await FeishuMock.StartAsync(operations.Catalog, new(), Patience.Token);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var count = 0;
        foreach (var plan in operations.Plans.Where(p => HasOwnAddress(p, operations.Plans)))
        {
            if (Incomplete(plan) is not { } example)
            {
                continue;
            }

            using var request = example.Create(TokenFor(mock, plan.Operation));
            using var response = await http.SendAsync(request, Patience.Token);
            var code = (long)PageJson.Parse(await response.Content.ReadAsStringAsync(Patience.Token))!["code"]!;

            Assert.True(code == PlatformErrors.InvalidFields || plan.Operation.Errors.Any(e => e.Code == code), $"{plan.PagePath}: {code}");
            count++;
        }

        Assert.True(count > 250, $"{count} operations require something");
    }

    [Fact]
    public async Task Every_operation_refuses_who_has_no_token()
    {
        var operations = Operations();
        await using var mock = await FeishuMock.StartAsync(operations.Catalog, new(), Patience.Token);
        foreach (var operation in operations.Plans.Select(p => p.Operation).Where(o => o.Tokens != TokenKinds.None))
        {
            var answer = await mock.SendAsync(operation.Method, operation.Path.Replace(':', 'x'), token: "");

            Assert.Equal(99991661, answer.Code);
        }
    }

    [Fact]
    public void Most_pages_have_a_code_for_a_request_that_is_wrong()
    {
        var plans = Operations().Plans.Where(p => p.Operation.Errors.Count > 0).ToList();

        var found = plans.Count(p => PageErrors.Find(p.Operation, Violation.Missing("x")) is not null);

        Assert.True(found * 2 > plans.Count, $"{found} of {plans.Count}");
    }

    /// <summary>The operations, but for those that give tokens, which ask for more than their example has.</summary>
    private static (ApiCatalog Catalog, IReadOnlyList<OperationPlan> Plans) Operations()
    {
        var catalog = Support.Corpus.Dev().Catalog;
        return (catalog, [.. catalog.Operations.Where(o => !TokenEndpoints.Ids.Any(id => o.Id.StartsWith(id, StringComparison.Ordinal)))]);
    }

    /// <summary>Whether the answer follows from the size in the request, and has an id of its own.</summary>
    private static bool PlansUpload(OperationPlan plan) => plan.Operation.Response.Result.Any(f => f.Name == "block_num");

    /// <summary>Whether the answer is the example as it stands there: results that come in pages are made, and keys of files are given out.</summary>
    private static bool IsPlain(OperationPlan plan) => plan.Paging is null && plan.Operation.Body?.Kind != BodyKind.Multipart;

    /// <summary>Whether no other page describes the address, in whose way the call might be answered.</summary>
    private static bool HasOwnAddress(OperationPlan plan, IReadOnlyList<OperationPlan> all) =>
        all.Count(o => o.Operation.Method == plan.Operation.Method && Signature(o) == Signature(plan)) == 1;

    private static string Signature(OperationPlan plan) => string.Join('/', plan.Operation.Path.Split('/').Select(s => s is [':', ..] ? ":" : s));

    /// <summary>A request less the first thing that the page requires; null where it requires nothing.</summary>
    private static ExampleRequest? Incomplete(OperationPlan plan)
    {
        var operation = plan.Operation;
        var inPath = operation.PathParameters.Select(p => p.Name).ToList();
        if (operation.QueryParameters.FirstOrDefault(q => q.IsRequired == true && !inPath.Contains(q.Name)) is { } query)
        {
            return new ExampleRequest(operation) { WithoutQuery = query.Name };
        }

        return operation.Body is { IsNestingOpen: false } body && body.Fields.FirstOrDefault(f => f.IsRequired == true) is { } member
            ? new ExampleRequest(operation) { WithoutMember = member.Name }
            : null;
    }

    private static string TokenFor(FeishuMock mock, Operation operation) => operation.Tokens switch
    {
        var kinds when (kinds & TokenKinds.Tenant) != 0 => mock.IssueTenantToken(),
        var kinds when (kinds & TokenKinds.User) != 0 => mock.IssueUserToken(),
        _ => "",
    };
}
