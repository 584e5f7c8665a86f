using Feishu.Runtime;
using Microsoft.AspNetCore.Http;

namespace Feishu.AspNetCore;

/// <summary>Carries requests to a receiver, and its responses back.</summary>
internal sealed class EventEndpoint(FeishuEventReceiver receiver)
{
    public async Task ReceiveAsync(HttpContext context)
    {
        try
        {
            await RespondAsync(context, await ReceiveAsync(context.Request, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            // The body ends early, comes too slowly, or goes over a limit of the server's own.
            context.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            // The connection is lost, or the application gives requests no more time. Whoever still hears it must not take the event for received.
            Refuse(context.Response);
        }
    }

    private static void Refuse(HttpResponse response)
    {
        if (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.ContentLength = 0;
            response.ContentType = null;
        }
    }

    private async Task<FeishuEventResponse> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new LimitedBody(receiver.MaxBodyBytes);
        return await body.TryReadAsync(request, cancellationToken).ConfigureAwait(false)
            ? await receiver.ReceiveAsync(body.Content, name => request.Headers[name], cancellationToken).ConfigureAwait(false)
            : receiver.RefuseTooLarge();
    }

    private static async Task RespondAsync(HttpContext context, FeishuEventResponse reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentLength = reply.Body.Length;
        if (!reply.Body.IsEmpty)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.Body.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
