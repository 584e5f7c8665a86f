using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Plans the C# code of one operation.</summary>
internal static class OperationPlanner
{
    /// <summary>What the methods that go through pages call their own.</summary>
    private static readonly string[] s_locals = ["cursor", "page", "item"];

    /// <summary>Decides everything about the emitted code of the operation.</summary>
    /// <param name="named">The operation.</param>
    /// <param name="planner">The types of its version.</param>
    /// <param name="folder">What the names of the version's files begin with.</param>
    /// <param name="files">The version's files.</param>
    public static OperationPlan Plan(NamedOperation named, TypePlanner planner, string folder, FileNames files)
    {
        var operation = named.Operation;
        var inPath = new HashSet<string>(operation.PathParameters.Select(p => p.Name), StringComparer.Ordinal);
        var required = operation.QueryParameters.Where(p => p.IsRequired == true && !inPath.Contains(p.Name)).ToList();
        var requiredNames = new HashSet<string>(required.Select(p => p.Name), StringComparer.Ordinal);
        var names = MemberNames.Parameters([.. operation.PathParameters.Concat(required).Select(p => p.Name)]).Select(n => s_locals.Contains(n) ? n + "Value" : n).ToList();
        var owner = TypeOwner.Operation(named, Identifiers(operation));
        var query = Model(
            owner,
            "Query",
            named.All(o => o.QueryParameters.Where(p => !requiredNames.Contains(p.Name)).ToEquatableArray()),
            $"{operation.Title}：查询参数",
            planner);
        var request = operation.Body is null
            ? null
            : Model(owner, "Request", named.All(o => o.Body?.Fields ?? []), $"{operation.Title}：请求体", planner, hasRequired: true);
        if (request is not null && operation.Body!.Kind == BodyKind.Multipart)
        {
            request = request with { Members = request.Members.Select(m => FormMember(operation, m)).ToEquatableArray() };
        }

        var response = Model(owner, "Response", named.All(o => o.Response.Result), $"{operation.Title}：响应体", planner);
        return PlanNames(named) with
        {
            FileName = files.Take(folder, named.Place.Resource.ResourceClass, named.Place.Method),
            PathParameters = operation.PathParameters.Select((p, i) => Parameter(p, names[i], owner, planner)).ToEquatableArray(),
            RequiredQuery = required.Select((p, i) => Parameter(p, names[operation.PathParameters.Count + i], owner, planner)).ToEquatableArray(),
            Query = query,
            Request = request,
            Response = response,
            Paging = PagingPlanner.Plan(query, request, response),
            Values = planner.TakeValues(),
            Errors = Errors(named.All(o => o.Errors).SelectMany(e => e), named.Place.TypeBase + "Errors"),
        };
    }

    /// <summary>Plans what has names, but no code.</summary>
    public static OperationPlan PlanNames(NamedOperation named) => new()
    {
        Operation = named.Operation,
        Id = named.Place.Id,
        PagePath = named.Place.Page,
        FileName = "",
        Resource = named.Place.Resource,
        MethodName = named.Place.Method,
        TypeBase = named.Place.TypeBase,
    };

    /// <summary>The identifiers of everything whose values are named after the operation.</summary>
    private static EquatableArray<string> Identifiers(Operation operation) => operation.PathParameters
        .Concat(operation.QueryParameters)
        .Concat(operation.Body?.Fields ?? [])
        .Concat(operation.Response.Result)
        .Select(f => CSharpNames.Pascal(f.Name))
        .ToEquatableArray();

    private static MemberPlan FormMember(Operation operation, MemberPlan member) => member with
    {
        Type = FormType(member.Type),
        MaxFileSize = member.Type is TypeRef.File or TypeRef.List { Item: TypeRef.File } ? FileSizes.MaxOf(operation, member.Field) : null,
    };

    /// <summary>A form carries text, files and lists of both; what is deeper goes as JSON in a part of its own.</summary>
    private static TypeRef FormType(TypeRef type) => type switch
    {
        TypeRef.Map => new TypeRef.Json(),
        TypeRef.List { Item: not (TypeRef.Text or TypeRef.File) } => new TypeRef.Json(),
        _ => type,
    };

    private static MemberPlan Parameter(Field field, string name, TypeOwner owner, TypePlanner planner) =>
        new() { Field = field, Name = name, Type = planner.PlanParameter(owner, field), IsRequired = true };

    private static ModelPlan? Model(
        TypeOwner owner, string suffix, IEnumerable<EquatableArray<Field>> uses, string description, TypePlanner planner, bool hasRequired = false)
    {
        var shape = new ModelShape();
        foreach (var fields in uses)
        {
            shape.Add(fields);
        }

        return shape.Fields.Count == 0 ? null : planner.PlanModel(owner with { Path = owner.Path + suffix }, shape, description, hasRequired);
    }

    private static EquatableArray<ErrorConstant> Errors(IEnumerable<ErrorCode> errors, string typeName)
    {
        var distinct = errors.GroupBy(e => e.Code).Select(g => g.First()).ToList();
        var names = ErrorNames.Constants(distinct.ConvertAll(e => new KeyValuePair<long, string>(e.Code, e.Description)), typeName);
        return distinct.Select((e, i) => new ErrorConstant(names[i], e)).ToEquatableArray();
    }
}
