using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Writes C# types, and which of the runtime's methods reads and writes their values.</summary>
internal static class TypeText
{
    /// <summary>The namespace of the runtime, written out in full.</summary>
    public const string Runtime = "global::Feishu.Runtime";

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

    /// <summary>The call that reads a value: what follows <c>json.</c>; it yields null where there is none.</summary>
    public static string ReadCall(TypeRef type, EmitOptions options) => type switch
    {
        TypeRef.Text => "ReadString()",
        TypeRef.Integer => "ReadInt64()",
        TypeRef.Number => "ReadDouble()",
        TypeRef.Boolean => "ReadBoolean()",
        TypeRef.Json => "ReadJson()",
        TypeRef.Model => $"ReadModel<{Of(type, options)}>()",
        TypeRef.Value or TypeRef.RuntimeValue => $"ReadValue<{Of(type, options)}>()",
        TypeRef.List { Item: TypeRef.Text } => "ReadStringList()",
        TypeRef.List { Item: TypeRef.Integer } => "ReadInt64List()",
        TypeRef.List { Item: TypeRef.Number } => "ReadDoubleList()",
        TypeRef.List { Item: TypeRef.Boolean } => "ReadBooleanList()",
        TypeRef.List { Item: TypeRef.Json } => "ReadJsonList()",
        TypeRef.List { Item: TypeRef.Model } list => $"ReadModelList<{Of(list.Item, options)}>()",
        TypeRef.List { Item: TypeRef.Value or TypeRef.RuntimeValue } list => $"ReadValueList<{Of(list.Item, options)}>()",
        TypeRef.List list => $"ReadList<{Of(list.Item, options)}, {Codec(list.Item, options)}>()",
        TypeRef.Map map => $"ReadMap<{Of(map.Item, options)}, {Codec(map.Item, options)}>()",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The type arguments that a call of <c>json.Write</c> needs; empty where the compiler finds the method by itself.</summary>
    public static string WriteArguments(TypeRef type, EmitOptions options) => type switch
    {
        TypeRef.List { Item: TypeRef.List or TypeRef.Map } list => $"<{Of(list.Item, options)}, {Codec(list.Item, options)}>",
        TypeRef.Map map => $"<{Of(map.Item, options)}, {Codec(map.Item, options)}>",
        _ => "",
    };

    private static string Codec(TypeRef type, EmitOptions options) => Runtime + "." + type switch
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
