using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>What an emitted model offers the runtime beside <see cref="FeishuModel"/>: being made from JSON.</summary>
/// <typeparam name="TSelf">The model itself.</typeparam>
public interface IFeishuModel<TSelf>
    where TSelf : FeishuModel, IFeishuModel<TSelf>
{
    /// <summary>Reads one object.</summary>
    /// <param name="json">A reader that stands at the beginning of the object; afterwards it stands at its end.</param>
    /// <returns>The model.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON, or nested too deeply.</exception>
    static abstract TSelf Read(ref FeishuJsonMapper json);
}
