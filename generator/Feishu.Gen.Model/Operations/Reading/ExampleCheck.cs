using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Compares an example with the table: fields that only the example has are reported, each once.</summary>
internal static class ExampleCheck
{
    /// <summary>Reports what the table lacks.</summary>
    public static void Run(EquatableArray<Field> fields, JsonValue example, SourceSpan place, ICollection<Finding> findings) =>
        Check(fields, example, "", new HashSet<string>(StringComparer.Ordinal), place, findings);

    private static void Check(
        EquatableArray<Field> fields, JsonValue value, string path, HashSet<string> seen, SourceSpan place, ICollection<Finding> findings)
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
        EquatableArray<Field> fields, JsonMember member, string path, HashSet<string> seen, SourceSpan place, ICollection<Finding> findings)
    {
        var field = fields.FirstOrDefault(f => f.Name == member.Name);
        if (field is null)
        {
            if (seen.Add(path))
            {
                findings.Add(new Finding(Rules.FieldNotInTable, place, [path]));
            }
        }
        else if (field.Fields.Count > 0 && !IsMap(field.Type))
        {
            Check(field.Fields, member.Value, path + ".", seen, place, findings);
        }
    }

    private static bool IsMap(FieldType type) => type switch
    {
        FieldType.Map => true,
        FieldType.List list => IsMap(list.Item),
        _ => false,
    };
}
