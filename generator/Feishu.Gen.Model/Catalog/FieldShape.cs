using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Catalog;

/// <summary>What uses of one field say together.</summary>
internal sealed class FieldShape
{
    /// <summary>How deep types are nested in each other at most: pages are untrusted, and compilers have small stacks.</summary>
    public const int MaxDepth = FieldTree.MaxDepth;

    private readonly List<EquatableArray<Field>> _below = [];
    private readonly List<AllowedValue> _values = [];
    private readonly HashSet<string> _knownValues = new(StringComparer.Ordinal);
    private Field _facts;
    private ModelShape? _belowTogether;

    /// <summary>What a single use says.</summary>
    public FieldShape(Field field)
    {
        _facts = field with { Fields = [] };
        AddUse(field);
    }

    /// <summary>What the pages say of it, without its fields: the first use's words, and the values of all.</summary>
    public Field Facts => _facts.AllowedValues.Count == _values.Count ? _facts : _facts = _facts with { AllowedValues = _values.ToEquatableArray() };

    /// <summary>The type.</summary>
    public FieldType Type => _facts.Type;

    /// <summary>How many uses have it.</summary>
    public int Uses { get; private set; }

    /// <summary>The fields below it, once for each use that lists any.</summary>
    public IReadOnlyList<EquatableArray<Field>> Below => _below;

    /// <summary>The fields below it in all uses together.</summary>
    public ModelShape BelowTogether
    {
        get
        {
            if (_belowTogether is null)
            {
                _belowTogether = new ModelShape();
                _below.ForEach(_belowTogether.Add);
            }

            return _belowTogether;
        }
    }

    /// <summary>Whether a use has the same type and, where that has no name of its own, fits with what is known below it.</summary>
    public bool Fits(Field field, bool mayBeNew, int depth)
    {
        if (Type != field.Type)
        {
            return false;
        }

        var isNested = field.Fields.Count > 0 && depth < MaxDepth && Type.ObjectName() is null;
        return !isNested || BelowTogether.Fits(field.Fields, mayBeNew, depth + 1);
    }

    /// <summary>Adds another use of the same type.</summary>
    public void Add(Field field)
    {
        _facts = Merge(_facts, field);
        AddUse(field);
    }

    private void AddUse(Field field)
    {
        Uses++;
        _values.AddRange(field.AllowedValues.Where(value => _knownValues.Add(value.Value)));
        if (field.Fields.Count > 0)
        {
            _below.Add(field.Fields);
            _belowTogether?.Add(field.Fields);
        }
    }

    private static Field Merge(Field known, Field other)
    {
        return known with
        {
            Description = known.Description.Length > 0 ? known.Description : other.Description,
            Example = known.Example ?? other.Example,
            Default = known.Default == other.Default ? known.Default : null,
            Rules = known.Rules == other.Rules ? known.Rules : null,
            IsRequired = known.IsRequired == other.IsRequired ? known.IsRequired : null,
            Deprecation = known.Deprecation is not null && other.Deprecation is not null ? known.Deprecation : null,
        };
    }
}
