using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>What a string out of a set offers to code that knows its type at run time only.</summary>
public interface IFeishuValue
{
    /// <summary>Makes the converter of the type; nothing of this value counts.</summary>
    internal JsonConverter MakeConverter();
}

/// <summary>A string out of a set that the platform may extend: the known values have names, and unknown ones are carried as they are.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IFeishuValue<TSelf> : IFeishuValue
    where TSelf : struct, IFeishuValue<TSelf>
{
    /// <summary>The value on the wire, known or not; null only in a <c>default</c> that was never given one.</summary>
    string Value { get; init; }

    JsonConverter IFeishuValue.MakeConverter() => new FeishuValueConverter.Of<TSelf>();
}
