using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Gives fields their C# types and names, and collects the lists of values on the way.</summary>
internal sealed class TypePlanner(SharedModels models, NameClashes clashes)
{
    private readonly SortedDictionary<string, ValueList> _values = new(StringComparer.Ordinal);
    private (EquatableArray<string> Identifiers, HashSet<string> Set) _beside = ([], []);

    /// <summary>The lists of values of everything that was planned since it was asked last.</summary>
    public EquatableArray<ValuePlan> TakeValues()
    {
        var values = _values.Values.Select(v => v.Plan()).ToEquatableArray();
        _values.Clear();
        return values;
    }

    /// <summary>Plans a record.</summary>
    public ModelPlan PlanModel(TypeOwner owner, ModelShape shape, string description = "", bool hasRequired = false, int depth = 0)
    {
        var names = MemberNames.Properties([.. shape.Fields.Select(f => f.Facts.Name)], owner.Name);
        var nested = new NestedTypes(names, owner);
        var members = new List<MemberPlan>();
        for (var i = 0; i < shape.Fields.Count; i++)
        {
            var field = shape.Fields[i];
            members.Add(new MemberPlan
            {
                Field = field.Facts,
                Name = names[i],
                Type = Plan(field, field.Type, owner, names[i], nested, depth),
                IsRequired = hasRequired && shape.IsDemanded(field),
            });
        }

        return new ModelPlan
        {
            Name = owner.Name,
            Description = description,
            Members = members.ToEquatableArray(),
            Nested = nested.Types.ToEquatableArray(),
        };
    }

    /// <summary>Plans the type of a parameter.</summary>
    public TypeRef PlanParameter(TypeOwner owner, Field field) =>
        Plan(new FieldShape(field), field.Type, owner, CSharpNames.Pascal(field.Name), new NestedTypes([], owner), 0);

    private TypeRef Plan(FieldShape field, FieldType type, TypeOwner owner, string name, NestedTypes nested, int depth) =>
        type switch
        {
            FieldType.String => PlanText(field.Facts, owner, nested, name),
            FieldType.Integer => new TypeRef.Integer(),
            FieldType.Number => new TypeRef.Number(),
            FieldType.Boolean => new TypeRef.Boolean(),
            FieldType.File => new TypeRef.File(),
            FieldType.List list => new TypeRef.List(Plan(field, list.Item, owner, name, nested, depth)),
            FieldType.Map map => new TypeRef.Map(Plan(field, map.Value, owner, name, nested, depth)),
            FieldType.Object { Name: { } shared } when IsShared(field, shared, owner) =>
                new TypeRef.Model($"{owner.Namespace}.{models.NameOf(shared)}"),
            FieldType.Object when field.Below.Count > 0 && depth < FieldShape.MaxDepth => PlanNested(field, owner, name, nested, depth),
            _ => new TypeRef.Json(),
        };

    /// <summary>What is shared itself is made of shared types alone, as no single page may decide what they are.</summary>
    private bool IsShared(FieldShape field, string typeName, TypeOwner owner) =>
        owner.IsShared || field.Below.All(use => models.Shares(typeName, use));

    private TypeRef.Model PlanNested(FieldShape field, TypeOwner owner, string name, NestedTypes nested, int depth)
    {
        var thing = field.Type is FieldType.List ? Plurals.SingularIdentifier(name) : name;
        var within = owner.Nested(nested.Claim(thing), thing);
        nested.Types.Add(PlanModel(within, field.BelowTogether, field.Facts.Description, depth: depth + 1));
        return new TypeRef.Model($"{owner.Namespace}.{within.Path}");
    }

    /// <summary>
    /// A string with listed values is an open list of them. A shared model's stays a string, and the list is there to name its values:
    /// another page may use the model and list none, and must not see another type for that.
    /// </summary>
    private TypeRef PlanText(Field field, TypeOwner owner, NestedTypes nested, string name)
    {
        if (field.AllowedValues.Count == 0)
        {
            return new TypeRef.Text();
        }

        if (RuntimeValues.Find(field) is { } known)
        {
            return owner.IsShared ? new TypeRef.Text() : new TypeRef.RuntimeValue(known);
        }

        var key = NameValues(field, owner, nested, name);
        return owner.IsShared ? new TypeRef.Text(key) : new TypeRef.Value(key);
    }

    private string NameValues(Field field, TypeOwner owner, NestedTypes nested, string name)
    {
        var wanted = owner.ValuePrefix + (owner.IsShared ? name : ValueNames.WithoutRepetition(owner.ValuePrefix, name, other => nested.IsMember(other) || IsBeside(owner, other)));
        var typeName = clashes.Values(owner, TypeNames.Safe(wanted), name, owner.PlaceOf(field));
        var key = $"{owner.Namespace}.{typeName}";
        if (!_values.TryGetValue(key, out var values))
        {
            _values.Add(key, values = new ValueList(owner.Namespace, typeName, field.Description));
        }

        values.Add(field.AllowedValues);
        return key;
    }

    private bool IsBeside(TypeOwner owner, string identifier)
    {
        if (_beside.Identifiers != owner.Beside)
        {
            _beside = (owner.Beside, new HashSet<string>(owner.Beside, StringComparer.Ordinal));
        }

        return _beside.Set.Contains(identifier);
    }

    /// <summary>The types within a type while they are planned.</summary>
    private sealed class NestedTypes(IReadOnlyList<string> names, TypeOwner owner)
    {
        private readonly HashSet<string> _members = new(names, StringComparer.Ordinal);
        private readonly HashSet<string> _types = new(owner.Path.Split('.'), StringComparer.Ordinal);

        /// <summary>Those that were planned.</summary>
        public List<ModelPlan> Types { get; } = [];

        /// <summary>Whether a member of the type has an identifier.</summary>
        public bool IsMember(string identifier) => _members.Contains(identifier);

        /// <summary>A name for a type: not that of a member or type beside it, nor of a type around it.</summary>
        public string Claim(string thing)
        {
            var name = thing + "Model";
            while (_members.Contains(name) || !_types.Add(name))
            {
                name += "Model";
            }

            return name;
        }
    }

    private sealed class ValueList(string ns, string name, string description)
    {
        private readonly List<AllowedValue> _values = [];
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);

        public void Add(EquatableArray<AllowedValue> values)
        {
            _values.AddRange(values.Where(value => _known.Add(value.Value)));
        }

        public ValuePlan Plan()
        {
            var names = MemberNames.Values(_values.ConvertAll(v => v.Value), name);
            return new ValuePlan(ns, name, description, _values.Select((v, i) => new NamedValue(names[i], v)).ToEquatableArray());
        }
    }
}
