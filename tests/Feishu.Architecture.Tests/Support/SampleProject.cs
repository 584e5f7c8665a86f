using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Architecture.Tests.Support;

/// <summary>A small project that is compiled in memory.</summary>
internal static class SampleProject
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles files, and compares them with rooms.</summary>
    /// <param name="rooms">The rooms.</param>
    /// <param name="files">The files by their paths below the project's folder; those in <c>obj</c> are generated.</param>
    public static RoomCheck Check(ProjectRooms rooms, IReadOnlyList<(string Path, string Text)> files)
    {
        var compilation = CSharpCompilation.Create(
            rooms.AssemblyName,
            files.Select(f => CSharpSyntaxTree.ParseText(f.Text, path: f.Path)),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        assembly.Position = 0;
        return new RoomCheck(rooms, [.. files.Where(f => !f.Path.StartsWith("obj/", StringComparison.Ordinal)).SelectMany(f => SourceTypes.Of(f.Path, f.Text))], AssemblyTypes.Read(assembly));
    }
}
