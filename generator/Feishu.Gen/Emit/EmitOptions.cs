namespace Feishu.Gen.Emit;

/// <summary>What the user's project says of the code to emit.</summary>
/// <param name="Namespace">The root namespace of everything that is emitted.</param>
/// <param name="ClientName">The client class.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
public sealed record EmitOptions(string Namespace, string ClientName, string Accessibility)
{
    /// <summary>A name below the root namespace, written out in full.</summary>
    public string Global(string name) => $"global::{Namespace}.{name}";
}

/// <summary>A file of emitted code.</summary>
/// <param name="HintName">The name under which the compiler keeps it.</param>
/// <param name="Text">The code.</param>
public sealed record EmittedFile(string HintName, string Text);
