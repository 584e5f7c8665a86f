using System.ComponentModel;
using System.Runtime.CompilerServices;
using Feishu.Runtime.Client.Paging;
using Feishu.Runtime.Json;

namespace Feishu.Runtime.CompilerServices;

/// <summary>Goes through all results of an operation that answers them in pages. Used by emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeishuResultPages
{
    /// <summary>Goes from page to page by the token that each names.</summary>
    /// <typeparam name="TPage">An answer.</typeparam>
    /// <typeparam name="TItem">A result.</typeparam>
    /// <param name="resource">What the operation belongs to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">The options of the calls; <see cref="FeishuCallOptions.MaxPages"/> ends the enumeration.</param>
    /// <param name="first">The token of the first page; null or empty for the beginning.</param>
    /// <param name="get">Asks for the page of a token.</param>
    /// <param name="read">Finds the results in an answer, and what follows.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The results, page by page as they are asked for.</returns>
    /// <exception cref="FeishuLimitException">There are more pages than the options allow.</exception>
    /// <exception cref="FeishuTransportException">The platform says that there is more, and names no page token, or leads back to a page that was there.</exception>
    public static async IAsyncEnumerable<TItem> ByTokenAsync<TPage, TItem>(
        FeishuResource resource,
        FeishuOperation operation,
        FeishuCallOptions? options,
        string? first,
        Func<string?, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuResultPage<TItem>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(read);
        var guard = PageGuard.Of(resource.TransportOrNull, operation, options);
        var cursor = new FeishuTokenCursor(first);
        while (true)
        {
            var page = read(await get(cursor.Value, cancellationToken).ConfigureAwait(false));
            guard.See(page.Items?.Count ?? 0);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            if (!cursor.MoveNext(page.NextToken, page.HasMore))
            {
                if (page.HasMore == true)
                {
                    // To end here would pass over results without a word.
                    throw string.IsNullOrEmpty(page.NextToken) ? guard.OfMissingToken() : guard.OfCircle();
                }

                yield break;
            }

            guard.AllowNext();
        }
    }

    /// <summary>Goes from page to page by counting results.</summary>
    /// <typeparam name="TPage">An answer.</typeparam>
    /// <typeparam name="TItem">A result.</typeparam>
    /// <param name="resource">What the operation belongs to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">The options of the calls; <see cref="FeishuCallOptions.MaxPages"/> ends the enumeration.</param>
    /// <param name="first">How many results to pass over.</param>
    /// <param name="get">Asks for the page behind so many results.</param>
    /// <param name="read">Finds the results in an answer.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The results, page by page as they are asked for.</returns>
    /// <exception cref="FeishuLimitException">There are more pages than the options allow.</exception>
    /// <exception cref="FeishuTransportException">The platform says that there is more, and gives an empty page.</exception>
    public static async IAsyncEnumerable<TItem> ByOffsetAsync<TPage, TItem>(
        FeishuResource resource,
        FeishuOperation operation,
        FeishuCallOptions? options,
        long? first,
        Func<long, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuResultPage<TItem>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(read);
        var guard = PageGuard.Of(resource.TransportOrNull, operation, options);
        var cursor = new FeishuOffsetCursor(first);
        while (true)
        {
            var page = read(await get(cursor.Value, cancellationToken).ConfigureAwait(false));
            guard.See(page.Items?.Count ?? 0);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            if (!cursor.MoveNext(CountOf(page.Items), page.HasMore))
            {
                if (page.HasMore == true)
                {
                    throw guard.OfEmptyPage();
                }

                yield break;
            }

            guard.AllowNext();
        }
    }

    /// <summary>How many results the platform counts, which knows nothing of those that cannot be read.</summary>
    private static int CountOf<TItem>(IReadOnlyList<TItem>? items) => items is IPartialCollection partial ? partial.TotalCount : items?.Count ?? 0;
}
