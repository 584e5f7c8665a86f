using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>
/// The models that the pages of a service version share under the page's own type name. A name whose uses contradict each
/// other is not shared: each use is a type within what it belongs to.
/// </summary>
internal sealed class SharedModels
{
    private readonly SortedDictionary<(string Namespace, string Name), Model> _models = new(ByName.Instance);

    private SharedModels()
    {
    }

    /// <summary>Collects the named types of all operations.</summary>
    public static SharedModels Of(IEnumerable<NamedOperation> operations, NameClashes clashes)
    {
        var models = new SharedModels();
        foreach (var operation in operations.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            var ns = operation.Resource.Namespace;
            models.Collect(ns, operation.Page.Path, operation.Operation.Body?.Fields ?? []);
            models.Collect(ns, operation.Page.Path, operation.Operation.Answer.Fields);
        }

        foreach (var (key, model) in models.Shared())
        {
            model.Name = clashes.Model(key.Namespace, key.Name, model.Place);
        }

        return models;
    }

    /// <summary>The C# name of the shared model that a type name means, or null where it is not shared.</summary>
    public string? Find(string ns, string typeName) =>
        _models.TryGetValue((ns, TypeNames.Model(typeName)), out var model) && !model.Shape.IsContradictory ? model.Name : null;

    /// <summary>The models with their members' names and types.</summary>
    public EquatableArray<SharedModelPlan> Plan(TypePlanner planner) => Shared()
        .Select(s => new SharedModelPlan(
            s.Key.Namespace,
            planner.PlanModel(new TypeOwner(s.Key.Namespace, s.Model.Name, s.Model.Name, s.Model.Place), s.Model.Shape, "")))
        .ToEquatableArray();

    private IEnumerable<((string Namespace, string Name) Key, Model Model)> Shared() =>
        _models.Where(m => !m.Value.Shape.IsContradictory).Select(m => (m.Key, m.Value));

    /// <summary>Walks a tree without recursion: pages are untrusted, and compilers have small stacks.</summary>
    private void Collect(string ns, string page, EquatableArray<Field> fields)
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
                    if (!_models.TryGetValue(key, out var model))
                    {
                        _models.Add(key, model = new Model(key.Item2, new PagePlace(page, field.Row)));
                    }

                    model.Shape.Add(field.Fields);
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

    /// <summary>A model with the place that first names it.</summary>
    private sealed class Model(string name, PagePlace place)
    {
        public string Name { get; set; } = name;

        public PagePlace Place => place;

        public ModelShape Shape { get; } = new();
    }

    private sealed class ByName : IComparer<(string Namespace, string Name)>
    {
        public static ByName Instance { get; } = new();

        public int Compare((string Namespace, string Name) x, (string Namespace, string Name) y) =>
            string.CompareOrdinal(x.Namespace, y.Namespace) is not 0 and var order ? order : string.CompareOrdinal(x.Name, y.Name);
    }
}
