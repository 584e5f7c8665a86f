using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Feishu.Gen.Operations;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Tests;

/// <summary>What the compiler loads: a host that is older than the assemblies that it is given fails where <c>dotnet build</c> does not.</summary>
public class AnalyzerFolderTests
{
    /// <summary>The newest versions that the oldest host binds.</summary>
    private static readonly Dictionary<string, Version> s_newest = new(StringComparer.Ordinal)
    {
        ["Microsoft.CodeAnalysis"] = new Version(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new Version(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new Version(7, 0, 0, 0),
        ["System.Memory"] = new Version(4, 0, 1, 2),
        ["System.Buffers"] = new Version(4, 0, 3, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new Version(6, 0, 0, 0),
        ["netstandard"] = new Version(2, 0, 0, 0),
    };

    private static readonly string[] s_files = ["Feishu.Gen.Model.dll", "Feishu.Gen.dll", "Markdig.dll", "YamlDotNet.dll"];

    private static readonly string s_folder = Path.Combine(
        Repository.Root, "generator", "Feishu.Gen", "bin", Configuration, "netstandard2.0", "analyzers");

    private static string Configuration =>
        typeof(AnalyzerFolderTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Fact]
    public void Holds_the_generator_and_its_own_libraries() =>
        Assert.Equal(s_files, Directory.EnumerateFiles(s_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void References_nothing_that_a_host_may_lack()
    {
        var own = s_files.Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();

        Assert.All(
            s_files.SelectMany(f => References(f).Select(r => (File: f, Reference: r))).Where(r => !own.Contains(r.Reference.Name!)),
            r => Assert.True(
                s_newest.TryGetValue(r.Reference.Name!, out var newest) && r.Reference.Version <= newest,
                $"{r.File} references {r.Reference.Name} {r.Reference.Version}."));
    }

    [Fact]
    public void Own_libraries_are_the_versions_that_are_there() => Assert.All(
        s_files.SelectMany(References).Where(r => s_files.Contains(r.Name + ".dll")),
        r => Assert.Equal(AssemblyName.GetAssemblyName(Path.Combine(s_folder, r.Name + ".dll")).Version, r.Version));

    [Fact]
    public void Model_knows_no_compiler()
    {
        Assert.DoesNotContain(References("Feishu.Gen.Model.dll"), IsOfCompiler);
        Assert.DoesNotContain(typeof(Operation).Assembly.GetReferencedAssemblies(), IsOfCompiler);
    }

    [Fact]
    public void Is_what_was_built_last() => Assert.Equal(
        Mvid(Path.Combine(s_folder, "..", "Feishu.Gen.Model.dll")), Mvid(Path.Combine(s_folder, "Feishu.Gen.Model.dll")));

    private static bool IsOfCompiler(AssemblyName name) => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private static List<AssemblyName> References(string file)
    {
        using var stream = File.OpenRead(Path.Combine(s_folder, file));
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetAssemblyReference(r).GetAssemblyName())];
    }

    private static Guid Mvid(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
