using System.ComponentModel;

namespace Feishu.Runtime.CompilerServices;

/// <summary>What a response says of one page of results. Used by emitted code.</summary>
/// <typeparam name="TItem">A result.</typeparam>
/// <param name="Items">The results.</param>
/// <param name="NextToken">The token of the next page, where pages have tokens.</param>
/// <param name="HasMore">Whether there are more pages; null where the response does not say.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct FeishuResultPage<TItem>(IReadOnlyList<TItem>? Items, string? NextToken, bool? HasMore);
