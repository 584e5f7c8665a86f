namespace Feishu.Runtime.Tokens;

/// <summary>Sends a request for a token. It carries its credentials in the body, and no access token.</summary>
/// <param name="operation">What is called.</param>
/// <param name="body">What is sent.</param>
/// <param name="cancellationToken">Cancels the request.</param>
/// <returns>The whole response.</returns>
/// <exception cref="FeishuException">The platform refused, or did not respond.</exception>
internal delegate Task<FeishuJson> SendTokenRequest(FeishuOperation operation, FeishuJson body, CancellationToken cancellationToken);
