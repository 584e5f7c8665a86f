namespace Feishu.Architecture.Tests.Support;

/// <summary>A type that a source file declares, not within another type.</summary>
/// <param name="Name">Its name with the namespace, as metadata has it: <c>Feishu.Testing.Events.Arrivals`1</c>.</param>
/// <param name="Namespace">Its namespace; null for the type that the compiler makes of top-level statements.</param>
/// <param name="Folder">The folder of its file below the project's, with <c>/</c>.</param>
/// <param name="IsPublic">Whether others than the project may use it.</param>
internal sealed record SourceType(string Name, string? Namespace, string Folder, bool IsPublic);
