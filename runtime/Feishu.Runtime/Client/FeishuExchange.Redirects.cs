using Feishu.Runtime.Http;
using Feishu.Runtime.Http.Readings;

namespace Feishu.Runtime.Client;

/// <content>Where a response leads elsewhere.</content>
internal sealed partial class FeishuExchange
{
    private const int MostRedirects = 5;

    /// <summary>Whether to go where a response leads. Only a file is fetched elsewhere, and only by GET: nothing that was sent goes along.</summary>
    private bool FollowsRedirect<T>(Reading<T> reading, HttpResponseMessage response)
        => reading.MayBeElsewhere && sender.FollowsDownloadRedirects && Operation.Method == HttpMethod.Get && IsRedirect(response);

    /// <summary>Goes where a response leads, without the token.</summary>
    /// <exception cref="FeishuTransportException">It leads nowhere, to a place that is not safe, or on and on.</exception>
    private async ValueTask<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        var from = uri;
        for (var redirects = 1; IsRedirect(response); redirects++)
        {
            using (response)
            {
                call.Options?.OnResponse?.Invoke(new FeishuResponseInfo(Operation, response.StatusCode, BufferedResponse.FindLogId(response), response.Headers));
                var target = TargetOf(response, from);
                var problem = target is null ? "as it names no address"
                    : redirects > MostRedirects ? $"as it is the {MostRedirects + 1}th in a row"
                    : !sender.MayFollow(from, target) ? "as it is not by https"
                    : null;
                if (problem is not null)
                {
                    throw Failure.OfRedirect(Operation, response, target, Secrets, problem);
                }

                from = target!;
            }

            try
            {
                response = await sender.SendAsync(sender.CreateTokenlessRequest(call, from), deadline.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfConnection(e))
            {
                throw Translate(e);
            }
        }

        return response;
    }

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is >= 300 and < 400;

    private static Uri? TargetOf(HttpResponseMessage response, Uri from)
        => response.Headers.Location is { } location && Uri.TryCreate(from, location, out var target) ? target : null;
}
