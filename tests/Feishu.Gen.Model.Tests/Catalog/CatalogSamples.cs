using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>Operations and fields as pages would say them, in short.</summary>
internal static class CatalogSamples
{
    public static ApiCatalog Build(IEnumerable<PageOperation> pages) => CatalogBuilder.Build(pages, [], TypeGuide.Empty);

    public static PageOperation Page(string method, string path, params IReadOnlyList<Field> response) => new(
        $"{method}{path}.md",
        new Operation
        {
            Method = method,
            Host = Host.Open,
            Path = "/open-apis/" + path,
            Title = path,
            Tokens = TokenKinds.Tenant,
            Response = new Response { Kind = ResponseKind.Data, Fields = [Object("data", null, response)] },
        },
        PageTables.None);

    public static PageOperation Sending(this PageOperation page, params IReadOnlyList<Field> body) => page with
    {
        Operation = page.Operation with { Body = new RequestBody { Kind = BodyKind.Json, Fields = [.. body] } },
    };

    public static PageOperation At(this PageOperation page, string file) => page with { Path = file };

    public static Field Text(string name, params IReadOnlyList<string> values) => new()
    {
        Name = name,
        Type = new FieldType.String(),
        AllowedValues = [.. values.Select(v => new AllowedValue(v, ""))],
    };

    public static Field Number(string name) => new() { Name = name, Type = new FieldType.Integer() };

    public static Field Object(string name, string? type, params IReadOnlyList<Field> fields) =>
        new() { Name = name, Type = new FieldType.Object(type), Fields = [.. fields] };

    /// <summary>Everything that code may be written against, a line each.</summary>
    public static IReadOnlySet<string> Surface(ApiCatalog catalog)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in catalog.Operations)
        {
            lines.Add($"{plan.Id}: {plan.Resource}.{plan.MethodName}");
            lines.UnionWith(plan.PathParameters.Concat(plan.RequiredQuery).Select(p => $"{plan.Id}({p.Name}: {p.Type})"));
            lines.UnionWith(plan.Errors.Select(e => $"{plan.TypeBase}Errors.{e.Name} = {e.Error.Code}"));
            foreach (var model in new[] { plan.Query, plan.Request, plan.Response }.OfType<ModelPlan>())
            {
                Add(plan.Resource.Namespace, model);
            }
        }

        foreach (var shared in catalog.Models)
        {
            Add(shared.Namespace, shared.Model);
        }

        foreach (var values in catalog.Values)
        {
            lines.UnionWith(values.Values.Select(v => $"{values.Namespace}.{values.Name}.{v.Name} = {v.Value.Value}"));
        }

        return lines;

        void Add(string owner, ModelPlan model)
        {
            var name = $"{owner}.{model.Name}";
            lines.UnionWith(model.Members.Select(m => $"{name}.{m.Name}: {WithoutValues(m.Type)}").Prepend(name));
            foreach (var nested in model.Nested)
            {
                Add(name, nested);
            }
        }
    }

    // That some values of a string have names, too, does not change its type.
    private static TypeRef WithoutValues(TypeRef type) => type switch
    {
        TypeRef.Text => new TypeRef.Text(),
        TypeRef.List list => new TypeRef.List(WithoutValues(list.Item)),
        _ => type,
    };
}
