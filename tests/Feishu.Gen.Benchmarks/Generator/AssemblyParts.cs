using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>What the bytes of an assembly are.</summary>
internal static class AssemblyParts
{
    /// <summary>The parts with their bytes, the largest first.</summary>
    public static IReadOnlyList<(string Part, long Bytes)> Of(Stream assembly)
    {
        assembly.Position = 0;
        using var file = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        var parts = new List<(string Part, long Bytes)>
        {
            ("names (#Strings)", metadata.GetHeapSize(HeapIndex.String)),
            ("string literals (#US)", metadata.GetHeapSize(HeapIndex.UserString)),
            ("signatures (#Blob)", metadata.GetHeapSize(HeapIndex.Blob)),
            ("UTF-8 literals", Literals(metadata)),
        };
        parts.AddRange(Code(file, metadata));
        parts.AddRange(Attributes(metadata));
        parts.AddRange(from table in Enum.GetValues<TableIndex>()
                       let rows = metadata.GetTableRowCount(table)
                       where rows > 0
                       select ($"table {table}, {rows} rows", (long)rows * metadata.GetTableRowSize(table)));
        return [.. parts.OrderByDescending(p => p.Bytes)];
    }

    private static IEnumerable<(string Part, long Bytes)> Code(PEReader file, MetadataReader metadata) =>
        from handle in metadata.MethodDefinitions
        let method = metadata.GetMethodDefinition(handle)
        where method.RelativeVirtualAddress != 0
        let size = (file.GetMethodBody(method.RelativeVirtualAddress).Size + 3) & ~3
        group size by Kind(metadata.GetString(method.Name)) into kind
        select ($"code of {kind.Key}, {kind.Count()} methods", (long)kind.Sum());

    private static IEnumerable<(string Part, long Bytes)> Attributes(MetadataReader metadata) =>
        from handle in metadata.CustomAttributes
        let attribute = metadata.GetCustomAttribute(handle)
        group attribute by AttributeName(metadata, attribute.Constructor) into name
        select ($"of these {name.Key}, {name.Count()} rows", (long)name.Count() * metadata.GetTableRowSize(TableIndex.CustomAttribute));

    private static string AttributeName(MetadataReader metadata, EntityHandle constructor)
    {
        var type = constructor.Kind == HandleKind.MethodDefinition
            ? metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return metadata.GetString(type.Kind == HandleKind.TypeDefinition
            ? metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name
            : metadata.GetTypeReference((TypeReferenceHandle)type).Name);
    }

    private static string Kind(string name) => name switch
    {
        _ when name.StartsWith("get_", StringComparison.Ordinal) && name.EndsWith("Operation", StringComparison.Ordinal) => "descriptors",
        _ when name.StartsWith("get_", StringComparison.Ordinal) => "getters",
        _ when name.StartsWith("set_", StringComparison.Ordinal) => "setters",
        _ when name.EndsWith("AllAsync", StringComparison.Ordinal) => "*AllAsync",
        _ when name.EndsWith("Async", StringComparison.Ordinal) => "*Async",
        _ when name[0] == '.' || char.IsUpper(name[0]) || name.StartsWith("op_", StringComparison.Ordinal) || name[0] == '<' => name,
        _ => "others",
    };

    /// <summary>Each is the value of a field whose type is a struct of just its size.</summary>
    private static long Literals(MetadataReader metadata)
    {
        long total = 0;
        foreach (var field in metadata.FieldDefinitions.Select(metadata.GetFieldDefinition).Where(f => f.GetRelativeVirtualAddress() != 0))
        {
            var signature = metadata.GetBlobReader(field.Signature);
            signature.ReadSignatureHeader();
            if (signature.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle && signature.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type)
            {
                total += metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size;
            }
        }

        return total;
    }
}
