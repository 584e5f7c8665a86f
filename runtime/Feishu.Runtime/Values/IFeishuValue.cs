namespace Feishu.Runtime;

/// <summary>A string out of a set that the platform may extend: the known values have names, and unknown ones are carried as they are.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IFeishuValue<TSelf>
    where TSelf : struct, IFeishuValue<TSelf>
{
    /// <summary>The value on the wire; null only in a <c>default</c> that was never given one.</summary>
    string Value { get; }

    /// <summary>Makes one of a string, known or not.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>The value.</returns>
    static abstract TSelf From(string value);
}
