using Feishu.Gen.Catalog;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>An emitted record with its full name below the client's namespace.</summary>
/// <param name="Name">Such as <c>TaskV1.ListTaskResponse.ItemModel</c>.</param>
/// <param name="Plan">The record.</param>
/// <param name="IsShared">Whether other operations and events use it too.</param>
internal sealed record NamedModel(string Name, ModelPlan Plan, bool IsShared)
{
    /// <summary>The member of a field, or null where the record has none for it.</summary>
    public MemberPlan? Member(string field) => Plan.Members.FirstOrDefault(m => m.Field.Name == field);
}

/// <summary>Finds the emitted records by their names.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, NamedModel> _byName = new(StringComparer.Ordinal);

    /// <summary>Collects the records of a catalog.</summary>
    public ModelIndex(ApiCatalog catalog)
    {
        foreach (var shared in catalog.Models)
        {
            Add(shared.Namespace, shared.Model, isShared: true);
        }

        foreach (var plan in catalog.Operations)
        {
            foreach (var model in new[] { plan.Request, plan.Response, plan.Query })
            {
                if (model is not null)
                {
                    Add(plan.Resource.Namespace, model, isShared: false);
                }
            }
        }

        foreach (var plan in catalog.Events)
        {
            Add(plan.Place.Namespace, plan.Model, isShared: false);
        }
    }

    /// <summary>What an operation sends, or null where that is no record.</summary>
    public NamedModel? Request(OperationPlan plan) => Of(plan, plan.Request);

    /// <summary>What an operation gives back, or null where that is no record.</summary>
    public NamedModel? Response(OperationPlan plan) => Of(plan, plan.Response);

    /// <summary>The payload of an event.</summary>
    public NamedModel Payload(EventPlan plan) => _byName[plan.Place.FullTypeName];

    /// <summary>The record of a type, or null where it is none.</summary>
    public NamedModel? Find(TypeRef? type) => type is TypeRef.Model model ? _byName.GetValueOrDefault(model.Name) : null;

    /// <summary>The open list that names a type's values, or null where there is none.</summary>
    public static string? ValueName(TypeRef? type) => type switch
    {
        TypeRef.Value value => value.Name,
        TypeRef.Text text => text.Values,
        TypeRef.RuntimeValue value => value.Name,
        _ => null,
    };

    private NamedModel? Of(OperationPlan plan, ModelPlan? model) =>
        model is null ? null : _byName[$"{plan.Resource.Namespace}.{model.Name}"];

    private void Add(string owner, ModelPlan model, bool isShared)
    {
        var name = $"{owner}.{model.Name}";
        _byName[name] = new NamedModel(name, model, isShared);
        foreach (var nested in model.Nested)
        {
            Add(name, nested, isShared: false);
        }
    }
}

/// <summary>Looks into types.</summary>
internal static class TypeRefs
{
    /// <summary>What a list or map, however deep, is made of; any other type itself.</summary>
    public static TypeRef? Element(this TypeRef? type) => type switch
    {
        TypeRef.List list => list.Item.Element(),
        TypeRef.Map map => map.Item.Element(),
        _ => type,
    };
}
