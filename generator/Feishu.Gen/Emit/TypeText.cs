using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Writes C# types, and which of the runtime's methods reads and writes their values.</summary>
internal static class TypeText
{
    /// <summary>The namespace of the runtime, written out in full.</summary>
    public const string Runtime = "global::Feishu.Runtime";

    /// <summary>The runtime's types that emitted code alone uses.</summary>
    public const string CompilerServices = Runtime + ".CompilerServices";

    /// <summary>The type, not nullable.</summary>
    public static string Of(TypeRef type, EmitOptions options) => type switch
    {
        TypeRef.Text => "string",
        TypeRef.Integer => "long",
        TypeRef.Number => "double",
        TypeRef.Boolean => "bool",
        TypeRef.Json => Runtime + ".FeishuJson",
        TypeRef.File => Runtime + ".FeishuUpload",
        TypeRef.Model model => options.Global(model.Name),
        TypeRef.Value value => options.Global(value.Name),
        TypeRef.RuntimeValue value => Runtime + "." + value.Name,
        TypeRef.List list => $"global::System.Collections.Generic.IReadOnlyList<{Of(list.Item, options)}>",
        TypeRef.Map map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Of(map.Item, options)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Whether a value of the type is a struct.</summary>
    public static bool IsValueType(TypeRef type) =>
        type is TypeRef.Integer or TypeRef.Number or TypeRef.Boolean or TypeRef.Json or TypeRef.Value or TypeRef.RuntimeValue;

    /// <summary>The runtime's method that maps a member: what follows <c>json.</c>, with type arguments where the compiler does not find them by itself.</summary>
    public static string MapMethod(TypeRef type, EmitOptions options) => type switch
    {
        TypeRef.List { Item: TypeRef.List or TypeRef.Map } list => $"List<{Of(list.Item, options)}, {Codec(list.Item, options)}>",
        TypeRef.List list => MapMethod(list.Item, options) + "List",
        TypeRef.Map map => $"Map<{Of(map.Item, options)}, {Codec(map.Item, options)}>",
        TypeRef.Text => "Text",
        TypeRef.Integer => "Integer",
        TypeRef.Number => "Number",
        TypeRef.Boolean => "Boolean",
        TypeRef.Json => "Any",
        TypeRef.Model => "Model",
        TypeRef.Value or TypeRef.RuntimeValue => "Value",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Codec(TypeRef type, EmitOptions options) => CompilerServices + "." + type switch
    {
        TypeRef.Text => "StringCodec",
        TypeRef.Integer => "Int64Codec",
        TypeRef.Number => "DoubleCodec",
        TypeRef.Boolean => "BooleanCodec",
        TypeRef.Json => "JsonCodec",
        TypeRef.Model => $"ModelCodec<{Of(type, options)}>",
        TypeRef.Value or TypeRef.RuntimeValue => $"ValueCodec<{Of(type, options)}>",
        TypeRef.List list => $"ListCodec<{Of(list.Item, options)}, {Codec(list.Item, options)}>",
        TypeRef.Map map => $"MapCodec<{Of(map.Item, options)}, {Codec(map.Item, options)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
