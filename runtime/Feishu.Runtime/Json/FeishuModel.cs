using System.Buffers;
using System.ComponentModel;
using System.Text;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Http.Readings;
using Feishu.Runtime.Json;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime;

/// <summary>
/// What every emitted model is: a record that reads and writes JSON without losing what it does not know. Members that the
/// page does not list, explicit nulls, and values of another shape than the page says are kept aside and written back; so are items of lists and maps.
/// </summary>
/// <remarks>
/// Two models are equal when they are of one type and their JSON is equal, whatever the order of members. Reading a model from several threads is safe;
/// <see cref="SetNull"/> and <see cref="SetAdditional"/> belong to the time before it is shared.
/// </remarks>
public abstract record FeishuModel
{
    private KeptMembers? _kept;

    /// <summary>Makes a model without members.</summary>
    protected FeishuModel()
    {
    }

    /// <summary>Makes a copy that shares nothing that can change.</summary>
    /// <param name="original">What to copy.</param>
    protected FeishuModel(FeishuModel original)
    {
        ArgumentNullException.ThrowIfNull(original);
        _kept = original._kept?.Clone();
    }

    /// <summary>
    /// The members that no property holds, by their name in JSON: what the page does not list, what could not be read
    /// as the type that the page says, and what <see cref="SetAdditional"/> set. Explicit nulls are not among them. Made anew at each call.
    /// </summary>
    /// <remarks>An item of a list or map that could not be read is not among them: the list or map keeps it (<see cref="FeishuJson.UnreadOf"/>).</remarks>
    public IReadOnlyDictionary<string, FeishuJson> AdditionalMembers
    {
        get
        {
            var members = new Dictionary<string, FeishuJson>(StringComparer.Ordinal);
            for (var i = 0; i < (_kept?.Count ?? 0); i++)
            {
                ref readonly var entry = ref _kept![i];
                if (!entry.IsNull)
                {
                    members[Encoding.UTF8.GetString(entry.Name)] = FeishuJson.FromTrusted(entry.Value);
                }
            }

            return members;
        }
    }

    internal KeptMembers? Kept => _kept;

    /// <summary>The names of the type's members.</summary>
    internal abstract FeishuJsonNames Names { get; }

    /// <summary>Sets a member by its name in JSON, such as one that the page does not list yet. It is written instead of what a property of that name holds.</summary>
    /// <param name="member">The name in JSON.</param>
    /// <param name="value">The value.</param>
    public void SetAdditional(string member, FeishuJson value)
    {
        ArgumentNullException.ThrowIfNull(member);
        (_kept ??= new KeptMembers()).Set(Encoding.UTF8.GetBytes(member), value.Utf8.ToArray());
    }

    /// <summary>Has a member written as an explicit <c>null</c>, which in a patch mostly means "clear it"; a property that is null is not written at all. The null is written instead of what the property holds, also in copies.</summary>
    /// <param name="member">The property, <c>nameof(UpdateTaskRequest.Due)</c>, or its name in JSON; also the name of a member that the page does not list, and that was read or set before.</param>
    /// <exception cref="ArgumentException">The type has no such member. One that the page does not list yet is set by <see cref="SetAdditional"/> with <see cref="FeishuJson.Null"/>.</exception>
    public void SetNull(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var name = FindMember(member) ?? throw new ArgumentException(
            $"{GetType().Name} has no member '{member}'. Give the nameof of a property, or its name in JSON; what the page does not list is set by {nameof(SetAdditional)}(\"{member}\", {nameof(FeishuJson)}.{nameof(FeishuJson.Null)}).",
            nameof(member));
        (_kept ??= new KeptMembers()).Set(Encoding.UTF8.GetBytes(name), KeptMembers.NullText);
    }

    /// <summary>Whether a member was read as an explicit <c>null</c>, or set so by <see cref="SetNull"/>.</summary>
    /// <param name="member">The property, <c>nameof(UpdateTaskRequest.Due)</c>, or the name in JSON, whether the page lists it or not.</param>
    /// <returns>Whether it is an explicit null.</returns>
    public bool IsNull(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _kept is { } kept && FindMember(member) is { } name && kept.Find(Encoding.UTF8.GetBytes(name)) is >= 0 and var index && kept[index].IsNull;
    }

    /// <summary>The model as JSON text.</summary>
    /// <returns>The text, without blanks.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or models are nested more than 64 deep.</exception>
    public string ToJson()
    {
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(this);
        return Encoding.UTF8.GetString(json.Written);
    }

    /// <summary>The model as UTF-8 JSON.</summary>
    /// <returns>The text, without blanks.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or models are nested more than 64 deep.</exception>
    public byte[] ToUtf8Json()
    {
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(this);
        return json.Written.ToArray();
    }

    /// <summary>Writes the model as UTF-8 JSON.</summary>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentException">A number is not finite, or models are nested more than 64 deep.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(this);
        output.Write(json.Written);
    }

    /// <inheritdoc cref="HasEqualJson"/>
    public virtual bool Equals(FeishuModel? other) => HasEqualJson(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetJsonHashCode();

    /// <summary>The type's name and the JSON, in which secrets are replaced by <c>***</c>, and characters that cannot be seen are escaped.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public sealed override string ToString() => $"{GetType().Name} {VisibleText.Lines(FeishuSecrets.Redact(ToJson()))}";

    /// <summary>The name in JSON of a property whose own name does not tell it, such as one that had to be called otherwise.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The name; null for every other property.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual string? JsonNameOf(string property) => null;

    /// <summary>Names every member with where its value is, always all of them and in one order.</summary>
    /// <param name="json">What reads or writes them.</param>
    protected abstract void MapMembers(ref FeishuJsonMapper json);

    /// <inheritdoc cref="PrintJson"/>
    protected virtual bool PrintMembers(StringBuilder builder) => PrintJson(builder);

    /// <summary>Whether another model is of the same type and has the same JSON.</summary>
    /// <param name="other">The other model.</param>
    /// <returns>Whether they are equal.</returns>
    protected bool HasEqualJson(FeishuModel? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.GetType() != GetType())
        {
            return false;
        }

        using var mine = FeishuJsonWriter.Rent();
        using var theirs = FeishuJsonWriter.Rent();
        mine.WriteValue(this);
        theirs.WriteValue(other);
        return JsonEquality.AreEqual(mine.Written, theirs.Written);
    }

    /// <summary>A hash of the JSON, whatever the order of members.</summary>
    /// <returns>The hash.</returns>
    protected int GetJsonHashCode()
    {
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(this);
        return JsonEquality.HashOf(json.Written);
    }

    /// <summary>Adds the JSON, in which secrets are replaced by <c>***</c>, and characters that cannot be seen are escaped.</summary>
    /// <param name="builder">Where to.</param>
    /// <returns>true: there is always something to print.</returns>
    protected bool PrintJson(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append(VisibleText.Lines(FeishuSecrets.Redact(ToJson())));
        return true;
    }

    /// <summary>The name in JSON of a property; else a name in JSON itself, of a member that the type has or that is kept.</summary>
    private string? FindMember(string member)
        => JsonNameOf(member) ?? (Names.Find(member) || _kept?.Find(Encoding.UTF8.GetBytes(member)) >= 0 ? member : Names.FindProperty(member));

    internal void Map(ref FeishuJsonMapper json) => MapMembers(ref json);

    /// <summary>Reads one object of the same type; nothing else of this object counts.</summary>
    internal abstract FeishuModel ReadAnother(ref FeishuJsonMapper json);

    internal void Keep(byte[] name, ReadOnlySpan<byte> value) => (_kept ??= new KeptMembers()).Add(name, JsonText.Copy(value));

    internal void Forget(ReadOnlySpan<byte> name)
    {
        _kept?.Remove(name);
        if (_kept is { Count: 0 })
        {
            _kept = null;
        }
    }
}
