using System.ComponentModel;
using System.Text;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.CompilerServices;

/// <summary>The optional query values of a call. Two are equal when they are of one type and send the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record FeishuQuery
{
    private static readonly FeishuOperation s_none = FeishuOperation.AdHoc(HttpMethod.Get, "/", hasBody: false);

    /// <inheritdoc cref="HasEqualText"/>
    public virtual bool Equals(FeishuQuery? other) => HasEqualText(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetTextHashCode();

    /// <summary>The type's name and what is sent, in which secrets are replaced by <c>***</c>.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public sealed override string ToString()
    {
        var builder = new StringBuilder(GetType().Name).Append(' ');
        PrintText(builder);
        return builder.ToString();
    }

    internal void Fill(FeishuCall call) => AddTo(call);

    /// <summary>Adds the values to a call.</summary>
    /// <param name="call">The call.</param>
    protected abstract void AddTo(FeishuCall call);

    /// <inheritdoc cref="PrintText"/>
    protected virtual bool PrintMembers(StringBuilder builder) => PrintText(builder);

    /// <summary>Whether another query is of the same type and sends the same.</summary>
    /// <param name="other">The other query.</param>
    /// <returns>Whether they are equal.</returns>
    protected bool HasEqualText(FeishuQuery? other)
        => ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType() && GetText() == other.GetText());

    /// <summary>A hash of what is sent.</summary>
    /// <returns>The hash.</returns>
    protected int GetTextHashCode() => GetText().GetHashCode(StringComparison.Ordinal);

    /// <summary>Adds what is sent, in which secrets are replaced by <c>***</c>.</summary>
    /// <param name="builder">Where to.</param>
    /// <returns>true: there is always something to print.</returns>
    protected bool PrintText(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AppendJoin('&', GetText().Split('&').Select(FeishuSecrets.RedactPair));
        return true;
    }

    private string GetText()
    {
        var call = new FeishuCall(s_none, options: null) { IsForDisplay = true };
        AddTo(call);
        return call.BuildUri("https://query").Query;
    }
}
