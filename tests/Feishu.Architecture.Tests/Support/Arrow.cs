namespace Feishu.Architecture.Tests.Support;

/// <summary>That a type of an assembly knows another one of it. Types within types, also those that the compiler makes, count as the outermost.</summary>
/// <param name="From">The name of the type that knows, with its namespace.</param>
/// <param name="To">The name of the type that is known, with its namespace.</param>
/// <param name="Place">Where: a member, or a part of the type's declaration.</param>
internal readonly record struct Arrow(string From, string To, string Place);
