using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Requests;
using Microsoft.Extensions.Primitives;

namespace Feishu.Testing.Checks;

/// <summary>
/// Compares a request with its page: values that must be given, the types of those that are, and what the page says of lengths and ranges.
/// What it lists as allowed values is no matter, as the platform's lists grow.
/// </summary>
internal static class RequestChecker
{
    private const string HelpdeskHeader = "X-Lark-Helpdesk-Authorization";

    /// <summary>Headers that are looked at elsewhere, or come about by themselves.</summary>
    private static readonly string[] s_ownHeaders = ["Authorization", "Content-Type"];

    /// <summary>Everything that is wrong, in the page's order.</summary>
    public static IReadOnlyList<Violation> Check(Operation operation, IReadOnlyDictionary<string, string> pathValues, MockCall call) =>
    [
        .. operation.PathParameters.SelectMany(p => CheckTexts(p, pathValues.TryGetValue(p.Name, out var value) ? value : StringValues.Empty)),
        .. operation.QueryParameters.Where(p => !pathValues.ContainsKey(p.Name)).SelectMany(p => CheckTexts(p, call.Query.GetValueOrDefault(p.Name))),
        .. CheckHeaders(operation, call),
        .. operation.Body is { } body ? CheckBody(body, call) : [],
    ];

    private static IEnumerable<Violation> CheckHeaders(Operation operation, MockCall call)
    {
        var names = operation.Headers.Where(h => h.IsRequired == true).Select(h => h.Name).Except(s_ownHeaders, StringComparer.OrdinalIgnoreCase);
        return (operation.NeedsHelpdesk ? names.Append(HelpdeskHeader).Distinct(StringComparer.OrdinalIgnoreCase) : names)
            .Where(name => StringValues.IsNullOrEmpty(call.Headers.GetValueOrDefault(name)))
            .Select(Violation.Missing);
    }

    private static IEnumerable<Violation> CheckBody(RequestBody body, MockCall call) => body.Kind switch
    {
        _ when call.IsBodyBroken => [new Violation("body", "", "the body cannot be read")],
        BodyKind.Multipart => body.Fields.SelectMany(field => CheckPart(field, call)),
        _ => CheckJson(body, call.Json),
    };

    /// <summary>Where the page leaves open what belongs to what, it is no measure for what is there.</summary>
    private static IEnumerable<Violation> CheckJson(RequestBody body, JsonNode? json) => json switch
    {
        not null and not JsonObject => [Violation.OfType("body", "", "an object")],
        _ when body.IsNestingOpen => [],
        _ => JsonChecker.CheckMembers(body.Fields, json as JsonObject ?? [], ""),
    };

    private static IEnumerable<Violation> CheckPart(Field field, MockCall call)
    {
        if (field.Type is FieldType.File or FieldType.List { Item: FieldType.File })
        {
            return field.IsRequired != true || call.Files.Any(f => f.Field == field.Name) ? [] : [Violation.Missing(field.Name)];
        }

        return CheckTexts(field, call.Form.GetValueOrDefault(field.Name));
    }

    private static IEnumerable<Violation> CheckTexts(Field field, StringValues values)
    {
        if (StringValues.IsNullOrEmpty(values))
        {
            return field.IsRequired == true ? [Violation.Missing(field.Name)] : [];
        }

        var type = field.Type is FieldType.List list ? list.Item : field.Type;
        return values.OfType<string>()
            .Select(value => ValueTypes.IsText(type, value) ? RuleChecker.CheckValue(field, value, field.Name) : Violation.OfType(field.Name, value, ValueTypes.Describe(type)))
            .Append(RuleChecker.CheckCount(field, values.Count, field.Name))
            .OfType<Violation>();
    }
}
