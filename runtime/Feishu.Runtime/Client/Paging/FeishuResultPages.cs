using System.ComponentModel;
using System.Runtime.CompilerServices;
using Feishu.Runtime.Client.Paging;

namespace Feishu.Runtime.CompilerServices;

/// <summary>Goes through all results of an operation that responds to them in pages. Used by emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeishuResultPages
{
    /// <summary>Goes from page to page by the token that each names.</summary>
    /// <typeparam name="TPage">A response.</typeparam>
    /// <typeparam name="TItem">A result.</typeparam>
    /// <param name="resource">What the operation belongs to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">The options of the calls; <see cref="FeishuCallOptions.MaxPages"/> ends the enumeration.</param>
    /// <param name="first">The token of the first page; null or empty for the beginning.</param>
    /// <param name="get">Asks for the page of a token.</param>
    /// <param name="read">Finds the results in a response, and what follows.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The results, page by page as they are asked for.</returns>
    /// <exception cref="FeishuLimitException">There are more pages than the options allow.</exception>
    /// <exception cref="FeishuTransportException">The platform says that there is more, and names no page token, or leads back to a page that was there.</exception>
    public static IAsyncEnumerable<TItem> ByTokenAsync<TPage, TItem>(
        FeishuResource resource,
        FeishuOperation operation,
        FeishuCallOptions? options,
        string? first,
        Func<string?, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuResultPage<TItem>> read,
        CancellationToken cancellationToken)
        => GoThroughAsync(resource, operation, options, () => new FeishuTokenCursor(first), get, read, cancellationToken);

    /// <summary>Goes from page to page by counting results.</summary>
    /// <typeparam name="TPage">A response.</typeparam>
    /// <typeparam name="TItem">A result.</typeparam>
    /// <param name="resource">What the operation belongs to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">The options of the calls; <see cref="FeishuCallOptions.MaxPages"/> ends the enumeration.</param>
    /// <param name="first">How many results to pass over.</param>
    /// <param name="get">Asks for the page behind so many results.</param>
    /// <param name="read">Finds the results in a response.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The results, page by page as they are asked for.</returns>
    /// <exception cref="FeishuLimitException">There are more pages than the options allow.</exception>
    /// <exception cref="FeishuTransportException">The platform says that there is more, and gives an empty page.</exception>
    public static IAsyncEnumerable<TItem> ByOffsetAsync<TPage, TItem>(
        FeishuResource resource,
        FeishuOperation operation,
        FeishuCallOptions? options,
        long? first,
        Func<long, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuResultPage<TItem>> read,
        CancellationToken cancellationToken)
        => GoThroughAsync(resource, operation, options, () => new FeishuOffsetCursor(first), get, read, cancellationToken);

    /// <summary>Goes from page to page as a cursor says. Each enumeration begins with a cursor of its own.</summary>
    private static async IAsyncEnumerable<TItem> GoThroughAsync<TPosition, TPage, TItem>(
        FeishuResource resource,
        FeishuOperation operation,
        FeishuCallOptions? options,
        Func<IPageCursor<TPosition>> begin,
        Func<TPosition, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuResultPage<TItem>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(read);
        var guard = PageGuard.Of(resource.TransportOrNull, operation, options);
        var cursor = begin();
        while (true)
        {
            var page = read(await get(cursor.Value, cancellationToken).ConfigureAwait(false));
            guard.See(page.Items?.Count ?? 0);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            if (!cursor.MoveNext(in page))
            {
                if (page.HasMore == true)
                {
                    // To end here would pass over results without a word.
                    throw cursor.FailureBehind(in page, guard);
                }

                yield break;
            }

            guard.AllowNext();
        }
    }
}
