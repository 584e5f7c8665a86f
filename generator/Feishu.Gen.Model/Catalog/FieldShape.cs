using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>What uses of one type name say together: for each field its type and what is below it.</summary>
internal sealed class ModelShape
{
    private readonly Dictionary<string, FieldShape> _byName = new(StringComparer.Ordinal);
    private readonly List<FieldShape> _fields = [];

    /// <summary>Two uses gave a field types that no C# type can be both of.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>The fields, in the order in which they were first seen.</summary>
    public IReadOnlyList<FieldShape> Fields => _fields;

    /// <summary>The shape of one list of fields.</summary>
    public static ModelShape Of(IEnumerable<Field> fields)
    {
        var shape = new ModelShape();
        shape.Add(fields);
        return shape;
    }

    /// <summary>Adds another use.</summary>
    public void Add(IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            if (!_byName.TryGetValue(field.Name, out var known))
            {
                known = new FieldShape(field);
                _byName.Add(field.Name, known);
                _fields.Add(known);
            }
            else
            {
                IsContradictory |= !known.TryAdd(field);
            }
        }
    }
}

/// <summary>What uses of one field say together.</summary>
internal sealed class FieldShape
{
    public FieldShape(Field field)
    {
        Facts = field with { Fields = [] };
        Type = field.Type;
        Below = IsAnonymous(field.Type) && field.Fields.Count > 0 ? ModelShape.Of(field.Fields) : null;
    }

    /// <summary>What the page says of it, without its fields: the first use's words, and the values of all.</summary>
    public Field Facts { get; private set; }

    /// <summary>The type.</summary>
    public FieldType Type { get; private set; }

    /// <summary>The fields below it where its type has no name of its own, else null.</summary>
    public ModelShape? Below { get; private set; }

    /// <summary>Adds another use; false where its type contradicts what is known.</summary>
    public bool TryAdd(Field field)
    {
        Facts = Merge(Facts, field);
        if (Merge(Type, field.Type) is not { } merged)
        {
            return false;
        }

        Type = merged;
        if (IsAnonymous(field.Type) && field.Fields.Count > 0)
        {
            (Below ??= new ModelShape()).Add(field.Fields);
        }

        return Below is not { IsContradictory: true };
    }

    private static Field Merge(Field known, Field other)
    {
        var values = other.AllowedValues.Where(v => !known.AllowedValues.Any(k => k.Value == v.Value)).ToList();
        return known with
        {
            Description = known.Description.Length > 0 ? known.Description : other.Description,
            Example = known.Example ?? other.Example,
            Default = known.Default == other.Default ? known.Default : null,
            AllowedValues = values.Count == 0 ? known.AllowedValues : [.. known.AllowedValues, .. values],
            Rules = known.Rules == other.Rules ? known.Rules : null,
            IsRequired = known.IsRequired == other.IsRequired ? known.IsRequired : null,
            Deprecation = known.Deprecation is not null && other.Deprecation is not null ? known.Deprecation : null,
        };
    }

    /// <summary>The type that both uses can have; null where there is none. What says nothing agrees with everything.</summary>
    private static FieldType? Merge(FieldType known, FieldType other) => (known, other) switch
    {
        _ when known == other => known,
        (FieldType.List a, FieldType.List b) => Merge(a.Item, b.Item) is { } item ? new FieldType.List(item) : null,
        (FieldType.Map a, FieldType.Map b) => Merge(a.Value, b.Value) is { } value ? new FieldType.Map(value) : null,
        (FieldType.Any, FieldType.Object) => other,
        (FieldType.Object, FieldType.Any) => known,
        (FieldType.Integer, FieldType.Number) or (FieldType.Number, FieldType.Integer) => new FieldType.Number(),
        _ => null,
    };

    private static bool IsAnonymous(FieldType type) => type switch
    {
        FieldType.Object o => o.Name is null,
        FieldType.List list => IsAnonymous(list.Item),
        FieldType.Map map => IsAnonymous(map.Value),
        _ => false,
    };
}
