using Feishu.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Client.Paging;

/// <summary>Watches over an enumeration of pages of results, so that it comes to an end and nobody waits for one without knowing.</summary>
/// <param name="operation">The operation.</param>
/// <param name="maxPages">How many pages may be asked for; null for as many as there are.</param>
/// <param name="logger">Where to say that there is nothing on the pages; null for nowhere.</param>
internal sealed class PageGuard(FeishuOperation operation, int? maxPages, ILogger? logger)
{
    /// <summary>So many pages without a result are no chance any more.</summary>
    public const int ManyEmptyPages = 1000;

    private long _pages;
    private long _emptyPages;

    /// <summary>The guard of an enumeration.</summary>
    /// <param name="transport">What the pages are asked for through; null for a mock, which has no limit but the call's own.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">The options of the calls.</param>
    public static PageGuard Of(FeishuTransport? transport, FeishuOperation operation, FeishuCallOptions? options)
        => new(operation, options?.MaxPages ?? transport?.MaxPages, transport?.Logger);

    /// <summary>Sees a page.</summary>
    /// <param name="results">How many results it has.</param>
    public void See(int results)
    {
        _pages++;
        _emptyPages = results > 0 ? 0 : _emptyPages + 1;
        if (_emptyPages > 0 && _emptyPages % ManyEmptyPages == 0)
        {
            logger?.PagesAreEmpty(operation.Id, _emptyPages);
        }
    }

    /// <summary>Lets the next page be asked for.</summary>
    /// <exception cref="FeishuLimitException">There were as many pages as there may be.</exception>
    public void AllowNext()
    {
        if (_pages >= maxPages)
        {
            throw FeishuLimitException.OfPages(operation, maxPages.Value);
        }
    }

    /// <summary>The platform says that there is more, and leads back to a page that was there.</summary>
    public FeishuTransportException OfCircle()
        => new($"{operation} got a page token that had come before, although there are more results: the pages would go round in a circle", operation);

    /// <summary>The platform says that there is more, and not where.</summary>
    public FeishuTransportException OfMissingToken()
        => new($"{operation} got no page token, although has_more is true: there are more results, and no way to them", operation);

    /// <summary>The platform says that there is more, and gives none of it: the next page would be the same one.</summary>
    public FeishuTransportException OfEmptyPage()
        => new($"{operation} got an empty page, although has_more is true: there are more results, and no way to them", operation);
}
