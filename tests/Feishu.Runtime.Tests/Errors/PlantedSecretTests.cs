using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>A random secret, planted anywhere in a request, and sent back anywhere in a response: nothing that people see shows it.</summary>
public sealed class PlantedSecretTests : IDisposable
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly CapturingLoggerProvider _log = new();
    private readonly FakePlatform _platform = new();

    public enum Plant
    {
        AppSecret,
        HelpdeskToken,
        TenantToken,
        UserToken,
        SignInCode,
        Verifier,
        Body,
        NestedBody,
        Query,
        Header,
        TokenHeader,
        Part,
        NestedText,
        ObjectBelow,
        PairList,
        Number,
        PartOfJson,
    }

    public static TheoryData<Plant, int> Plants
    {
        get
        {
            var data = new TheoryData<Plant, int>();
            foreach (var plant in Enum.GetValues<Plant>())
            {
                for (var seed = 0; seed < 3; seed++)
                {
                    data.Add(plant, seed);
                }
            }

            return data;
        }
    }

    public void Dispose()
    {
        _log.Dispose();
        _platform.Dispose();
    }

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task A_secret_never_shows(Plant plant, int seed)
    {
        // The platform may put it anywhere in its response; each of these echoes all of the request.
        Func<string, HttpResponseMessage>[] answers =
        [
            echo => FakePlatform.Json($$"""{"code":5,"msg":{{Quoted(echo)}}}""", HttpStatusCode.BadRequest),
            echo => FakePlatform.Json($$"""{"code":5,"error":{{Quoted(echo)}},"error_description":{{Quoted("bad " + echo)}}}""", HttpStatusCode.BadRequest),
            echo => FakePlatform.Json(
                """{"code":5,"msg":"m","error":{"message":ECHO,"log_id":ECHO,"details":[{"key":"k","value":ECHO}],"field_violations":[{"field":"f","value":ECHO}],"new":[ECHO]}}"""
                    .Replace("ECHO", Quoted(echo), StringComparison.Ordinal)),
            echo => FakePlatform.Text($"<html>{WebUtility.HtmlEncode(echo)}", "text/html", HttpStatusCode.BadGateway),
            echo => FakePlatform.Text(echo, "text/plain"),
            echo => FakePlatform.Text(Uri.EscapeDataString(echo), "text/plain", HttpStatusCode.BadGateway),
            echo => FakePlatform.Json("""{"code":0,"data":{"echo":ECHO}}""".Replace("ECHO", Quoted(echo), StringComparison.Ordinal)),
            echo => WithLogId(FakePlatform.Json("""{"code":5}"""), echo),
            echo => throw new HttpRequestException($"lost {echo}", new IOException(echo)),
        ];
        var secret = plant == Plant.Number ? new Random(seed).NextInt64(100_000_000_000, 999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : new string([.. new Random(seed).GetItems<char>(Letters, 24)]);
        var tags = new StringBuilder();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FeishuTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (tags)
                {
                    tags.AppendLine(activity.DisplayName).AppendJoin(" ", activity.TagObjects).AppendLine(activity.StatusDescription);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        foreach (var answer in answers)
        {
            var sentSecret = false;
            _platform.AnswerToken = (_, _) => Task.FromResult(FakePlatform.Json($$"""{"code":0,"tenant_access_token":"{{(plant == Plant.TenantToken ? secret : "t-other")}}","expire":7200}"""));
            _platform.Answers(sent =>
            {
                var echo = $"{sent.Method} {sent.Uri}\r\n{string.Join("\r\n", sent.Headers.Select(header => $"{header.Key}: {header.Value}"))}\r\n\r\n{sent.Body}";
                sentSecret |= echo.Contains(secret, StringComparison.Ordinal);
                return answer(echo + "\r\nagain: " + secret);
            });
            await using var provider = CreateProvider(plant, secret);

            var e = await Record.ExceptionAsync(() => CallAsync(provider.GetRequiredService<FollowerClient>().Transport, plant, secret));

            // The app's own are not in the request itself, but the platform knows them.
            Assert.True(sentSecret || plant is Plant.AppSecret or Plant.HelpdeskToken);
            Assert.All(Shown(e), text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }

        // Bodies of requests for tokens are never logged.
        Assert.Equal(plant is not (Plant.SignInCode or Plant.Verifier), _log.Text.Contains(" received ", StringComparison.Ordinal));
        Assert.DoesNotContain(secret, _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, tags.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(0, tags.Length);
    }

    private static async Task CallAsync(FeishuTransport transport, Plant plant, string secret)
    {
        await (plant switch
        {
            Plant.UserToken => transport.SendJsonAsync(HttpMethod.Post, "/open-apis/x", new FeishuJsonObject { ["a"] = secret }.Build(), FeishuUserAccessToken.FromString(secret), cancellationToken: s_noHurry),
            Plant.SignInCode => transport.Users.SignInAsync("ann", new(secret), s_noHurry),
            Plant.Verifier => transport.Users.SignInAsync("ann", new("c") { CodeVerifier = secret }, s_noHurry),
            Plant.Body => SendAsync("/open-apis/x", new() { ["new_password"] = secret }),
            Plant.NestedBody => SendAsync("/open-apis/x", new() { ["a"] = new FeishuJsonObject { ["api-key"] = secret }.Build() }),
            Plant.Query => SendAsync($"/open-apis/x?a=1&code={secret}", []),
            Plant.Header => transport.SendJsonAsync(
                HttpMethod.Get, "/open-apis/x", options: new() { Headers = new Dictionary<string, string> { ["X-Other-Authorization"] = "Basic " + secret } }, cancellationToken: s_noHurry),
            Plant.TokenHeader => transport.SendJsonAsync(
                HttpMethod.Get, "/open-apis/x", options: new() { Headers = new Dictionary<string, string> { ["X-Token"] = secret } }, cancellationToken: s_noHurry),
            Plant.Part => SendFormAsync("clientSecret", secret),
            Plant.PartOfJson => SendFormAsync("config", $$"""{"tokens":["{{secret}}"]}"""),
            Plant.NestedText => SendAsync("/open-apis/x", new() { ["content"] = $$"""{"password":"{{secret}}"}""" }),
            Plant.ObjectBelow => SendAsync("/open-apis/x", new() { ["secret"] = FeishuJson.Parse($$"""{"value":"{{secret}}"}""") }),
            Plant.PairList => SendAsync("/open-apis/x", new() { ["a"] = FeishuJson.Parse($$"""[{"value":["{{secret}}"],"name":"password"}]""") }),
            Plant.Number => SendAsync("/open-apis/x", new() { ["password"] = FeishuJson.Parse(secret) }),
            _ => SendAsync($"/open-apis/{(plant == Plant.AppSecret ? secret : "x")}", new() { ["a"] = plant == Plant.TenantToken ? secret : "b" }),
        });

        Task SendAsync(string path, FeishuJsonObject body) => transport.SendJsonAsync(HttpMethod.Post, path, body.Build(), cancellationToken: s_noHurry);

        Task SendFormAsync(string name, string text)
        {
            var call = new FeishuCall(new("form.v1.send", HttpMethod.Post, "/open-apis/x") { Body = FeishuBodyKind.Multipart, Tokens = FeishuTokenKinds.Tenant }, options: null);
            call.AddPart(name, text);
            return transport.SendAsync(call, s_noHurry);
        }
    }

    private static IEnumerable<string> Shown(Exception? failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            yield return e.ToString();
            yield return e.Message;
            yield return string.Join(" ", e.Data.Values.Cast<object?>());
            if (e is FeishuException known)
            {
                yield return $"{known.LogId} {known.Operation} {known.Operation?.Path}";
            }

            if (e is FeishuApiException api)
            {
                yield return $"{api.ApiMessage} {api.Error} {api.Error?.ToJson()}";
            }

            if (e is FeishuTransportException transport)
            {
                yield return $"{transport.BodyExcerpt} {transport.ContentType}";
            }
        }
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static HttpResponseMessage WithLogId(HttpResponseMessage response, string echo)
    {
        response.Headers.Remove("X-Tt-Logid");
        response.Headers.TryAddWithoutValidation("X-Tt-Logid", echo.ReplaceLineEndings(" "));
        return response;
    }

    private ServiceProvider CreateProvider(Plant plant, string secret)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddFeishu<FollowerClient>(options =>
        {
            (options.AppId, options.LogBodies, options.MaxErrorBodyExcerpt, options.Retry) = ("cli_1", true, 65_536, new(1));
            options.AppSecret = plant == Plant.AppSecret ? secret : "the-app-secret";
            (options.HelpdeskId, options.HelpdeskToken) = ("helpdesk", plant == Plant.HelpdeskToken ? secret : "the-helpdesk-token");
        }).ConfigurePrimaryHttpMessageHandler(() => _platform);
        return services.BuildServiceProvider();
    }
}
