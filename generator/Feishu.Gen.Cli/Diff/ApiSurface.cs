using Feishu.Gen.Catalog;
using Feishu.Gen.Emit;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Everything public that the emitter makes of a catalog, by name, and the way from a page's fields to it.</summary>
internal sealed class ApiSurface
{
    /// <summary>The namespace that stands for the client's.</summary>
    public const string Root = "Api";

    private static readonly EmitOptions s_options = new(Root, "FeishuClient", "public");

    private readonly Dictionary<string, Declaration> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelPlan> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValuePlan> _values = new(StringComparer.Ordinal);

    /// <summary>Lists what is emitted of a catalog.</summary>
    public ApiSurface(ApiCatalog catalog)
    {
        foreach (var operation in catalog.Operations)
        {
            AddOperation(operation);
        }

        foreach (var sent in catalog.Events)
        {
            AddModel(sent.Place.FullTypeName, sent.Model);
        }

        foreach (var shared in catalog.Models)
        {
            AddModel($"{shared.Namespace}.{shared.Model.Name}", shared.Model);
        }

        foreach (var values in catalog.Values)
        {
            AddValues(values);
        }
    }

    /// <summary>The names of what may keep code from compiling that was written against what was there before, in ordinal order.</summary>
    public IReadOnlyList<string> Breaks(ApiSurface after) =>
    [
        .. _declarations.Where(d => !after._declarations.TryGetValue(d.Key, out var now) || !d.Value.Allows(now)).Select(d => d.Key)
            .Concat(after._declarations.Where(d => IsNewDemand(d.Key, d.Value)).Select(d => d.Key))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A declaration as people write it, or null where there is none.</summary>
    public string? TextOf(string name) => _declarations.TryGetValue(name, out var declaration) ? declaration.Text : null;

    /// <summary>The name of an operation's method.</summary>
    public static string MethodOf(OperationPlan operation) =>
        $"{operation.Resource.Service}.{operation.Resource.Version}.{operation.Resource.Name}.{operation.MethodName}Async";

    /// <summary>The name of the method that goes through the pages of an operation's results.</summary>
    public static string PagingMethodOf(OperationPlan operation) =>
        $"{operation.Resource.Service}.{operation.Resource.Version}.{operation.Resource.Name}.{operation.MethodName}AllAsync";

    /// <summary>The name of a record that belongs to an operation.</summary>
    public static string TypeOf(OperationPlan operation, ModelPlan model) => $"{operation.Resource.Namespace}.{model.Name}";

    /// <summary>The names of the constants for a code.</summary>
    public static IEnumerable<string> ConstantsOf(OperationPlan operation, long code) =>
        operation.Errors.Where(e => e.Error.Code == code).Select(e => $"{ErrorsOf(operation)}.{e.Name}");

    /// <summary>The record that a member's type is or holds, or null.</summary>
    public string? RecordOf(TypeRef type) => Unwrapped(type) is TypeRef.Model model && _models.ContainsKey(model.Name) ? model.Name : null;

    /// <summary>The member of a record that stands for a field, or null.</summary>
    public MemberPlan? MemberOf(string? record, Field field) =>
        record is null ? null : _models[record].Members.FirstOrDefault(m => m.Field.Name == field.Name);

    /// <summary>The names of the values that a member's type lists.</summary>
    public IEnumerable<string> ValuesOf(TypeRef type) => ValueListOf(type) is { } key && _values.TryGetValue(key, out var values)
        ? values.Values.Select(v => $"{key}.{v.Name}").Prepend(key)
        : [];

    /// <summary>The name of the constant for a value that a member's type lists.</summary>
    public IEnumerable<string> ConstantsOf(TypeRef type, string value) => ValueListOf(type) is { } key && _values.TryGetValue(key, out var values)
        ? values.Values.Where(v => v.Value.Value == value).Select(v => $"{key}.{v.Name}")
        : [];

    /// <summary>The names of everything that a record declares, with what its members' types declare.</summary>
    public IEnumerable<string> Everything(string record)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([record]);
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            yield return name;
            foreach (var member in _models[name].Members)
            {
                yield return $"{name}.{member.Name}";
                foreach (var value in ValuesOf(member.Type))
                {
                    yield return value;
                }

                if (RecordOf(member.Type) is { } below)
                {
                    open.Push(below);
                }
            }
        }
    }

    /// <summary>The names of everything that is emitted for an operation alone, and of the types that it leads to.</summary>
    public IEnumerable<string> Everything(OperationPlan operation) =>
        new[] { operation.Query, operation.Request, operation.Response }
            .OfType<ModelPlan>()
            .SelectMany(m => Everything(TypeOf(operation, m)))
            .Concat(operation.PathParameters.Concat(operation.RequiredQuery).SelectMany(p => ValuesOf(p.Type)))
            .Concat(operation.Errors.Select(e => $"{ErrorsOf(operation)}.{e.Name}"))
            .Concat([MethodOf(operation), PagingMethodOf(operation), ErrorsOf(operation)]);

    public static string ErrorsOf(OperationPlan operation) => $"{operation.Resource.Namespace}.{operation.TypeBase}Errors";

    private static TypeRef Unwrapped(TypeRef type) => type switch
    {
        TypeRef.List list => Unwrapped(list.Item),
        TypeRef.Map map => Unwrapped(map.Item),
        _ => type,
    };

    private static string? ValueListOf(TypeRef type) => Unwrapped(type) switch
    {
        TypeRef.Value value => value.Name,
        TypeRef.Text text => text.Values,
        _ => null,
    };

    /// <summary>A member that must be set, of a record that was there without it.</summary>
    private bool IsNewDemand(string name, Declaration declaration) =>
        declaration is Declaration.Property { IsRequired: true } property && !_declarations.ContainsKey(name) && _declarations.ContainsKey(property.Owner);

    private void AddOperation(OperationPlan operation)
    {
        foreach (var model in new[] { operation.Query, operation.Request, operation.Response }.OfType<ModelPlan>())
        {
            AddModel(TypeOf(operation, model), model);
        }

        var parameters = Signature.Of(operation, s_options).ToEquatableArray();
        _declarations[MethodOf(operation)] = new Declaration.Method(ResultOf(operation), parameters);
        if (operation.Paging is { } paging)
        {
            _declarations[PagingMethodOf(operation)] = new Declaration.Method(TypeText.Of(paging.Item, s_options), parameters);
        }

        if (operation.Errors.Count > 0)
        {
            _declarations[ErrorsOf(operation)] = new Declaration.Name();
        }

        foreach (var error in operation.Errors)
        {
            _declarations[$"{ErrorsOf(operation)}.{error.Name}"] = new Declaration.Name();
        }
    }

    private static string ResultOf(OperationPlan operation) => operation.Operation.Response.Kind switch
    {
        ResponseKind.Bytes => "FeishuDownload",
        ResponseKind.Events => $"IAsyncEnumerable<{operation.Response?.Name ?? "FeishuJson"}>",
        _ => operation.Response?.Name ?? "",
    };

    private void AddModel(string name, ModelPlan model)
    {
        _models[name] = model;
        _declarations[name] = new Declaration.Name();
        foreach (var member in model.Members)
        {
            _declarations[$"{name}.{member.Name}"] =
                new Declaration.Property(name, TypeText.Of(member.Type, s_options), TypeText.IsValueType(member.Type), member.IsRequired);
        }

        foreach (var nested in model.Nested)
        {
            AddModel($"{name}.{nested.Name}", nested);
        }
    }

    private void AddValues(ValuePlan values)
    {
        var name = $"{values.Namespace}.{values.Name}";
        _values[name] = values;
        _declarations[name] = new Declaration.Name();
        foreach (var value in values.Values)
        {
            _declarations[$"{name}.{value.Name}"] = new Declaration.Name();
        }
    }
}
