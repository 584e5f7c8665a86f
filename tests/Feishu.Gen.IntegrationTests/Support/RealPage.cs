using System.Runtime.Loader;
using Feishu.Gen.Tests.Support;

namespace Feishu.Bots;

/// <summary>The page that the project started from, put in the place of our own and compiled with the same calls.</summary>
internal static class RealPage
{
    private static readonly Lazy<RemoveFollowers?> s_remove = new(() => Repository.SeedPage is { } page ? Compile(File.ReadAllText(page)) : null);

    /// <summary>The call, made by the client of that page; null where the page is not beside this repository.</summary>
    public static RemoveFollowers? Remove => s_remove.Value;

    private static RemoveFollowers Compile(string page)
    {
        var compilation = Consumer.CompileWithEmitted(PageProject.Of(page) with { Sources = [ReadCalls()] });
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        assembly.Position = 0;
        return new AssemblyLoadContext(nameof(RealPage), isCollectible: true)
            .LoadFromStream(assembly)
            .GetType(typeof(FollowerCalls).FullName!, throwOnError: true)!
            .GetMethod(nameof(FollowerCalls.RemoveAsync))!
            .CreateDelegate<RemoveFollowers>();
    }

    private static string ReadCalls()
    {
        using var source = typeof(RealPage).Assembly.GetManifestResourceStream("FollowerCalls.cs")!;
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    }
}
