using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.CompilerServices;

/// <summary>How values of a type are read and written, where they stand inside lists and maps. Codecs nest: <c>ListCodec&lt;string, StringCodec&gt;</c>.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFeishuCodec<T>
{
    /// <summary>Reads a value. Whatever the outcome, the reader stands behind the value afterwards.</summary>
    /// <param name="json">The reader, at the value.</param>
    /// <param name="value">The value.</param>
    /// <returns>false where the value has another shape.</returns>
    static abstract bool TryRead(ref FeishuJsonMapper json, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(FeishuJsonWriter json, T value);
}
