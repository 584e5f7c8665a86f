using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits records with the code that reads and writes their JSON.</summary>
internal static class ModelEmitter
{
    /// <summary>Emits a model that is read and written as JSON.</summary>
    public static void Emit(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        Summary(code, model);
        Json(code, model, options, "", null);
    }

    /// <summary>Emits such a model without its comment.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">How.</param>
    /// <param name="interfaces">What it implements besides, each behind a comma.</param>
    /// <param name="first">Emits its first members, or null.</param>
    public static void Json(CodeWriter code, ModelPlan model, EmitOptions options, string interfaces, Action? first)
    {
        var name = Identifier.Of(model.Name);
        code.Line($$"""
            [global::System.Text.Json.Serialization.JsonConverter(typeof({{TypeText.CompilerServices}}.FeishuModelConverter))]
            {{options.Accessibility}} sealed partial record {{name}} : {{TypeText.Runtime}}.FeishuModel<{{name}}>{{interfaces}}
            """).Open();
        first?.Invoke();
        Fields(code, model, options);
        if (model.Members.Count > 0)
        {
            Properties(code, model, options);
            code.Line();
        }

        Map(code, model, options);
        JsonNames(code, model);
        BaseMembers(code, model, "Json");
        Nested(code, model, options);
        code.Close();
    }

    /// <summary>Emits the record of an operation's optional query values.</summary>
    public static void EmitQuery(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        var name = Identifier.Of(model.Name);
        Summary(code, model);
        code.Line($"{options.Accessibility} sealed partial record {name} : {TypeText.CompilerServices}.FeishuQuery").Open();
        Fields(code, model, options);
        Properties(code, model, options);
        code.Line().Line($$"""
            /// <inheritdoc />
            protected override void AddTo({{TypeText.CompilerServices}}.FeishuCall call)
            """).Open();
        foreach (var member in model.Members)
        {
            code.Line($"call.AddQuery({Literal.String(member.Field.Name)}, {FieldName(member)});");
        }

        code.Close();
        BaseMembers(code, model, "Text");
        Nested(code, model, options);
        code.Close();
    }

    /// <summary>Emits the record of the parts of a form.</summary>
    public static void EmitForm(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        Summary(code, model);
        code.Line($"{options.Accessibility} sealed partial record {Identifier.Of(model.Name)}").Open();
        Fields(code, model, options);
        Properties(code, model, options);
        Nested(code, model, options);
        code.Close();
    }

    private static void Nested(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        foreach (var nested in model.Nested)
        {
            Emit(code.Line(), nested, options);
        }
    }

    private static void Properties(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            Property(code, model.Members[i], options);
        }
    }

    private static void Summary(CodeWriter code, ModelPlan model)
    {
        var xml = DocBlocks.ToXml(model.Description);
        code.DocElement("summary", "summary", xml.Count > 0 ? xml : [$"<c>{DocInline.Escape(model.Name)}</c>"]);
    }

    private static void Fields(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        foreach (var member in model.Members)
        {
            code.Line($"private {FieldType(member, options)} {FieldName(member)};");
        }

        if (model.Members.Count > 0)
        {
            code.Line();
        }
    }

    private static void Property(CodeWriter code, MemberPlan member, EmitOptions options)
    {
        FieldDoc.Property(code, member, options);
        if (member.Field.Deprecation is { } hint)
        {
            code.Line($"[global::System.Obsolete({Literal.String(hint)})]");
        }

        // Accessors over a field of one's own: those that the compiler makes are marked as such, which takes more bytes than their code.
        var type = TypeText.Of(member.Type, options);
        var field = FieldName(member);
        var isUnset = member.IsRequired && !TypeText.IsValueType(member.Type) ? "!" : "";
        code.Line($"public {(member.IsRequired ? "required " + type : type + "?")} {Identifier.Of(member.Name)} {{ get => {field}{isUnset}; init => {field} = value; }}");
    }

    /// <summary>What is left of a required value that is no struct is null until it is set or read.</summary>
    private static string FieldType(MemberPlan member, EmitOptions options) =>
        TypeText.Of(member.Type, options) + (member.IsRequired && TypeText.IsValueType(member.Type) ? "" : "?");

    private static string FieldName(MemberPlan member) => "_" + char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1);

    private static void Map(CodeWriter code, ModelPlan model, EmitOptions options)
    {
        code.Line($$"""
            /// <inheritdoc />
            protected override void MapMembers(ref {{TypeText.CompilerServices}}.FeishuJsonMapper json)
            """).Open();
        foreach (var member in model.Members)
        {
            code.Line($"json.{TypeText.MapMethod(member.Type, options)}({Literal.String(member.Field.Name)}, ref {FieldName(member)});");
        }

        code.Close();
    }

    /// <summary>Emits the names in JSON that the runtime cannot tell from the names of the properties. Few records have any.</summary>
    private static void JsonNames(CodeWriter code, ModelPlan model)
    {
        var others = PropertyNames.NotFound(model.Members);
        if (others.Count == 0)
        {
            return;
        }

        code.Line().Line("""
            /// <inheritdoc />
            protected override string? JsonNameOf(string property) => property switch
            """);
        code.Line("{").Indent();
        foreach (var member in others)
        {
            code.Line($"{Literal.String(member.Name)} => {Literal.String(member.Field.Name)},");
        }

        code.Line("_ => null,").Outdent().Line("};");
    }

    /// <summary>
    /// What the compiler would otherwise make of the fields: equality and a hash that take lists by reference and do not see what is kept aside, and a text that nobody asks for and that names each
    /// member once more. Without fields it leaves all three to the base.
    /// </summary>
    private static void BaseMembers(CodeWriter code, ModelPlan model, string what)
    {
        if (model.Members.Count == 0)
        {
            return;
        }

        code.Line().Line($$"""
            /// <inheritdoc />
            public bool Equals({{Identifier.Of(model.Name)}}? other) => HasEqual{{what}}(other);

            /// <inheritdoc />
            public override int GetHashCode() => Get{{what}}HashCode();

            /// <inheritdoc />
            protected override bool PrintMembers(global::System.Text.StringBuilder builder) => Print{{what}}(builder);
            """);
    }
}
