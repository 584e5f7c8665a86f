using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits open lists of string values: named values, and room for those that the page does not know.</summary>
internal static class ValueEmitter
{
    /// <summary>Emits the file of a list.</summary>
    public static EmittedFile Emit(ValuePlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var name = Identifier.Of(plan.Name);
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace}.{plan.Namespace};").Line();
        var summary = DocBlocks.ToXml(plan.Description);
        code.DocElement("summary", "summary", summary.Count > 0 ? summary : [$"<c>{name}</c>"]);
        code.Line($$"""
            /// <param name="Value">传输时的值；文档未列出的值同样可以携带。</param>
            [global::System.Text.Json.Serialization.JsonConverter(typeof({{TypeText.Runtime}}.FeishuValueConverter<{{name}}>))]
            {{options.Accessibility}} readonly partial record struct {{name}}(string Value) : {{TypeText.Runtime}}.IFeishuValue<{{name}}>
            """).Open();
        foreach (var value in plan.Values)
        {
            var xml = DocBlocks.ToXml(value.Value.Description);
            code.DocElement("summary", "summary", xml.Count > 0 ? xml : [$"<c>{DocInline.Escape(value.Value.Value)}</c>"]);
            code.Line($"public static {name} {Identifier.Of(value.Name)} => new({Literal.String(value.Value.Value)});").Line();
        }

        code.Line($$"""
            /// <summary>传输时的值。</summary>
            public static implicit operator string({{name}} value) => value.ToString();

            static {{name}} {{TypeText.Runtime}}.IFeishuValue<{{name}}>.From(string value) => new(value);

            /// <inheritdoc />
            public override string ToString() => Value ?? "";
            """);
        code.Close();
        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }
}
