namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The names of model classes, from the page's own names of types. They stay clear of what a file sees without a using of its
/// own: the public types of the implicit usings and of the runtime get the prefix <c>Feishu</c>, as do the names of members that every
/// emitted type has, and the endings that the emitted
/// operations and resources use get the suffix <c>Model</c>.
/// </summary>
public static class TypeNames
{
    private const string Prefix = "Feishu";

    private const string Suffix = "Model";

    private static readonly string[] s_reservedEndings = ["Request", "Response", "Query", "Errors", "Resource", "Service"];

    /// <summary>Names a model class: <c>user_custom_attr</c> is <c>UserCustomAttr</c>, <c>file</c> is <c>FeishuFile</c>.</summary>
    /// <param name="pageName">The page's name of the type.</param>
    public static string Model(string pageName) => Safe(Plain(pageName));

    /// <summary>The page's name of a type as an identifier, however taken: what the type's lists of values are called after.</summary>
    /// <param name="pageName">The page's name of the type.</param>
    public static string Plain(string pageName) => CSharpNames.Pascal(pageName, "Object");

    /// <summary>An identifier made fit to be the name of a public type of the emitted code.</summary>
    /// <param name="identifier">The identifier, such as <c>TaskStatus</c>, made of a model's and a field's name.</param>
    public static string Safe(string identifier)
    {
        var name = IsTaken(identifier) ? Prefix + identifier : identifier;
        return IsReserved(name) ? name + Suffix : name;
    }

    // FooRequest becomes FooRequestModel, so that itself has to become FooRequestModelModel.
    private static bool IsReserved(string name) =>
        s_reservedEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        || (name.EndsWith(Suffix, StringComparison.Ordinal) && IsReserved(name.Substring(0, name.Length - Suffix.Length)));

    private static bool IsTaken(string identifier) =>
        IsOfRuntime(identifier) || ImplicitTypes.Contains(identifier) || MemberNames.IsMemberOfTypes(identifier);

    private static bool IsOfRuntime(string identifier) =>
        identifier.StartsWith(Prefix, StringComparison.Ordinal) || identifier.StartsWith("I" + Prefix, StringComparison.Ordinal);
}
