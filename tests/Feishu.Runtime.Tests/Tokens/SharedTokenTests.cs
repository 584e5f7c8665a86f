using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Feishu.Runtime.Tests;

/// <summary>Two real processes over one SQLite file.</summary>
public sealed class SharedTokenTests : IDisposable
{
    private const int Calls = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("feishu-tokens");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Processes_share_tokens_and_renew_them_once()
    {
        var platform = new Platform();
        await using var server = await LoopbackPlatform.StartAsync(platform.AnswerAsync, readsBody: false);
        await SignInAsync(server.Address, Cache);
        using Process one = Start(server.Address), other = Start(server.Address);

        // The first tokens, then others three times over, as the platform takes them back.
        for (var round = 1; round <= 4; round++)
        {
            await Task.WhenAll(WriteAsync(one, $"{round}"), WriteAsync(other, $"{round}"));
            Assert.Equal($"{round} {Calls}", await one.StandardOutput.ReadLineAsync());
            Assert.Equal($"{round} {Calls}", await other.StandardOutput.ReadLineAsync());
            Assert.Equal((round, round), (server.TokenCount, platform.UserTokens));
            platform.Oldest = round + 1;
        }

        one.StandardInput.Close();
        other.StandardInput.Close();
        await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());
        Assert.Equal(0, platform.RefreshTokensUsedTwice);
        Assert.Equal(4 * 2 * Calls, platform.Answered);
    }

    private string Cache => Path.Combine(_folder.FullName, "cache.db");

    /// <summary>The first user token comes with the first round: what is stored needs a refresh.</summary>
    private async Task SignInAsync(Uri address, string cacheFile)
    {
        using var process = Start(address, "sign-in", "r-0");
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(cacheFile));
    }

    private Process Start(Uri address, params string[] more)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var worker = Path.Combine(AppContext.BaseDirectory, "../../../../Feishu.Runtime.TokenWorker/bin", configuration, "net10.0/Feishu.Runtime.TokenWorker.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [worker, address.AbsoluteUri, Cache, $"{Calls}", .. more])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        return process;
    }

    private static async Task WriteAsync(Process process, string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Refuses tokens that are too old, and gives each user token for a refresh token once.</summary>
    private sealed class Platform
    {
        private readonly ConcurrentDictionary<string, bool> _used = new();
        private int _userTokens;
        private int _answered;
        private int _usedTwice;

        public int Oldest { get; set; } = 1;

        public int UserTokens => _userTokens;

        public int Answered => _answered;

        public int RefreshTokensUsedTwice => _usedTwice;

        public async Task AnswerAsync(HttpContext context)
        {
            if (context.Request.Path.Value!.EndsWith("/oauth/token", StringComparison.Ordinal))
            {
                var refreshToken = (await FeishuBodyAsync(context))["refresh_token"].GetString()!;
                if (!_used.TryAdd(refreshToken, true))
                {
                    Interlocked.Increment(ref _usedTwice);
                    context.Response.StatusCode = 400;
                    await context.Response.WriteAsync("""{"code":20073,"error":"invalid_grant"}""");
                    return;
                }

                var number = Interlocked.Increment(ref _userTokens);
                await context.Response.WriteAsync($$"""{"code":0,"access_token":"u-{{number}}","expires_in":7200,"refresh_token":"r-{{number}}","refresh_token_expires_in":604800}""");
                return;
            }

            var age = int.Parse(context.Request.Headers.Authorization.ToString().Split('-')[1], CultureInfo.InvariantCulture);
            if (age < Oldest)
            {
                context.Response.StatusCode = 400;
                await context.Response.WriteAsync("""{"code":99991663}""");
                return;
            }

            Interlocked.Increment(ref _answered);
            await context.Response.WriteAsync("""{"code":0}""");
        }

        private static async Task<FeishuJson> FeishuBodyAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body);
            return FeishuJson.Parse(await reader.ReadToEndAsync());
        }
    }
}
