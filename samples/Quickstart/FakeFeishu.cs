using System.Text.Json.Nodes;
using Feishu.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Quickstart.FeishuApi.TaskV1;

namespace Quickstart;

/// <summary>
/// A Feishu on this machine, with one app and one task. A call for any other task is refused; if its id is one of the page's error codes,
/// with that error.
/// </summary>
internal sealed class FakeFeishu : IAsyncDisposable
{
    public const string AppId = "cli_quickstart";
    public const string AppSecret = "known to everybody";
    public const string TaskId = "83912691-2e43-47fc-94a4-d512e03984fa";
    public const string LastFollower = "ou_99e1a581b36ecc4862cbfbce473f3123";

    private const string Token = "t-quickstart";

    private readonly HashSet<string> _followers = ["ou_13585843f02bc94923ed17a007cbc9b1", "ou_f4506885e436763c36e03c05ef1bd6f8", LastFollower];
    private readonly WebApplication _server;
    private bool _isNextCallLimited;

    private FakeFeishu()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0"); // any port that is free
        _server = builder.Build();
        _server.MapPost("/open-apis/auth/v3/tenant_access_token/internal", GiveToken);
        _server.MapPost("/open-apis/task/v1/tasks/{taskId}/batch_delete_follower", RemoveFollowers);
    }

    public Uri Address => new(_server.Urls.Single());

    public static async Task<FakeFeishu> StartAsync()
    {
        var fake = new FakeFeishu();
        await fake._server.StartAsync();
        return fake;
    }

    /// <summary>Refuses the next call, as if there had been too many.</summary>
    public void LimitNextCall() => _isNextCallLimited = true;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static IResult GiveToken(JsonObject credentials) =>
        (string?)credentials["app_id"] == AppId && (string?)credentials["app_secret"] == AppSecret
            ? Results.Json(new { code = 0, msg = "ok", tenant_access_token = Token, expire = 7200 })
            : Refuse(400, 10014, "app secret invalid");

    private IResult RemoveFollowers(string taskId, JsonObject body, HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {Token}")
        {
            return Refuse(400, 99991663, "Invalid access token for authorization.");
        }

        if (_isNextCallLimited)
        {
            _isNextCallLimited = false;
            http.Response.Headers["x-ogw-ratelimit-reset"] = "1";
            return Refuse(429, 99991400, "request trigger frequency limit");
        }

        if (taskId != TaskId)
        {
            return Refuse(FindError(taskId));
        }

        var users = body["id_list"]?.AsArray().Select(id => (string)id!) ?? [];
        return Results.Json(new { code = 0, msg = "", data = new { followers = users.Where(_followers.Remove).ToArray() } });
    }

    private static FeishuDocumentedError FindError(string taskId)
    {
        var operation = TaskResource.BatchDeleteFollowerOperation; // what the page says, at run time
        _ = long.TryParse(taskId, out var code);
        return operation.FindError(code) ?? operation.FindError(BatchDeleteFollowerTaskErrors.InvalidTaskId)!;
    }

    private static IResult Refuse(FeishuDocumentedError error) => Refuse(error.Status ?? 400, error.Code, error.Description);

    private static IResult Refuse(int status, long code, string message) => Results.Json(new { code, msg = message }, statusCode: status);
}
