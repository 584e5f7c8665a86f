using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>What uses of one type say together: for each field its type and what is below it.</summary>
internal sealed class ModelShape
{
    private readonly Dictionary<string, FieldShape> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);
    private readonly List<FieldShape> _fields = [];
    private int _uses;

    /// <summary>The fields, in the order in which they were first seen.</summary>
    public IReadOnlyList<FieldShape> Fields => _fields;

    /// <summary>The shape of a type that is used once.</summary>
    public static ModelShape Of(EquatableArray<Field> fields)
    {
        var shape = new ModelShape();
        shape.Add(fields);
        return shape;
    }

    /// <summary>
    /// Whether a use says nothing against what is known. It does where a field has another type than here, or where two fields would
    /// have one identifier: adding it would change what stands already.
    /// </summary>
    public bool Agrees(EquatableArray<Field> fields) => Fits(fields, mayBeNew: true, 0);

    /// <summary>Whether everything that a use says is known.</summary>
    public bool Covers(EquatableArray<Field> fields) => Fits(fields, mayBeNew: false, 0);

    /// <summary>Adds another use. A field whose type contradicts what is known is passed over.</summary>
    public void Add(EquatableArray<Field> fields)
    {
        _uses++;
        foreach (var field in fields)
        {
            if (!_byName.TryGetValue(field.Name, out var known))
            {
                known = new FieldShape(field);
                _byName.Add(field.Name, known);
                _identifiers.Add(CSharpNames.Pascal(field.Name));
                _fields.Add(known);
            }
            else if (known.Type == field.Type)
            {
                known.Add(field);
            }
        }
    }

    /// <summary>Whether all uses have a field, and demand it.</summary>
    public bool IsDemanded(FieldShape field) => field.Uses == _uses && field.Facts.IsRequired == true;

    /// <summary>Whether each field is known with its type and what is below it, or new if it may be.</summary>
    internal bool Fits(EquatableArray<Field> fields, bool mayBeNew, int depth) => fields.All(field => _byName.TryGetValue(field.Name, out var known)
        ? known.Fits(field, mayBeNew, depth)
        : mayBeNew && !_identifiers.Contains(CSharpNames.Pascal(field.Name)));
}
