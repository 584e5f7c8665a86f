using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>The committed list of type names against the reference assemblies of the SDK that runs the tests.</summary>
public sealed class ImplicitTypesTests
{
    private static readonly HashSet<string> s_namespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading",
        "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    [Theory]
    [InlineData("Microsoft.NETCore.App.Ref")]
    [InlineData("Microsoft.AspNetCore.App.Ref")]
    public void The_list_has_every_type_of_the_reference_pack(string pack)
    {
        var assemblies = ReferenceAssemblies(pack);
        Assert.SkipWhen(assemblies.Length == 0, $"{pack} is not installed beside the runtime.");

        var names = assemblies.SelectMany(PublicTypes).ToHashSet(StringComparer.Ordinal);

        Assert.True(names.Count > 100, $"only {names.Count} types were found");
        Assert.Empty(names.Where(name => !ImplicitTypes.Contains(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_is_sorted_and_has_no_name_twice()
    {
        var names = ImplicitTypes.All.ToArray();

        Assert.Equal(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names);
    }

    private static string[] ReferenceAssemblies(string pack)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs", pack));
        var version = Directory.Exists(root) ? Directory.GetDirectories(root).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return version is null ? [] : Directory.GetFiles(Directory.GetDirectories(Path.Combine(version, "ref")).Single(), "*.dll");
    }

    private static IEnumerable<string> PublicTypes(string assembly)
    {
        using var pe = new PEReader(File.OpenRead(assembly));
        var metadata = pe.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public)
            .Where(type => s_namespaces.Contains(metadata.GetString(type.Namespace)))
            .Select(type => WithoutArity(metadata.GetString(type.Name)))
            .ToArray();
    }

    private static string WithoutArity(string name) => name.Split('`')[0];
}
