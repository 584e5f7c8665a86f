namespace Feishu.Architecture.Tests.Support;

/// <summary>A folder of a project that has a place in the order.</summary>
/// <param name="Folder">The folder below the project's, with <c>/</c>.</param>
/// <param name="Meaning">What it holds.</param>
internal sealed record Room(string Folder, string Meaning)
{
    /// <summary>The project's own folder.</summary>
    public const string Root = "";

    /// <summary>The room as messages name it.</summary>
    public override string ToString() => Folder == Root ? "(root)" : Folder;
}
