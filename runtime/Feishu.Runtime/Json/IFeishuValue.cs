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
    /// <summary>The value on the wire, known or not. Empty in a <c>default</c>, which was never given one: it is not sent, and is not equal to a value that is given as empty.</summary>
    string Value { get; init; }

    JsonConverter IFeishuValue.MakeConverter() => new FeishuValueConverter.Of<TSelf>();

    /// <summary>The value on the wire; null for a <c>default</c>.</summary>
    internal static string? GivenTextOf(TSelf value) => EqualityComparer<TSelf>.Default.Equals(value, default) ? null : value.Value;
}
