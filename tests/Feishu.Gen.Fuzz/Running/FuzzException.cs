namespace Feishu.Gen.Fuzz.Running;

/// <summary>Something that must hold for every input does not hold for this one.</summary>
/// <param name="kind">What it is in a few words that are the same for each such input.</param>
/// <param name="details">All that is known of it.</param>
internal sealed class FuzzException(string kind, string details) : Exception($"{kind}\n{details}")
{
    /// <summary>What it is in a few words.</summary>
    public string Kind { get; } = kind;

    /// <summary>Throws where something does not hold.</summary>
    public static void ThrowUnless(bool condition, string kind, string details)
    {
        if (!condition)
        {
            throw new FuzzException(kind, details);
        }
    }
}
