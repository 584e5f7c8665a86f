using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>
/// The models that the pages of a service version share under the page's own type name. A use that contradicts what most pages
/// say of the type is none of them: it is a type within what it belongs to.
/// </summary>
internal sealed class SharedModels
{
    private readonly SortedDictionary<string, SharedModel> _models = new(StringComparer.Ordinal);
    private readonly string _ns;

    private SharedModels(string ns) => _ns = ns;

    /// <summary>Collects the named types of a namespace.</summary>
    /// <param name="ns">The namespace below the client's.</param>
    /// <param name="bodies">All bodies of its pages, those of operations by id before those of events by type.</param>
    /// <param name="clashes">The names of its types.</param>
    public static SharedModels Of(string ns, IEnumerable<PageBody> bodies, NameClashes clashes)
    {
        var models = new SharedModels(ns);
        foreach (var body in bodies)
        {
            models.Collect(body);
        }

        foreach (var model in models._models)
        {
            model.Value.Complete(clashes.Model(ns, TypeNames.Safe(model.Key), model.Value.Place));
        }

        return models;
    }

    /// <summary>The C# name of the shared model that a type name means.</summary>
    public string NameOf(string typeName) => Find(typeName).Name;

    /// <summary>Whether a use of a type name agrees with the shared model, and so do all uses below it.</summary>
    public bool Shares(string typeName, EquatableArray<Field> use) => Find(typeName).Shape.Covers(use) && SharesBelow(use, 0);

    /// <summary>The models with their members' names and types, by name.</summary>
    public EquatableArray<SharedModelPlan> Plan(TypePlanner planner) => _models.Select(m => Plan(m.Key, m.Value, planner)).ToEquatableArray();

    private SharedModelPlan Plan(string valuePrefix, SharedModel model, TypePlanner planner) =>
        new(_ns, planner.PlanModel(TypeOwner.Shared(_ns, model.Name, valuePrefix, model.Place), model.Shape));

    private bool SharesBelow(EquatableArray<Field> fields, int depth) => depth == FieldShape.MaxDepth || fields.All(field =>
        field.Fields.Count == 0
        || ((field.Type.ObjectName() is not { } name || Find(name).Shape.Covers(field.Fields)) && SharesBelow(field.Fields, depth + 1)));

    private SharedModel Find(string typeName) => _models[TypeNames.Plain(typeName)];

    /// <summary>Walks a tree without recursion: pages are untrusted, and compilers have small stacks.</summary>
    private void Collect(PageBody body)
    {
        var open = new Stack<EquatableArray<Field>>();
        open.Push(body.Fields);
        while (open.Count > 0)
        {
            foreach (var field in open.Pop())
            {
                if (field.Type.ObjectName() is { } name)
                {
                    var key = TypeNames.Plain(name);
                    if (!_models.TryGetValue(key, out var model))
                    {
                        _models.Add(key, model = new SharedModel(new PageRow(body.Page, field.Row)));
                    }

                    model.Add(new TypeUse(body.Page, field.Fields, body.IsOpen));
                }

                if (field.Fields.Count > 0)
                {
                    open.Push(field.Fields);
                }
            }
        }
    }
}
