using System.Globalization;
using System.Web;
using Feishu.Runtime.Events.LongConnection.Session;

namespace Feishu.Runtime.Events.LongConnection;

/// <summary>Asks the platform where to connect to. Each address is good for one connection.</summary>
internal sealed class LongConnectionEndpoint(LongConnectionApp app)
{
    private const string ServiceId = "service_id";

    /// <summary>What is called.</summary>
    public static FeishuOperation Operation { get; } = new("callback.ws.endpoint", HttpMethod.Post, "/callback/ws/endpoint")
    {
        Title = "The address of a long connection",
        Body = FeishuBodyKind.Json,
        Response = FeishuResponseKind.TopLevel,
        AppTypes = FeishuAppTypes.Custom,
        IsForCredentials = true,
        Errors = LongConnectionRefusals.Errors,
    };

    /// <summary>Asks for an address.</summary>
    /// <param name="settings">What holds where the platform does not say otherwise.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="FeishuApiException">The platform refused.</exception>
    /// <exception cref="FeishuTransportException">No response came, or one without an address that is safe to connect to.</exception>
    public async Task<LongConnectionAddress> AskAsync(LongConnectionSettings settings, CancellationToken cancellationToken)
    {
        var body = FeishuJson.Object(("AppID", app.AppId), ("AppSecret", app.AppSecret()));
        var data = (await app.SendAsync(Operation, body, cancellationToken).ConfigureAwait(false))["data"];
        var uri = Uri.TryCreate(data["URL"].GetString(), UriKind.Absolute, out var address) && IsSafe(address, app.AllowsPlain)
            ? address
            : throw new FeishuTransportException($"{Operation} got a response without an address that begins with wss://", Operation);
        return new LongConnectionAddress(uri, ServiceOf(uri), settings.ChangedBy(data["ClientConfig"]));
    }

    private static bool IsSafe(Uri address, bool allowsPlain)
        => address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && (address.IsLoopback || allowsPlain));

    private static int ServiceOf(Uri address)
        => int.TryParse(HttpUtility.ParseQueryString(address.Query)[ServiceId], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var service) ? service : 0;
}
