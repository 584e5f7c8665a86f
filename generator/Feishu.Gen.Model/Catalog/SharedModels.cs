using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>
/// The models that the pages of a service version share under the page's own type name. A name whose uses contradict each
/// other is not shared: each use is a type within what it belongs to.
/// </summary>
internal sealed class SharedModels
{
    private readonly SortedDictionary<(string Namespace, string Name), ModelShape> _shapes;

    private SharedModels(SortedDictionary<(string Namespace, string Name), ModelShape> shapes) => _shapes = shapes;

    /// <summary>Collects the named types of all operations.</summary>
    public static SharedModels Of(IEnumerable<NamedOperation> operations)
    {
        var models = new SharedModels(new SortedDictionary<(string, string), ModelShape>(ByName.Instance));
        foreach (var operation in operations.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            var ns = operation.Resource.Namespace;
            models.Collect(ns, operation.Operation.Body?.Fields ?? []);
            models.Collect(ns, operation.Operation.Answer.Fields);
        }

        return models;
    }

    /// <summary>The C# name of the shared model that a type name means, or null where it is not shared.</summary>
    public string? Find(string ns, string typeName) =>
        _shapes.TryGetValue((ns, TypeNames.Model(typeName)), out var shape) && !shape.IsContradictory ? TypeNames.Model(typeName) : null;

    /// <summary>The models with their members' names and types.</summary>
    public EquatableArray<SharedModelPlan> Plan(TypePlanner planner) => _shapes
        .Where(s => !s.Value.IsContradictory)
        .Select(s => new SharedModelPlan(s.Key.Namespace, planner.PlanModel(new TypeOwner(s.Key.Namespace, s.Key.Name, s.Key.Name), s.Value, "")))
        .ToEquatableArray();

    /// <summary>Walks a tree without recursion: pages are untrusted, and compilers have small stacks.</summary>
    private void Collect(string ns, EquatableArray<Field> fields)
    {
        var open = new Stack<EquatableArray<Field>>();
        open.Push(fields);
        while (open.Count > 0)
        {
            foreach (var field in open.Pop())
            {
                if (NameOf(field.Type) is { } name)
                {
                    var key = (ns, TypeNames.Model(name));
                    if (!_shapes.TryGetValue(key, out var shape))
                    {
                        _shapes.Add(key, shape = new ModelShape());
                    }

                    shape.Add(field.Fields);
                }

                if (field.Fields.Count > 0)
                {
                    open.Push(field.Fields);
                }
            }
        }
    }

    private static string? NameOf(FieldType type) => type switch
    {
        FieldType.Object o => o.Name,
        FieldType.List list => NameOf(list.Item),
        FieldType.Map map => NameOf(map.Value),
        _ => null,
    };

    private sealed class ByName : IComparer<(string Namespace, string Name)>
    {
        public static ByName Instance { get; } = new();

        public int Compare((string Namespace, string Name) x, (string Namespace, string Name) y) =>
            string.CompareOrdinal(x.Namespace, y.Namespace) is not 0 and var order ? order : string.CompareOrdinal(x.Name, y.Name);
    }
}
