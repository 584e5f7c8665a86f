using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Compares an example with the table: fields that only the example has are reported, each once.</summary>
internal static class ExampleCheck
{
    /// <summary>Reports what the table lacks.</summary>
    public static void Run(EquatableArray<Field> fields, JsonValue example, SourceSpan place, ICollection<Finding> findings) =>
        Check(FieldNames.Of(fields), example, "", new HashSet<string>(StringComparer.Ordinal), place, findings);

    private static void Check(
        FieldNames fields, JsonValue value, string path, HashSet<string> seen, SourceSpan place, ICollection<Finding> findings)
    {
        if (value is JsonValue.Array array)
        {
            foreach (var item in array.Items)
            {
                Check(fields, item, path, seen, place, findings);
            }
        }
        else if (value is JsonValue.Object found)
        {
            foreach (var member in found.Members)
            {
                Check(fields, member, path + member.Name, seen, place, findings);
            }
        }
    }

    private static void Check(
        FieldNames fields, JsonMember member, string path, HashSet<string> seen, SourceSpan place, ICollection<Finding> findings)
    {
        if (fields.Find(member.Name) is not { } known)
        {
            if (seen.Add(path))
            {
                findings.Add(new Finding(Rules.FieldNotInTable, place, [path]));
            }
        }
        else if (known.Row.Fields.Count > 0 && !IsMap(known.Row.Type))
        {
            Check(known.Below, member.Value, path + ".", seen, place, findings);
        }
    }

    private static bool IsMap(FieldType type) => type switch
    {
        FieldType.Map => true,
        FieldType.List list => IsMap(list.Item),
        _ => false,
    };

    /// <summary>The fields of an object by their names: an example may have many objects of them.</summary>
    private sealed class FieldNames
    {
        private readonly Dictionary<string, Known> _byName = new(StringComparer.Ordinal);

        public static FieldNames Of(EquatableArray<Field> fields)
        {
            var names = new FieldNames();
            foreach (var field in fields)
            {
                names._byName[field.Name] = new Known(field);
            }

            return names;
        }

        public Known? Find(string name) => _byName.TryGetValue(name, out var known) ? known : null;
    }

    /// <summary>A field, and those below it once they are needed.</summary>
    private sealed class Known(Field known)
    {
        private FieldNames? _below;

        public Field Row => known;

        public FieldNames Below => _below ??= FieldNames.Of(known.Fields);
    }
}
