using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Pages;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Tests.Support;

/// <summary>A request as its page shows it: the samples of path and query, and the example of the body or one made from its table.</summary>
/// <param name="operation">The operation.</param>
internal sealed class ExampleRequest(Operation operation)
{
    /// <summary>A query value to leave out, or null.</summary>
    public string? WithoutQuery { get; init; }

    /// <summary>A member of the body to leave out, or null.</summary>
    public string? WithoutMember { get; init; }

    /// <summary>The body as JSON, less what is to be left out.</summary>
    public JsonObject Body()
    {
        var body = PageJson.OfExample(operation.Body!.Example) ?? TableExample.Of(operation.Body.Fields);
        if (WithoutMember is not null)
        {
            body.Remove(WithoutMember);
        }

        return body;
    }

    /// <summary>The request.</summary>
    /// <param name="token">The access token.</param>
    public HttpRequestMessage Create(string token)
    {
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), Path() + Query());
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Headers.TryAddWithoutValidation("X-Lark-Helpdesk-Authorization", "Bearer aGVscGRlc2s6dG9rZW4=");
        foreach (var header in operation.Headers.Where(h => h.Name is not ("Authorization" or "Content-Type") && h.IsRequired == true))
        {
            request.Headers.TryAddWithoutValidation(header.Name, "x");
        }

        request.Content = operation.Body?.Kind switch
        {
            BodyKind.Json => new StringContent(Body().ToJsonString(), Encoding.UTF8, "application/json"),
            BodyKind.Multipart => Form(),
            _ => null,
        };
        return request;
    }

    private string Path() => string.Join('/', operation.Path.Split('/').Select(segment =>
        segment is [':', _, ..] ? Uri.EscapeDataString(Text(operation.PathParameters.First(p => p.Name == segment[1..]))) : segment));

    private string Query()
    {
        var values = operation.QueryParameters.Where(q => q.IsRequired == true && q.Name != WithoutQuery).Select(q => $"{q.Name}={Uri.EscapeDataString(Text(q))}");
        return operation.QueryParameters.Count == 0 ? "" : "?" + string.Join('&', values);
    }

    private MultipartFormDataContent Form()
    {
        var form = new MultipartFormDataContent();
        foreach (var field in operation.Body!.Fields.Where(f => f.Name != WithoutMember))
        {
            if (field.Type is FieldType.File or FieldType.List { Item: FieldType.File })
            {
                form.Add(new ByteArrayContent("content"u8.ToArray()), field.Name, "example.txt");
            }
            else
            {
                form.Add(new StringContent(Text(field)), field.Name);
            }
        }

        return form;
    }

    private static string Text(Field field)
    {
        var value = field.Type is FieldType.List list ? TableExample.Of(field with { Type = list.Item, Example = null }) : TableExample.Of(field);
        var text = value.AsText() ?? value!.ToJsonString();
        return text.Length == 0 ? "x" : text;
    }
}
