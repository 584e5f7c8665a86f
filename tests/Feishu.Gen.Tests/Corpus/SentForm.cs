using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Runtime;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Sends forms by the emitted methods, and sees what would have gone over the wire.</summary>
internal sealed class SentForm : HttpMessageHandler
{
    private readonly List<(string Name, string Content, bool IsFile)> _parts = [];

    private SentForm()
    {
    }

    /// <summary>Sends a record that holds a body's values, and gives the parts in their order; of a file its content.</summary>
    public static async Task<IReadOnlyList<(string Name, string Content, bool IsFile)>> SendAsync(EmittedBody body, JsonObject values, WireNames names)
    {
        using var sent = new SentForm();
        using var http = new HttpClient(sent);
        using var transport = FeishuTransport.Create(new FeishuOptions { AppId = "cli_test", AppSecret = "secret" }, http);
        var resource = body.Type!.Assembly.GetType($"{body.Type.Namespace}.{body.Plan.Resource.ResourceClass}", throwOnError: true)!;
        var method = resource.GetMethod(body.Plan.MethodName + "Async")!;
        var record = Fill(body.Type, values, names);
        var arguments = method.GetParameters().Select(p => p.ParameterType == body.Type ? record : Argument(p.ParameterType)).ToArray();
        await (Task)method.Invoke(Activator.CreateInstance(resource, transport), arguments)!;
        return sent._parts;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var part in request.Content as MultipartContent ?? [])
        {
            var about = part.Headers.ContentDisposition!;
            _parts.Add((about.Name!.Trim('"'), await part.ReadAsStringAsync(cancellationToken), about.FileName is not null));
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"code":0,"msg":"","data":{},"tenant_access_token":"t","app_access_token":"a","expire":7200}"""),
        };
    }

    private static object Fill(Type type, JsonObject values, WireNames names)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.CanWrite))
        {
            property.SetValue(record, Value(property.PropertyType, values[names.Of(type, property.Name)]!));
        }

        return record;
    }

    private static object? Value(Type type, JsonNode value) => type == typeof(FeishuUpload)
        ? FeishuUpload.FromBytes(Encoding.UTF8.GetBytes((string)value!), "file.bin")
        : value.Deserialize(type);

    /// <summary>What the platform takes beside the form does not matter here.</summary>
    private static object? Argument(Type type) => type == typeof(string) ? "x"
        : type == typeof(FeishuUserAccessToken) ? FeishuUserAccessToken.FromString("u-1")
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;
}
