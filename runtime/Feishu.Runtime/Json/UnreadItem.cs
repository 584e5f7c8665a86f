namespace Feishu.Runtime.Json;

/// <summary>An item of a JSON array, or a value of a JSON object, that has another shape than the others should have.</summary>
/// <param name="Before">How many items that could be read stand before it.</param>
/// <param name="Value">Well-formed JSON.</param>
internal readonly record struct UnreadItem(int Before, byte[] Value);
