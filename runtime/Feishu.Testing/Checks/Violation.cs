namespace Feishu.Testing.Checks;

/// <summary>Something in a request that its page does not allow.</summary>
/// <param name="Field">The field, with those around it: <c>members.id</c>.</param>
/// <param name="Value">What was sent, as text; empty where nothing was.</param>
/// <param name="Description">What is the matter.</param>
internal sealed record Violation(string Field, string Value, string Description)
{
    /// <summary>The field's own name.</summary>
    public string Name => Field[(Field.LastIndexOf('.') + 1)..].Split('[')[0];

    /// <summary>Something that must be given is not there.</summary>
    public static Violation Missing(string field) => new(field, "", field + " is required");

    /// <summary>A value is of another type than the page says.</summary>
    public static Violation OfType(string field, string value, string expected) => new(field, value, $"{field} must be {expected}");
}
