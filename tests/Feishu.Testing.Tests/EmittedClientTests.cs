using System.Reflection;
using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Pages;
using Feishu.Testing.Platform;
using Feishu.Testing.Tests.Support;
using Feishu.Testing.Tokens;

namespace Feishu.Testing.Tests;

/// <summary>Every method of the client that is emitted from specs calls the mock that is made from specs.</summary>
public sealed class EmittedClientTests
{
    [Fact]
    public async Task Every_method_is_answered_with_its_pages_example()
    {
        var pages = PageFolder.Load(Repository.Specs);
        await using var mock = await FeishuMock.StartAsync(pages.Catalog, new(), Patience.Token);
        using var feishu = Client.Of(mock, options => (options.HelpdeskId, options.HelpdeskToken) = ("1", "2"));
        var called = 0;
        // Once there is a plan for an upload, its parts and its end must fit it.
        foreach (var (resource, method, operation) in Methods(feishu).OrderBy(m => m.Operation.Id.EndsWith("uploadPrepare", StringComparison.Ordinal)))
        {
            if (TokenEndpoints.Ids.Contains(operation.Id))
            {
                continue;
            }

            var page = new MockOperation(pages.Catalog.Operations.Single(o => o.Id == operation.Id));
            var arguments = method.GetParameters().Select(p => Argument(p, page, mock)).ToArray();
            var call = (Task)method.Invoke(resource, arguments)!;
            await call;

            Assert.Equal((operation.Id, 200), (mock.Requests[^1].OperationId, mock.Requests[^1].Status));
            if (call.GetType().GetProperty("Result")?.GetValue(call) is FeishuModel answer && page.Pages is null && page.Page.Body?.Kind != Gen.Operations.BodyKind.Multipart)
            {
                var (expected, got) = (Result(page), JsonNode.Parse(answer.ToJson())!.AsObject());

                // Each upload has an id of its own.
                _ = expected.Remove("upload_id") && got.Remove("upload_id");
                Assert.True(JsonNode.DeepEquals(expected, got), $"{operation.Id}: {answer.ToJson()}");
            }

            called++;
        }

        Assert.Equal(mock.Operations.Count - TokenEndpoints.Ids.Count(mock.Operations.Contains), called);
    }

    /// <summary>The resources' methods, less those that only go through the pages of another one.</summary>
    private static IEnumerable<(FeishuResource Resource, MethodInfo Method, FeishuOperation Operation)> Methods(FeishuClientBase client) =>
        from service in Members(client)
        from version in Members(service)
        from resource in Members(version).OfType<FeishuResource>()
        from method in resource.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let operation = resource.GetType().GetProperty(method.Name.Replace("Async", "Operation", StringComparison.Ordinal))
        where operation is not null
        select (resource, method, (FeishuOperation)operation.GetValue(null)!);

    private static IEnumerable<object> Members(object owner) => owner.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(p => p.GetValue(owner)!);

    private static JsonObject Result(MockOperation page)
    {
        var result = page.Response.ResultOf(page.Response.Create());
        result.Remove("code");
        result.Remove("msg");
        return result;
    }

    private static object? Argument(ParameterInfo parameter, MockOperation page, FeishuMock mock)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(CancellationToken) => Patience.Token,
            _ when type == typeof(FeishuUserAccessToken) => FeishuUserAccessToken.FromString(mock.IssueUserToken()),
            _ when parameter.HasDefaultValue => null,
            _ when type.IsSubclassOf(typeof(FeishuModel)) => Model(type, new ExampleRequest(page.Page).Body()),
            _ => type.Namespace != "System" && type.IsClass ? Form(type) : Value(type),
        };
    }

    private static object Model(Type type, JsonObject json) =>
        typeof(FeishuJson).GetMethods().Single(m => m is { Name: "Parse", IsGenericMethod: true } && m.GetParameters()[0].ParameterType == typeof(string))
            .MakeGenericMethod(type).Invoke(null, [json.ToJsonString()])!;

    private static object Form(Type type)
    {
        var form = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(form, Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        }

        return form;
    }

    private static object Value(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(long) => 1L,
        _ when type == typeof(bool) => true,
        _ when type == typeof(FeishuUpload) => FeishuUpload.FromBytes([1], "a.txt"),
        _ => Activator.CreateInstance(type, "x")!,
    };
}
