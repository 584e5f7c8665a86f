namespace Feishu.Gen.Operations;

/// <summary>A row of a parameter or body table: a named value with everything the page says of it.</summary>
public sealed record Field
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of value it is.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Whether it must be given (必填); null where the table has no such column.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>The description as Markdown, less what was taken out of it into the members below.</summary>
    public string Description { get; init; } = "";

    /// <summary>The sample value (示例值) as the page writes it, or null.</summary>
    public string? Example { get; init; }

    /// <summary>The default value (默认值) as the page writes it, or null.</summary>
    public string? Default { get; init; }

    /// <summary>The values that are allowed or possible (可选值); empty where the page lists none.</summary>
    public EquatableArray<AllowedValue> AllowedValues { get; init; }

    /// <summary>The validation rules (数据校验规则), or null.</summary>
    public ValidationRules? Rules { get; init; }

    /// <summary>The permissions of which one is needed to get this field (字段权限要求).</summary>
    public EquatableArray<Scope> Scopes { get; init; }

    /// <summary>The value for which <see cref="Scopes"/> are needed (当值为 …), or null where they always are.</summary>
    public string? ScopesWhen { get; init; }

    /// <summary>Why one should not use it any more, where the page says so.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The page does not say that it is a list; its example does.</summary>
    public bool IsListByExample { get; init; }

    /// <summary>The fields of an object, of the items of a list of objects, or of the values of a map of objects.</summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary>Which of the page's rows says all this: the place in <see cref="OperationSource.Rows"/>, or -1.</summary>
    public int Row { get; init; } = -1;
}

/// <summary>A value that a page lists.</summary>
/// <param name="Value">The value on the wire; for a string without its quotes.</param>
/// <param name="Description">What it means, as Markdown; may be empty.</param>
public sealed record AllowedValue(string Value, string Description);

/// <summary>What the page says that the platform checks. What it does not say is null.</summary>
public sealed record ValidationRules
{
    /// <summary>The least length: characters of a string, items of a list.</summary>
    public long? MinLength { get; init; }

    /// <summary>The greatest length: characters of a string, items of a list.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The least value, as the page writes it.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value, as the page writes it.</summary>
    public string? Maximum { get; init; }

    /// <summary>The regular expression (正则校验), as the page writes it.</summary>
    public string? Pattern { get; init; }
}

/// <summary>What kind of value a field is.</summary>
public abstract record FieldType
{
    private FieldType()
    {
    }

    /// <summary>Text.</summary>
    public sealed record String : FieldType;

    /// <summary>A whole number; 64 bits, as millisecond timestamps occur.</summary>
    public sealed record Integer : FieldType;

    /// <summary>A number with a fraction.</summary>
    public sealed record Number : FieldType;

    /// <summary>True or false.</summary>
    public sealed record Boolean : FieldType;

    /// <summary>The content of a file, in a multipart body.</summary>
    public sealed record File : FieldType;

    /// <summary>An object whose fields the page lists.</summary>
    /// <param name="Name">The page's own name of the type; null where it says nothing (<c>-</c>, <c>object</c>).</param>
    public sealed record Object(string? Name) : FieldType;

    /// <summary>Any JSON value: the page does not say more.</summary>
    public sealed record Any : FieldType;

    /// <summary>The type column says nothing (<c>-</c>, <c>/</c>). Only while a page is read: then fields and example have the last word.</summary>
    internal sealed record Unstated : FieldType;

    /// <summary>A list.</summary>
    /// <param name="Item">Its items.</param>
    public sealed record List(FieldType Item) : FieldType;

    /// <summary>An object with keys of the caller's choice.</summary>
    /// <param name="Value">The values.</param>
    public sealed record Map(FieldType Value) : FieldType;
}
