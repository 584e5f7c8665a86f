using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// What the example shows for objects of a type, wherever a key has the name of a field of that type: it stands in for the
/// other fields of that type that the example leaves out.
/// </summary>
internal sealed class ExampleHints
{
    /// <summary>More values of a field than these show nothing new; so the time stays in proportion to table and example.</summary>
    private const int MostValues = 1000;

    private readonly Dictionary<string, JsonShape> _hints = new(StringComparer.Ordinal);

    /// <summary>Gathers what an example shows.</summary>
    public ExampleHints(JsonValue? example, EquatableArray<FlatRow> rows, RowType[] types)
    {
        var values = new Dictionary<string, List<JsonValue>>(StringComparer.Ordinal);
        var shapes = new Dictionary<string, JsonShape>(StringComparer.Ordinal);
        if (example is not null)
        {
            Collect(example, values);
        }

        var structs = Enumerable.Range(0, types.Length).Where(row => types[row].Kind == RowKind.Struct && !types[row].IsMap);
        foreach (var type in structs.GroupBy(row => types[row].Name, row => rows[row].Name, StringComparer.Ordinal))
        {
            if (ShapeOf([.. type.Distinct(StringComparer.Ordinal)]).Objects is { Names.Count: > 0 } hint)
            {
                _hints.Add(type.Key, hint);
            }
        }

        // Most fields of a name are of one type, and many types may stand under one name.
        JsonShape ShapeOf(string[] names)
        {
            if (names.Length > 1)
            {
                return JsonShape.Merge(names.SelectMany(ValuesOf));
            }

            if (!shapes.TryGetValue(names[0], out var shape))
            {
                shapes.Add(names[0], shape = JsonShape.Merge(ValuesOf(names[0])));
            }

            return shape;
        }

        List<JsonValue> ValuesOf(string name) => values.TryGetValue(name, out var found) ? found : [];
    }

    /// <summary>The objects shown, by type.</summary>
    public IEnumerable<KeyValuePair<string, JsonShape>> All => _hints;

    /// <summary>The object shown for a type, or null.</summary>
    public JsonShape? Find(RowType type) => _hints.TryGetValue(type.Name, out var hint) ? hint : null;

    private static void Collect(JsonValue value, Dictionary<string, List<JsonValue>> values)
    {
        switch (value)
        {
            case JsonValue.Object o:
                foreach (var member in o.Members)
                {
                    if (!values.TryGetValue(member.Name, out var known))
                    {
                        values.Add(member.Name, known = []);
                    }

                    if (known.Count < MostValues)
                    {
                        known.Add(member.Value);
                    }

                    Collect(member.Value, values);
                }

                break;
            case JsonValue.Array a:
                foreach (var item in a.Items)
                {
                    Collect(item, values);
                }

                break;
        }
    }
}
