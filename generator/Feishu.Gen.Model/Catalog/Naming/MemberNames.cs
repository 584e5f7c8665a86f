namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The names of a type's members. They follow from the type's own list of names on the wire: each is the name in PascalCase,
/// with the suffix <c>Value</c> where that is taken by the type itself or by what every record has. Only names that differ in
/// case and separators alone are told apart further: the one that is written in plain snake_case keeps its identifier, the
/// others get their spelling as a suffix. So a further name never renames one in snake_case, nor any that was told apart.
/// </summary>
public static class MemberNames
{
    private const string Suffix = "Value";

    /// <summary>Between an identifier and its spelling; no identifier has it otherwise.</summary>
    private const string Separator = "__";

    private static readonly HashSet<string> s_taken = new(StringComparer.Ordinal)
    {
        "AddTo", "AdditionalMembers", "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetJsonHashCode", "GetTextHashCode",
        "GetType", "HasEqualJson", "HasEqualText", "IsNull", "JsonNameOf", "MapMembers", "MemberwiseClone", "Parse", "PrintJson", "PrintMembers", "PrintText",
        "ReferenceEquals", "SetAdditional", "SetNull", "ToJson", "ToString",
        "ToUtf8Json", "WithAdditional", "WithNull", "WriteTo",
    };

    private static readonly HashSet<string> s_takenInValues = new(StringComparer.Ordinal)
    {
        "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "Parse",
        "PrintMembers", "ReferenceEquals", "ToString", "TryParse", "Value", "Values",
    };

    /// <summary>Whether a type that the generator emits has a member of that name, whatever its page lists; so the type cannot be called so.</summary>
    public static bool IsMemberOfTypes(string identifier) => s_taken.Contains(identifier) || s_takenInValues.Contains(identifier);

    private static readonly HashSet<string> s_takenInMethods = new(StringComparer.Ordinal)
    {
        "Body", "Call", "CancellationToken", "Options", "Query", "Token",
    };

    /// <summary>Names the properties of a record, in the order of the names on the wire. Equal names get equal identifiers.</summary>
    /// <param name="names">The names on the wire.</param>
    /// <param name="typeName">The record's own name.</param>
    public static EquatableArray<string> Properties(IReadOnlyList<string> names, string typeName) => Allocate(names, typeName, s_taken, "Value");

    /// <summary>Names the known values of an open list of strings, in the order of the values.</summary>
    /// <param name="values">The values on the wire.</param>
    /// <param name="typeName">The name of the struct that has them.</param>
    public static EquatableArray<string> Values(IReadOnlyList<string> values, string typeName) => Allocate(values, typeName, s_takenInValues, "Empty");

    /// <summary>
    /// Names the parameters of a method, in camelCase, so that they differ from the parameters that every method has
    /// (<c>body</c>, <c>query</c>, <c>token</c>, <c>options</c>, <c>cancellationToken</c>).
    /// </summary>
    /// <param name="names">The names on the wire.</param>
    public static EquatableArray<string> Parameters(IReadOnlyList<string> names) =>
        Allocate(names, "", s_takenInMethods, "Value").Select(name => char.ToLowerInvariant(name[0]) + name.Substring(1)).ToEquatableArray();

    private static EquatableArray<string> Allocate(IReadOnlyList<string> names, string typeName, HashSet<string> taken, string fallback)
    {
        var identifiers = new string[names.Count];
        var owners = new Dictionary<string, string?>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < identifiers.Length; i++)
        {
            identifiers[i] = Identifier(names[i], typeName, taken, fallback);
            owners[identifiers[i]] = owners.TryGetValue(identifiers[i], out var owner) && owner != names[i] ? null : names[i];
        }

        for (var i = 0; i < identifiers.Length; i++)
        {
            var isShared = owners[identifiers[i]] is null;
            if (isShared && names[i] != Snake(identifiers[i]))
            {
                identifiers[i] += Separator + CSharpNames.Spelled(names[i]);
            }
        }

        return identifiers.ToEquatableArray();
    }

    private static string Identifier(string name, string typeName, HashSet<string> taken, string fallback)
    {
        var identifier = CSharpNames.Pascal(name, fallback);
        while (identifier == typeName || taken.Contains(identifier))
        {
            identifier += Suffix;
        }

        return identifier;
    }

    private static string Snake(string identifier) => string.Join("_", Words.Split(identifier));
}
