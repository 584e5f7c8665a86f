using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Feishu.Runtime;

namespace Feishu.Gen.Benchmarks.Start;

/// <summary>The process that is measured: it loads a client, makes one and calls once, over a handler that responds at once.</summary>
internal static class StartProbe
{
    /// <summary>The argument that has the program be this process; the client's file and the call follow.</summary>
    public const string Mode = "--start-probe";

    /// <summary>Runs and prints the cost.</summary>
    public static int Run(string file, string call)
    {
        using var http = new HttpClient(new CannedHandler());
        var options = new FeishuOptions { AppId = "cli_a", AppSecret = "s" };
        var memory = PrivateMemory();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();

        var client = AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetType("Feishu.Bots.FeishuApi.FeishuClient", throwOnError: true)!;
        var at = client.GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [options, http, null])!;
        var names = call.Split('.');
        foreach (var name in names[..^1])
        {
            at = at.GetType().GetProperty(name)!.GetValue(at)!;
        }

        var method = at.GetType().GetMethod(names[^1])!;
        ((Task)method.Invoke(at, [.. method.GetParameters().Select(p => p.ParameterType.IsValueType ? RuntimeDefault(p.ParameterType) : null)])!).GetAwaiter().GetResult();

        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(new StartCost(milliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, PrivateMemory() - memory));
        return 0;
    }

    private static object? RuntimeDefault(Type type) => Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private static long PrivateMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PrivateMemorySize64;
    }

    private sealed class CannedHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":7200,"data":{}}""", Encoding.UTF8, "application/json"),
        });
    }
}
