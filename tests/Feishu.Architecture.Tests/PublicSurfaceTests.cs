using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Architecture.Tests;

/// <summary>The public members of each package, a line each. A change of the API shows in the review as a change of these files.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void Surface_is_reviewed() => Snapshot.VerifyAll([.. new[]
    {
        typeof(Runtime.FeishuTransport),
        typeof(Microsoft.AspNetCore.Builder.FeishuEventsEndpointRouteBuilderExtensions),
        typeof(Testing.FeishuMock),
    }.Select(type => ($"{type.Assembly.GetName().Name}.txt", SurfaceOf(type.Assembly.Location)))]);

    [Fact]
    public void Types_that_a_using_brings_have_the_products_name()
    {
        var types = Public(typeof(Runtime.FeishuTransport)).Where(type => type.Namespace == "Feishu.Runtime");

        Assert.DoesNotContain(types, type => !type.Name.StartsWith("Feishu", StringComparison.Ordinal) && !type.Name.StartsWith("IFeishu", StringComparison.Ordinal));
    }

    [Fact]
    public void Types_that_only_emitted_code_uses_are_not_suggested_to_users()
    {
        var types = Public(typeof(Runtime.FeishuTransport)).Where(type => type.Namespace == "Feishu.Runtime.CompilerServices").ToList();

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Contains(
            type.GetCustomAttributes(inherit: false), a => a is System.ComponentModel.EditorBrowsableAttribute { State: System.ComponentModel.EditorBrowsableState.Never }));
    }

    private static IEnumerable<Type> Public(Type type) => type.Assembly.GetExportedTypes().Where(t => !t.IsNested);

    private static string SurfaceOf(string path)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => file != path).Select(file => MetadataReference.CreateFromFile(file));
        var assembly = MetadataReference.CreateFromFile(path);
        var compilation = CSharpCompilation.Create("surface", references: references.Append(assembly));
        return PublicSurface.Of((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!);
    }
}
