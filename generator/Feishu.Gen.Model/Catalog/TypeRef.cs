namespace Feishu.Gen.Catalog;

/// <summary>The C# type of a member or parameter, before it is written as text.</summary>
public abstract record TypeRef
{
    private TypeRef()
    {
    }

    /// <summary><c>string</c>.</summary>
    /// <param name="Values">The emitted open list that names some of its values, below the client's root namespace; null where there is none.</param>
    public sealed record Text(string? Values = null) : TypeRef;

    /// <summary><c>long</c>.</summary>
    public sealed record Integer : TypeRef;

    /// <summary><c>double</c>.</summary>
    public sealed record Number : TypeRef;

    /// <summary><c>bool</c>.</summary>
    public sealed record Boolean : TypeRef;

    /// <summary>A free-form value, <c>FeishuJson</c>.</summary>
    public sealed record Json : TypeRef;

    /// <summary>A file of a multipart body, <c>FeishuUpload</c>.</summary>
    public sealed record File : TypeRef;

    /// <summary>An emitted record, such as <c>TaskV1.Member</c> or <c>TaskV1.ListTaskResponse.ItemModel</c>.</summary>
    /// <param name="Name">The name below the client's root namespace.</param>
    public sealed record Model(string Name) : TypeRef;

    /// <summary>An emitted open list of string values.</summary>
    /// <param name="Name">The name below the client's root namespace.</param>
    public sealed record Value(string Name) : TypeRef;

    /// <summary>An open list of string values that many services share; the runtime has it.</summary>
    /// <param name="Name">The name below the runtime's namespace.</param>
    public sealed record RuntimeValue(string Name) : TypeRef;

    /// <summary><c>IReadOnlyList&lt;T&gt;</c>.</summary>
    /// <param name="Item">The items.</param>
    public sealed record List(TypeRef Item) : TypeRef;

    /// <summary><c>IReadOnlyDictionary&lt;string, T&gt;</c>.</summary>
    /// <param name="Item">The values.</param>
    public sealed record Map(TypeRef Item) : TypeRef;
}
