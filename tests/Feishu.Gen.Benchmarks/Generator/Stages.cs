using Feishu.Gen.Catalog;
using Feishu.Gen.Emit;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>The generator's stages one after the other on one thread, without the compiler around them.</summary>
internal static class Stages
{
    private static readonly EmitOptions s_options = new("Feishu.Bots.FeishuApi", "FeishuClient", "public");

    /// <summary>Reads pages.</summary>
    public static List<(string Path, PageResult Result)> Read(IReadOnlyList<(string Path, string Text)> pages) =>
        [.. pages.Select(p => (p.Path, OperationReader.Read(p.Text)))];

    /// <summary>Names and settles what was read.</summary>
    public static ApiCatalog Plan(IReadOnlyList<(string Path, PageResult Result)> readings) => CatalogBuilder.Build(readings);

    /// <summary>Writes the code.</summary>
    /// <returns>Its length.</returns>
    public static long Emit(ApiCatalog catalog) =>
        Length(catalog.Operations, OperationEmitter.Emit)
        + Length(catalog.Types, SharedTypesEmitter.Emit)
        + Length(catalog.Versions, ClientEmitter.EmitVersion)
        + Length(catalog.Services, ClientEmitter.EmitService)
        + Length(catalog.Clients, ClientEmitter.EmitClient);

    /// <summary>Goes all the way from pages to code.</summary>
    public static long All(IReadOnlyList<(string Path, string Text)> pages) => Emit(Plan(Read(pages)));

    private static long Length<TPlan>(IEnumerable<TPlan> plans, Func<TPlan, EmitOptions, EmittedFile> emit) =>
        plans.Sum(p => (long)emit(p, s_options).Text.Length);
}
