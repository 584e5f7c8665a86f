using Feishu.Runtime.Descriptors;

namespace Feishu.Runtime;

/// <summary>What a page says that the platform checks of a field or parameter. What it does not say is null. Immutable.</summary>
/// <param name="Name">The name on the wire.</param>
public sealed record FeishuFieldRule(string Name)
{
    private readonly FieldPattern? _pattern;

    /// <summary>Whether it is a query parameter, and no field of the body or part of a form.</summary>
    public bool IsInQuery { get; init; }

    /// <summary>Whether it must be given where what it belongs to is given. False for a request's own fields, which the request's type demands.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is an object with keys of the caller's choice, whose values have the <see cref="Fields"/>.</summary>
    public bool IsMap { get; init; }

    /// <summary>The least length: characters of a text, items of a list.</summary>
    public long? MinLength { get; init; }

    /// <summary>The greatest length: characters of a text, items of a list.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The least value.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest value.</summary>
    public double? Maximum { get; init; }

    /// <summary>The regular expression, as the page writes it.</summary>
    public string? Pattern
    {
        get => _pattern?.Text;
        init => _pattern = value is null ? null : new FieldPattern(value);
    }

    /// <summary>The rules of its own fields, or of those of its items or values.</summary>
    public IReadOnlyList<FeishuFieldRule> Fields { get; init; } = [];

    /// <summary>Whether two say the same, fields in one order.</summary>
    /// <param name="other">The other rule.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(FeishuFieldRule? other)
        => ReferenceEquals(this, other)
           || (other is not null
               && (Name, IsInQuery, IsRequired, IsMap) == (other.Name, other.IsInQuery, other.IsRequired, other.IsMap)
               && (MinLength, MaxLength, Minimum, Maximum, Pattern) == (other.MinLength, other.MaxLength, other.Minimum, other.Maximum, other.Pattern)
               && Fields.SequenceEqual(other.Fields));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, IsInQuery, IsRequired, IsMap, MinLength, MaxLength, Pattern, Fields.Count);

    /// <summary>Whether a text is as the pattern says; also where the pattern is one that cannot be read.</summary>
    internal bool Fits(string text) => _pattern?.Fits(text) ?? true;
}
