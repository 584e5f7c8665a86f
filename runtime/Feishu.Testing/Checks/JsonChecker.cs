using System.Text.Json.Nodes;
using Feishu.Gen;
using Feishu.Gen.Operations;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Checks;

/// <summary>Compares JSON with the fields that a page lists. Members that it does not list are no matter.</summary>
internal static class JsonChecker
{
    private const int LongestShownValue = 100;

    /// <summary>What is wrong with the members of an object.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="json">The object.</param>
    /// <param name="prefix">What stands before the names of its members in a path.</param>
    public static IEnumerable<Violation> CheckMembers(EquatableArray<Field> fields, JsonObject json, string prefix) => fields.SelectMany(field =>
        json[field.Name] is { } value
            ? CheckValue(field, field.Type, value, prefix + field.Name)
            : field.IsRequired == true ? [Violation.Missing(prefix + field.Name)] : []);

    /// <param name="field">The field, whose own fields are those of the objects in it, however deep in lists and maps.</param>
    /// <param name="type">What the value is to be: the field's type, or a part of it.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it stands.</param>
    private static IEnumerable<Violation> CheckValue(Field field, FieldType type, JsonNode? value, string path) => (type, value) switch
    {
        (_, null) or (FieldType.Any, _) => [],
        (FieldType.List list, JsonArray items) =>
            Listed(RuleChecker.CheckCount(field, items.Count, path)).Concat(items.SelectMany((item, i) => CheckValue(field, list.Item, item, $"{path}[{i}]"))),
        (FieldType.Map map, JsonObject members) => members.SelectMany(member => CheckValue(field, map.Value, member.Value, $"{path}.{member.Key}")),
        (FieldType.Object, JsonObject members) => CheckMembers(field.Fields, members, path + "."),
        _ when ValueTypes.IsJson(type, value) => Listed(RuleChecker.CheckValue(field, value.AsText() ?? value.ToJsonString(), path)),
        _ => [Violation.OfType(path, Shown(value), ValueTypes.Describe(type))],
    };

    private static IEnumerable<Violation> Listed(Violation? violation) => violation is null ? [] : [violation];

    private static string Shown(JsonNode value)
    {
        var text = value.ToJsonString();
        return text.Length <= LongestShownValue ? text : text[..LongestShownValue] + "…";
    }
}
