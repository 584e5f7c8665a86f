using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Emits records with the code that reads and writes their JSON.</summary>
internal static class ModelEmitter
{
    /// <summary>Emits a model that is read and written as JSON.</summary>
    public static void Emit(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        var name = Identifier.Of(model.Name);
        Summary(code, model);
        code.Line($$"""
            [global::System.Text.Json.Serialization.JsonConverter(typeof({{TypeText.Runtime}}.FeishuModelConverter))]
            {{options.Accessibility}} sealed partial record {{name}} : {{TypeText.Runtime}}.FeishuModel, {{TypeText.Runtime}}.IFeishuModel<{{name}}>
            """).Open();
        Constructors(code, model, name, options);
        Properties(code, model, options);
        Members(code, model, name, options);
        foreach (var nested in model.Nested)
        {
            code.Line();
            Emit(code, nested, options);
        }

        code.Close();
    }

    /// <summary>Emits a record that is no JSON: optional query values, or the parts of a form.</summary>
    public static void EmitPlain(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        Summary(code, model);
        code.Line($"{options.Accessibility} sealed partial record {Identifier.Of(model.Name)}").Open();
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            Property(code, model.Members[i], options);
        }

        foreach (var nested in model.Nested)
        {
            Emit(code.Line(), nested, options);
        }

        code.Close();
    }

    private static void Summary(CodeWriter code, ModelPlan model)
    {
        var xml = DocBlocks.ToXml(model.Description);
        code.DocElement("summary", "summary", xml.Count > 0 ? xml : [$"<c>{DocInline.Escape(model.Name)}</c>"]);
    }

    private static void Constructors(CodeWriter code, ModelPlan model, string name, EmitOptions options)
    {
        code.Line($$"""
            private static readonly {{TypeText.Runtime}}.FeishuJsonNames s_names = new({{Literal.String(JoinedNames(model))}});

            /// <summary>创建一个没有值的实例。</summary>
            public {{name}}()
            {
            }

            [global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
            private {{name}}(ref {{TypeText.Runtime}}.FeishuJsonReader json)
            {
                while (json.NextMember(this, s_names, out var member))
                {
            """).Indent().Indent();
        if (model.Members.Count == 0)
        {
            code.Line("_ = member;");
        }
        else
        {
            code.Line("switch (member)").Open();
            for (var i = 0; i < model.Members.Count; i++)
            {
                Case(code, i, model.Members[i], options);
            }

            code.Close();
        }

        code.Outdent().Line("}").Outdent().Line("}");
    }

    private static void Case(CodeWriter code, int index, MemberPlan member, EmitOptions options)
    {
        var orNothing = !member.IsRequired ? "" : TypeText.IsValueType(member.Type) ? " ?? default" : "!";
        code.Line($$"""
            case {{Number(index)}}:
                {{Identifier.Of(member.Name)}} = json.{{TypeText.ReadCall(member.Type, options)}}{{orNothing}};
                break;
            """);
    }

    private static void Properties(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        foreach (var member in model.Members)
        {
            code.Line();
            Property(code, member, options);
        }
    }

    private static void Property(CodeWriter code, MemberPlan member, EmitOptions options)
    {
        FieldDoc.Property(code, member, options);
        if (member.Field.Deprecation is { } hint)
        {
            code.Line($"[global::System.Obsolete({Literal.String(hint)})]");
        }

        var type = TypeText.Of(member.Type, options);
        var name = Identifier.Of(member.Name);
        code.Line(member.IsRequired ? $"public required {type} {name} {{ get; init; }}" : $"public {type}? {name} {{ get; init; }}");
    }

    private static void Members(CodeWriter code, ModelPlan model, string name, EmitOptions options)
    {
        code.Line($$"""

            /// <summary>从 JSON 读取。</summary>
            /// <exception cref="global::System.Text.Json.JsonException">文本不是 JSON 对象。</exception>
            public static {{name}} Parse(string json) => {{TypeText.Runtime}}.FeishuJson.Parse<{{name}}>(json);

            /// <inheritdoc />
            public bool Equals({{name}}? other) => base.Equals(other);

            /// <inheritdoc />
            public override int GetHashCode() => base.GetHashCode();

            /// <inheritdoc />
            protected override bool PrintMembers(global::System.Text.StringBuilder builder) => base.PrintMembers(builder);

            /// <inheritdoc />
            protected override void WriteMembers({{TypeText.Runtime}}.FeishuJsonWriter json)
            """).Open();
        code.Line("json.Begin(s_names);");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            code.Line($"json.Write{TypeText.WriteArguments(member.Type, options)}({Number(i)}, {Identifier.Of(member.Name)});");
        }

        code.Close().Line().Line(
            $"static {name} {TypeText.Runtime}.IFeishuModel<{name}>.Read(ref {TypeText.Runtime}.FeishuJsonReader json) => new(ref json);");
    }

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The names as the runtime takes them: separated by commas, which within a name are escaped.</summary>
    private static string JoinedNames(ModelPlan model) => string.Join(",", model.Members.Select(m => Escaped(m.Field)));

    private static string Escaped(Field field) => field.Name.Replace("\\", "\\\\").Replace(",", "\\,");
}
