using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What is known from elsewhere of the named types of a table: from guides, from other pages, from the page's own examples.</summary>
internal sealed class KnownTypes
{
    private readonly Func<string, int> _idOf;
    private readonly EquatableArray<FlatRow> _rows;
    private readonly RowType[] _types;
    private readonly Dictionary<string, KnownShape[]> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonShape> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (JsonShape Keys, KnownShape Shape)> _shownByField = new(StringComparer.Ordinal);
    private readonly ExampleHints _hints;
    private readonly ILookup<string, int> _fieldsByType;

    /// <summary>Gathers what is known.</summary>
    /// <param name="folded">The table.</param>
    /// <param name="memory">What is known from elsewhere.</param>
    /// <param name="idOf">The number of a name in the table; negative where it has none.</param>
    public KnownTypes(FoldedTable folded, ShapeMemory memory, Func<string, int> idOf)
    {
        _idOf = idOf;
        _rows = folded.Table.Rows;
        _types = folded.Types;
        _fieldsByType = Enumerable.Range(0, _rows.Count).Where(row => _types[row].Kind == RowKind.Struct)
            .ToLookup(row => _types[row].Name, row => _idOf(_rows[row].Name), StringComparer.Ordinal);
        _hints = new ExampleHints(folded.Table.Example, _rows, _types);
        for (var row = 0; row < _rows.Count; row++)
        {
            if (_types[row].Kind == RowKind.Struct)
            {
                Learn(_types[row].Name, memory, folded.IsShorter);
                LearnField(_rows[row].Name, _types[row].Name, memory.Guide);
            }
        }
    }

    /// <summary>The shapes of a field's type: what a guide defines, else those of other pages; and the keys that guides show for the field.</summary>
    public IEnumerable<KnownShape> ShapesOf(string field, RowType type)
    {
        foreach (var shape in _shapes[type.Name])
        {
            yield return shape;
        }

        if (_shownByField.TryGetValue(field, out var shown))
        {
            yield return shown.Shape;
        }
    }

    /// <summary>What examples show for other values of a field's type, or null: the page's own, a guide's, or another page's.</summary>
    public JsonShape? HintOf(string field, RowType type) => _hints.Find(type)
        ?? (_shownByField.TryGetValue(field, out var byField) ? byField.Keys
            : _shown.TryGetValue(type.Name, out var byType) ? byType
            : null);

    private static JsonShape ToShape(IEnumerable<string> keys) =>
        JsonShape.Of(new JsonValue.Object([.. keys.Select(key => new JsonMember(key, new JsonValue.Null()))]));

    private void Learn(string type, ShapeMemory memory, bool isLong)
    {
        if (_shapes.ContainsKey(type))
        {
            return;
        }

        _shapes.Add(type, Definition(memory.Guide, type) is { } definition ? [definition] : [.. memory.ShapesOf(type).Select(ToKnown)]);
        if (isLong && ToShape(memory.ShownKeysOf(type)) is { Names.Count: > 0 } shown)
        {
            _shown.Add(type, shown);
        }
    }

    /// <summary>A field's keys say less than its type's definition.</summary>
    private void LearnField(string field, string type, TypeGuide guide)
    {
        if (!_shownByField.ContainsKey(field) && !_shapes[type].Any(shape => shape.IsDefinition) && ToShape(guide.KeysOf(field)) is { Names.Count: > 0 } keys)
        {
            _shownByField.Add(field, (keys, ToKnown(keys.Names) with { IsPartial = true }));
        }
    }

    /// <summary>
    /// Of several definitions of a type the one that has most to do with the table, and least with anything else. One of which the table has
    /// less than half is of another type that is called alike.
    /// </summary>
    private KnownShape? Definition(TypeGuide guide, string type) => guide.Definitions(type)
        .Select(names => (Shape: ToDefined(names), names.Length))
        .Where(definition => 2 * definition.Shape.Names.Count >= definition.Length)
        .OrderByDescending(definition => definition.Shape.Names.Count * definition.Shape.Names.Count / (double)Math.Max(1, definition.Length))
        .FirstOrDefault().Shape;

    private KnownShape ToKnown(IEnumerable<string> names) => new(new NameSet(names.Select(_idOf)));

    /// <summary>Guides may call a field by its type.</summary>
    private KnownShape ToDefined(IEnumerable<string> names) => new(new NameSet(names.SelectMany(FieldsCalled)), IsDefinition: true);

    private IEnumerable<int> FieldsCalled(string name) => _idOf(name) is >= 0 and var id
        ? [id]
        : _fieldsByType[name];
}
