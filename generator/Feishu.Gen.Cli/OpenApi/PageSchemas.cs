using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Gen.Vocabulary;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The bodies as each page's own tables say them; the C# types stand beside them as <see cref="Extensions.Model"/>.</summary>
internal sealed class PageSchemas(ModelIndex models) : IBodySchemas
{
    private bool _isWithinItems;

    /// <inheritdoc />
    public IOpenApiSchema Request(OperationPlan plan, RequestBody body) => Object(body.Fields, models.Request(plan));

    /// <inheritdoc />
    public IOpenApiSchema Response(OperationPlan plan)
    {
        var response = plan.Operation.Response;
        var result = models.Response(plan);
        if (response.ListsDataAlone)
        {
            var schema = Object(response.Fields, result);
            schema.Extend("x-feishu-within", EnvelopeNames.Data);
            return schema;
        }

        if (response.Kind != ResponseKind.Data)
        {
            return Object(response.Fields, result);
        }

        return Schemas.Object(response.Fields.Select(f => (f, (IOpenApiSchema)(f.Name == EnvelopeNames.Data ? Described(f, result) : Described(f, null)))));
    }

    /// <inheritdoc />
    public IOpenApiSchema Payload(EventPlan plan) => Object(plan.Event.Fields, models.Payload(plan));

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, IOpenApiSchema>> Components() => [];

    private OpenApiSchema Object(EquatableArray<Field> fields, NamedModel? model)
    {
        var schema = Schemas.Object(fields.Select(f => (f, (IOpenApiSchema)Described(f, model?.Member(f.Name)?.Type))));
        if (model is not null)
        {
            schema.Extend(Extensions.Model, model.Name);
        }

        return schema;
    }

    private OpenApiSchema Described(Field field, TypeRef? type)
    {
        var element = type.Element();
        return Described(field, models.Find(element), ModelIndex.ValueName(element));
    }

    private OpenApiSchema Described(Field field, NamedModel? model, string? values = null)
    {
        var schema = !_isWithinItems && field is { IsListByExample: true, Type: FieldType.List { Item: FieldType.Object } }
            ? ObjectOrList(field, model)
            : Schemas.Of(field.Type, () => Object(field.Fields, model));
        schema.Describe(field);
        if (values is not null)
        {
            schema.Extend(Extensions.Model, values);
        }

        return schema;
    }

    /// <summary>
    /// As the page says it: an object by its table, a list by its example. Lists within the items are those of the example alone, so
    /// that nothing is written more than twice.
    /// </summary>
    private OpenApiSchema ObjectOrList(Field field, NamedModel? model)
    {
        var schema = Object(field.Fields, model);
        schema.Type = JsonSchemaType.Object | JsonSchemaType.Array;
        _isWithinItems = true;
        schema.Items = Object(field.Fields, model);
        _isWithinItems = false;
        return schema;
    }
}
