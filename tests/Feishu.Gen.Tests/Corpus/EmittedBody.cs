using System.Reflection;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Runtime;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>A body as the generator understands its page, with the emitted record that reads and writes it.</summary>
internal sealed class EmittedBody(OperationPlan plan, FeishuOperation operation, BodyPart part)
{
    private static readonly MethodInfo s_parse = typeof(FeishuJson).GetMethods()
        .Single(m => m is { Name: nameof(FeishuJson.Parse), IsGenericMethodDefinition: true }
            && m.GetParameters()[0].ParameterType == typeof(string));

    /// <summary>What surrounds a result.</summary>
    private static readonly string[] s_envelope = ["code", "msg", "message", "error", "data"];

    /// <summary>The operation.</summary>
    public OperationPlan Plan => plan;

    /// <summary>The operation's descriptor.</summary>
    public FeishuOperation Operation => operation;

    /// <summary>The record; null where the page lists nothing that it could have.</summary>
    public Type? Type => part == BodyPart.Request ? operation.RequestType : operation.ResponseType;

    /// <summary>The body is a form and no JSON.</summary>
    public bool IsForm => part == BodyPart.Request && operation.Body == FeishuBodyKind.Multipart;

    /// <summary>The fields of the page's own table with the paths at which they stand.</summary>
    public IReadOnlyDictionary<string, Field> Fields { get; } =
        Walk(part == BodyPart.Request ? plan.Operation.Body?.Fields ?? [] : plan.Operation.Response.Fields, "")
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether the generator sees the fields where a table has them.</summary>
    public bool HasTreeOf(BodyTable table) => table.Rows.Select(r => r.Path).ToHashSet(StringComparer.Ordinal).SetEquals(Fields.Keys);

    /// <summary>What the paths of the record's own fields begin with.</summary>
    public string Prefix => IsInData && !plan.Operation.Response.ListsDataAlone ? "data." : "";

    private bool IsInData => part == BodyPart.Response && operation.Response is FeishuResponseKind.Data or FeishuResponseKind.Events;

    /// <summary>The part of a body that the record is to hold; null where it holds none of it.</summary>
    public JsonObject? ResultOf(JsonObject body)
    {
        if (Type is null)
        {
            return null;
        }

        if (IsInData && (Prefix.Length > 0 || body.ContainsKey("code")))
        {
            return body["data"] as JsonObject;
        }

        var result = body.DeepClone().AsObject();
        if (part == BodyPart.Response)
        {
            result.Remove("code");
            result.Remove("msg");
        }

        return result;
    }

    /// <summary>The paths of a body that neither the record takes in nor the envelope has.</summary>
    public IEnumerable<string> Unread(JsonObject body) =>
        Type is null ? body.Select(m => m.Key).Except(s_envelope).Concat((body["data"] as JsonObject ?? []).Select(m => "data." + m.Key))
        : Prefix.Length > 0 ? body.Select(m => m.Key).Except(s_envelope)
        : [];

    /// <summary>Reads the record.</summary>
    public FeishuModel Read(JsonObject result) => (FeishuModel)s_parse.MakeGenericMethod(Type!).Invoke(null, [result.ToJsonString()])!;

    /// <inheritdoc />
    public override string ToString() => $"{plan.PagePath} ({part})";

    private static IEnumerable<KeyValuePair<string, Field>> Walk(EquatableArray<Field> fields, string prefix)
    {
        foreach (var field in fields)
        {
            var path = prefix + field.Name;
            yield return KeyValuePair.Create(path, field);
            foreach (var below in Walk(field.Fields, path + (field.Type is FieldType.List ? "[]." : ".")))
            {
                yield return below;
            }
        }
    }
}
