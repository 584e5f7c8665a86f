using System.Diagnostics.CodeAnalysis;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <summary>A model that is made from JSON.</summary>
/// <typeparam name="TSelf">The model itself, which anybody can make without values.</typeparam>
public abstract record FeishuModel<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TSelf> : FeishuModel, IFeishuModel<TSelf>
    where TSelf : FeishuModel, IFeishuModel<TSelf>
{
    private static FeishuJsonNames? s_names;

    internal sealed override FeishuJsonNames Names => s_names ??= FeishuJsonMapper.NamesOf(this);

    /// <summary>Reads a model.</summary>
    /// <param name="json">A JSON object.</param>
    /// <returns>The model.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON object, or nested more than 64 deep.</exception>
    [SuppressMessage("Design", "CA1000", Justification = "Called as a member of the model, which is no generic type.")]
    public static TSelf Parse(string json) => FeishuJson.Parse<TSelf>(json);

    static TSelf IFeishuModel<TSelf>.Read(ref FeishuJsonMapper json)
    {
        var model = Activator.CreateInstance<TSelf>();
        json.ReadMembers(model);
        return model;
    }

    internal sealed override FeishuModel ReadAnother(ref FeishuJsonMapper json) => TSelf.Read(ref json);
}
