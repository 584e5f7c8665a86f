using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>
/// The models that the pages of a service version share under the page's own type name. A use that contradicts what most pages
/// say of the type is none of them: it is a type within what it belongs to.
/// </summary>
internal sealed class SharedModels
{
    private readonly SortedDictionary<(string Namespace, string Name), SharedModel> _models = new(ByName.Instance);

    private SharedModels()
    {
    }

    /// <summary>Collects the named types of all operations.</summary>
    public static SharedModels Of(IEnumerable<NamedOperation> operations, NameClashes clashes)
    {
        var models = new SharedModels();
        foreach (var named in operations.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            var (ns, page, operation) = (named.Resource.Namespace, named.Page.Path, named.Operation);
            models.Collect(ns, page, operation.Body?.Fields ?? [], isOpen: operation.Body?.IsNestingOpen == true);
            models.Collect(ns, page, operation.Answer.Fields, operation.Answer.IsNestingOpen);
        }

        foreach (var model in models._models)
        {
            model.Value.Complete(clashes.Model(model.Key.Namespace, TypeNames.Safe(model.Key.Name), model.Value.Place));
        }

        return models;
    }

    /// <summary>The C# name of the shared model that a type name means.</summary>
    public string NameOf(string ns, string typeName) => Find(ns, typeName).Name;

    /// <summary>Whether a use of a type name agrees with the shared model, and so do all uses below it.</summary>
    public bool Shares(string ns, string typeName, EquatableArray<Field> use) => Find(ns, typeName).Shape.Covers(use) && SharesBelow(ns, use, 0);

    /// <summary>The models with their members' names and types.</summary>
    public EquatableArray<SharedModelPlan> Plan(TypePlanner planner, FileNames files) =>
        _models.Select(m => Plan(m.Key.Namespace, m.Key.Name, m.Value, planner, files)).ToEquatableArray();

    private static SharedModelPlan Plan(string ns, string valuePrefix, SharedModel model, TypePlanner planner, FileNames files) =>
        new(ns, planner.PlanModel(TypeOwner.Shared(ns, model.Name, valuePrefix, model.Place), model.Shape), files.Take(ns, model.Name));

    private bool SharesBelow(string ns, EquatableArray<Field> fields, int depth) => depth == FieldShape.MaxDepth || fields.All(field =>
        field.Fields.Count == 0
        || ((field.Type.ObjectName() is not { } name || Find(ns, name).Shape.Covers(field.Fields)) && SharesBelow(ns, field.Fields, depth + 1)));

    private SharedModel Find(string ns, string typeName) => _models[(ns, TypeNames.Plain(typeName))];

    /// <summary>Walks a tree without recursion: pages are untrusted, and compilers have small stacks.</summary>
    private void Collect(string ns, string page, EquatableArray<Field> fields, bool isOpen)
    {
        var open = new Stack<EquatableArray<Field>>();
        open.Push(fields);
        while (open.Count > 0)
        {
            foreach (var field in open.Pop())
            {
                if (field.Type.ObjectName() is { } name)
                {
                    var key = (ns, TypeNames.Plain(name));
                    if (!_models.TryGetValue(key, out var model))
                    {
                        _models.Add(key, model = new SharedModel(new PagePlace(page, field.Row)));
                    }

                    model.Add(new TypeUse(page, field.Fields, isOpen));
                }

                if (field.Fields.Count > 0)
                {
                    open.Push(field.Fields);
                }
            }
        }
    }

    private sealed class ByName : IComparer<(string Namespace, string Name)>
    {
        public static ByName Instance { get; } = new();

        public int Compare((string Namespace, string Name) x, (string Namespace, string Name) y) =>
            string.CompareOrdinal(x.Namespace, y.Namespace) is not 0 and var order ? order : string.CompareOrdinal(x.Name, y.Name);
    }
}
