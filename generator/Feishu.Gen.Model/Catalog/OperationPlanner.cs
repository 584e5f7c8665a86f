using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Plans the C# code of one operation.</summary>
internal static class OperationPlanner
{
    /// <summary>What the methods that go through pages call their own.</summary>
    private static readonly string[] s_locals = ["cursor", "page", "item"];

    /// <summary>Plans it.</summary>
    public static OperationPlan Plan(NamedOperation named, TypePlanner planner)
    {
        var operation = named.Operation;
        var owner = new TypeOwner(named.Resource.Namespace, named.TypeBase, named.TypeBase, new PagePlace(named.Page.Path, Row: -1));
        var inPath = operation.PathParameters.Select(p => p.Name).ToList();
        var required = operation.QueryParameters.Where(p => p.IsRequired == true && !inPath.Contains(p.Name)).ToList();
        var names = MemberNames.Parameters([.. inPath, .. required.Select(p => p.Name)]).Select(n => s_locals.Contains(n) ? n + "Value" : n).ToList();
        var query = Model(
            owner, "Query", [.. operation.QueryParameters.Where(p => !required.Contains(p))], $"{operation.Title}：查询参数", planner);
        var request = operation.Body is { } body
            ? Model(owner, "Request", body.Fields, $"{operation.Title}：请求体", planner, hasRequired: true)
            : null;
        if (request is not null && operation.Body!.Format == BodyFormat.Multipart)
        {
            request = request with { Members = request.Members.Select(m => m with { Type = FormType(m.Type) }).ToEquatableArray() };
        }

        var response = Model(owner, "Response", operation.Answer.Result, $"{operation.Title}：响应体", planner);
        return new OperationPlan
        {
            Operation = operation,
            Id = named.Id,
            PagePath = named.Page.Path,
            Resource = named.Resource,
            MethodName = named.Method,
            TypeBase = named.TypeBase,
            PathParameters = operation.PathParameters.Select((p, i) => Parameter(p, names[i], owner, planner)).ToEquatableArray(),
            RequiredQuery = required.Select((p, i) => Parameter(p, names[operation.PathParameters.Count + i], owner, planner)).ToEquatableArray(),
            Query = query,
            Request = request,
            Response = response,
            Paging = PagingPlanner.Plan(query, request, response),
            Errors = Errors(operation.Errors, named.TypeBase + "Errors"),
        };
    }

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
        TypeOwner owner, string suffix, EquatableArray<Field> fields, string description, TypePlanner planner, bool hasRequired = false) =>
        fields.Count == 0
            ? null
            : planner.PlanModel(owner with { Path = owner.Path + suffix }, ModelShape.Of(fields), description, hasRequired);

    private static EquatableArray<ErrorConstant> Errors(EquatableArray<ErrorCode> errors, string typeName)
    {
        var distinct = errors.GroupBy(e => e.Code).Select(g => g.First()).ToList();
        var names = ErrorNames.Constants(distinct.ConvertAll(e => new KeyValuePair<long, string>(e.Code, e.Description)), typeName);
        return distinct.Select((e, i) => new ErrorConstant(names[i], e)).ToEquatableArray();
    }
}
