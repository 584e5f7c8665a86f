using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Writes everything that the page says of a field as an XML comment.</summary>
internal static class FieldDoc
{
    /// <summary>The comment of a property.</summary>
    public static void Property(CodeWriter code, MemberPlan member, EmitOptions options)
    {
        var field = member.Field;
        Summary(code, field);
        code.DocElement("remarks", "remarks", Facts(field, ValuesOf(member.Type) is { } values ? options.Global(values) : null));
        if (field.Example is { } example)
        {
            code.Line($"/// <example>{DocInline.Code(example)}</example>");
        }
    }

    /// <summary>The comment of a parameter.</summary>
    public static void Parameter(CodeWriter code, string name, Field field)
    {
        List<string> xml = [.. DocBlocks.ToXml(field.Description), .. Facts(field)];
        if (field.Example is { } example)
        {
            xml.Add($"<para>示例值：{DocInline.Code(example)}</para>");
        }

        if (xml.Count == 0)
        {
            xml.Add($"<c>{DocInline.Escape(field.Name)}</c>");
        }

        code.DocElement("param", $"param name=\"{name}\"", xml);
    }

    private static void Summary(CodeWriter code, Field field)
    {
        var xml = DocBlocks.ToXml(field.Description);
        code.DocElement("summary", "summary", xml.Count > 0 ? xml : [$"<c>{DocInline.Escape(field.Name)}</c>"]);
    }

    /// <summary>The list that names a string's values though the string is not of its type.</summary>
    private static string? ValuesOf(TypeRef type) => type switch
    {
        TypeRef.Text text => text.Values,
        TypeRef.List list => ValuesOf(list.Item),
        TypeRef.Map map => ValuesOf(map.Item),
        _ => null,
    };

    private static List<string> Facts(Field field, string? values = null)
    {
        var xml = new List<string>();
        if (field.IsRequired is { } isRequired)
        {
            xml.Add(isRequired ? "<para>必填</para>" : "<para>选填</para>");
        }

        if (field.Default is { } value)
        {
            xml.Add($"<para>默认值：{DocInline.Code(value)}</para>");
        }

        Allowed(xml, field, values);
        Rules(xml, field.Rules);
        Scopes(xml, field);
        return xml;
    }

    private static void Allowed(List<string> xml, Field field, string? values)
    {
        if (field.AllowedValues.Count == 0)
        {
            return;
        }

        xml.Add(values is null ? "<para>可选值：</para>" : $"<para>可选值（见 <see cref=\"{values}\"/>）：</para>");
        xml.Add("<list type=\"bullet\">");
        foreach (var allowed in field.AllowedValues)
        {
            var text = DocInline.Joined(allowed.Description);
            xml.Add(text.Length == 0
                ? $"<item><description><c>{DocInline.Escape(allowed.Value)}</c></description></item>"
                : $"<item><description><c>{DocInline.Escape(allowed.Value)}</c>：{text}</description></item>");
        }

        xml.Add("</list>");
    }

    private static void Rules(List<string> xml, ValidationRules? rules)
    {
        if (rules is null)
        {
            return;
        }

        var texts = new List<string>();
        if (rules.MinLength is not null || rules.MaxLength is not null)
        {
            texts.Add("长度 " + Range(Text(rules.MinLength), Text(rules.MaxLength)));
        }

        if (rules.Minimum is not null || rules.Maximum is not null)
        {
            texts.Add("取值 " + Range(rules.Minimum, rules.Maximum));
        }

        if (rules.Pattern is { } pattern)
        {
            texts.Add($"正则 <c>{DocInline.Escape(pattern)}</c>");
        }

        if (texts.Count > 0)
        {
            xml.Add($"<para>数据校验规则：{string.Join("；", texts)}</para>");
        }
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Range(string? low, string? high) => (low, high) switch
    {
        (null, _) => "≤ " + DocInline.Escape(high!),
        (_, null) => "≥ " + DocInline.Escape(low),
        _ => DocInline.Escape(low) + " ～ " + DocInline.Escape(high),
    };

    private static void Scopes(List<string> xml, Field field)
    {
        if (field.Scopes.Count == 0)
        {
            return;
        }

        var when = field.ScopesWhen is { } value ? $"当值为 <c>{DocInline.Escape(value.Replace("`", ""))}</c>，" : "";
        xml.Add($"<para>{when}字段权限要求（满足任一）：{string.Join("、", field.Scopes.Select(ScopeXml))}</para>");
    }

    /// <summary>A permission as XML.</summary>
    public static string ScopeXml(Scope scope) => scope.Description.Length == 0
        ? $"<c>{DocInline.Escape(scope.Name)}</c>"
        : $"{DocInline.ToXml(scope.Description)}（<c>{DocInline.Escape(scope.Name)}</c>）";
}
