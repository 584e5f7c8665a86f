using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Operations;

/// <summary>Where the facts of a page stand on it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Address">The operation's URL, or the event's type.</param>
/// <param name="Rows">The name cells of the parameter and body rows, found by <see cref="Field.Row"/>.</param>
public sealed record OperationSource(SourceSpan Title, SourceSpan Address, EquatableArray<SourceSpan> Rows);
