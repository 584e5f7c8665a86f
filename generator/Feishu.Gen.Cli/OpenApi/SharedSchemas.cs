using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Gen.Vocabulary;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The bodies as the generated client has them: shared models and open lists of values are components.</summary>
internal sealed class SharedSchemas(ApiCatalog catalog, ModelIndex models, OpenApiDocument document) : IBodySchemas
{
    /// <summary>The envelope's member, where the page lists its contents alone.</summary>
    private static readonly Field s_data = new() { Name = EnvelopeNames.Data, Type = new FieldType.Object(null) };

    /// <inheritdoc />
    public IOpenApiSchema Request(OperationPlan plan, RequestBody body) => Object(models.Request(plan));

    /// <inheritdoc />
    public IOpenApiSchema Response(OperationPlan plan)
    {
        var result = models.Response(plan);
        if (plan.Operation.Response.ListsDataAlone)
        {
            return Schemas.Object([(s_data, Object(result))]);
        }

        if (plan.Operation.Response.Kind == ResponseKind.Data)
        {
            return Schemas.Object(plan.Operation.Response.Fields.Select(f => (f, EnvelopeMember(f, result))));
        }

        var beside = plan.Operation.Response.Fields.Where(f => result?.Member(f.Name) is null);
        var schema = Schemas.Object([.. beside.Select(f => (f, EnvelopeMember(f, null))), .. Members(result)]);
        AddName(schema, result);
        return schema;
    }

    /// <inheritdoc />
    public IOpenApiSchema Payload(EventPlan plan) => Object(models.Payload(plan));

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, IOpenApiSchema>> Components() =>
    [
        .. catalog.Models.Select(m => KeyValuePair.Create<string, IOpenApiSchema>($"{m.Namespace}.{m.Model.Name}", Object(Shared(m)))),
        .. catalog.Values.Select(v => KeyValuePair.Create<string, IOpenApiSchema>($"{v.Namespace}.{v.Name}", Values(v))),
    ];

    private NamedModel? Shared(SharedModelPlan plan) => models.Find(new TypeRef.Model($"{plan.Namespace}.{plan.Model.Name}"));

    private IOpenApiSchema EnvelopeMember(Field field, NamedModel? result)
    {
        var schema = Schemas.Of(field.Type, () => Object(field.Name == EnvelopeNames.Data ? result : null));
        schema.Describe(field);
        return schema;
    }

    private OpenApiSchema Object(NamedModel? model)
    {
        var schema = Schemas.Object(Members(model));
        schema.Description = model?.Plan.Description is { Length: > 0 } description ? description : null;
        AddName(schema, model);
        return schema;
    }

    private IEnumerable<(Field Field, IOpenApiSchema Schema)> Members(NamedModel? model) =>
        model is null ? [] : model.Plan.Members.Select(m => (m.Field, Member(m)));

    private static void AddName(OpenApiSchema schema, NamedModel? model)
    {
        if (model is not null)
        {
            schema.Extend(Extensions.Model, model.Name);
        }
    }

    private IOpenApiSchema Member(MemberPlan member)
    {
        var schema = Of(member.Type);
        switch (schema)
        {
            case OpenApiSchema own:
                own.Describe(member.Field);
                break;
            case OpenApiSchemaReference reference when member.Field.Description.Length > 0:
                reference.Description = member.Field.Description;
                break;
        }

        return schema;
    }

    private IOpenApiSchema Of(TypeRef type) => type switch
    {
        TypeRef.Model when models.Find(type) is { } model => model.IsShared ? Reference(model.Name) : Object(model),
        TypeRef.Value value => Reference(value.Name),
        TypeRef.Text { Values: { } values } => Reference(values),
        TypeRef.Text or TypeRef.RuntimeValue => new OpenApiSchema { Type = JsonSchemaType.String },
        TypeRef.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        TypeRef.Number => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
        TypeRef.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        TypeRef.File => Schemas.File(),
        TypeRef.List list => Schemas.List(Of(list.Item)),
        TypeRef.Map map => Schemas.Map(Of(map.Item)),
        _ => new OpenApiSchema(),
    };

    private OpenApiSchemaReference Reference(string name) => new(name, document);

    private static OpenApiSchema Values(ValuePlan plan)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = plan.Description.Length > 0 ? plan.Description : null };
        schema.Extend(Extensions.Model, $"{plan.Namespace}.{plan.Name}");
        schema.Extend(Extensions.Values, new JsonArray([.. plan.Values.Select(Value)]));
        return schema;
    }

    private static JsonObject Value(NamedValue named)
    {
        var json = new JsonObject { ["value"] = named.Value.Value, ["name"] = named.Name };
        Extensions.AddText(json, "description", named.Value.Description);
        return json;
    }
}
