using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Operations.Reading;

/// <summary>An event that was read from a page.</summary>
/// <param name="Event">The event.</param>
/// <param name="Tables">What its table teaches and leaves open; as that of a response.</param>
public sealed record EventResult(EventDefinition Event, PageTables Tables);
