namespace Feishu.Runtime;

/// <summary>A card: written out, or made from a template of the platform's card builder.</summary>
public sealed record FeishuCard
{
    private const string RawType = "raw";
    private const string TemplateType = "template";

    private FeishuCard(string type, FeishuJson data) => (Type, Data) = (type, data);

    /// <summary><c>raw</c> or <c>template</c>.</summary>
    public string Type { get; }

    /// <summary>The card's JSON; of a template, which one and what is filled in.</summary>
    public FeishuJson Data { get; }

    /// <summary>A card that is written out.</summary>
    /// <param name="json">The card's JSON, as the card builder shows it.</param>
    /// <returns>The card.</returns>
    public static FeishuCard Raw(FeishuJson json) => new(RawType, json);

    /// <summary>A card that the platform makes from a template.</summary>
    /// <param name="id">The template's id, as the card builder shows it.</param>
    /// <param name="variables">What is filled in: an object with a member for each variable; <c>default</c> for none.</param>
    /// <param name="version">The template's version, such as <c>1.0.0</c>; null for the latest.</param>
    /// <returns>The card.</returns>
    public static FeishuCard Template(string id, FeishuJson variables = default, string? version = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var template = new FeishuJsonObject { ["template_id"] = id };
        if (version is not null)
        {
            template["template_version_name"] = version;
        }

        if (variables != default)
        {
            template["template_variable"] = variables;
        }

        return new FeishuCard(TemplateType, template);
    }

    internal FeishuJson ToJson() => FeishuJson.Object(("type", Type), ("data", Data));

    internal FeishuJson ToOldJson() => Type == RawType ? Data : ToJson();
}
