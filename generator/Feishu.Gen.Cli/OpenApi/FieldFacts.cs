using System.Globalization;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Pages;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Writes what a page says of a field beside its type into the field's schema.</summary>
internal static class FieldFacts
{
    /// <summary>Adds description, values, rules and samples.</summary>
    public static void Describe(this OpenApiSchema schema, Field field)
    {
        schema.Description = field.Description.Length > 0 ? field.Description : null;
        schema.Deprecated = field.Deprecation is not null;
        Sample(schema, field.Type, field.Default, "x-feishu-default", (s, value) => s.Default = value);
        Sample(schema, field.Type, field.Example, "x-feishu-example", (s, value) => s.Examples = [value]);
        ListValues(schema, field);
        Restrict(schema, field);
        if (field.Scopes.Count > 0)
        {
            Extensions.AddTexts(schema, "x-feishu-scopes", field.Scopes.Select(s => s.Name));
            if (field.ScopesWhen is { } when)
            {
                schema.Extend("x-feishu-scopes-when", when);
            }
        }
    }

    /// <summary>A value that is not of the field's type is prose about it: it is kept as what the page writes.</summary>
    private static void Sample(OpenApiSchema schema, FieldType type, string? text, string otherwise, Action<OpenApiSchema, JsonNode> set)
    {
        if (PageJson.OfText(type, text) is { } value)
        {
            set(schema, value);
        }
        else if (text is not null)
        {
            schema.Extend(otherwise, text);
        }
    }

    private static void ListValues(OpenApiSchema schema, Field field)
    {
        if (field.AllowedValues.Count == 0)
        {
            return;
        }

        var type = field.Type is FieldType.List list ? list.Item : field.Type;
        schema.Extend(Extensions.Values, new JsonArray([.. field.AllowedValues.Select(v => Value(type, v))]));
    }

    private static JsonObject Value(FieldType type, AllowedValue allowed)
    {
        var json = new JsonObject { ["value"] = PageJson.OfText(type, allowed.Value) ?? allowed.Value };
        Extensions.AddText(json, "description", allowed.Description);
        return json;
    }

    private static void Restrict(OpenApiSchema schema, Field field)
    {
        if (field.Rules is not { } rules)
        {
            return;
        }

        switch (field.Type)
        {
            case FieldType.List:
                schema.MinItems = Length(rules.MinLength);
                schema.MaxItems = Length(rules.MaxLength);
                break;
            case FieldType.String:
                schema.MinLength = Length(rules.MinLength);
                schema.MaxLength = Length(rules.MaxLength);
                schema.Pattern = rules.Pattern;
                break;
            case FieldType.Integer or FieldType.Number:
                schema.Minimum = rules.Minimum;
                schema.Maximum = rules.Maximum;
                break;
        }
    }

    private static int? Length(long? length) => length is >= 0 and <= int.MaxValue ? (int)length : null;
}
