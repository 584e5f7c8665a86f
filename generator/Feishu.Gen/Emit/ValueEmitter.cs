using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits open lists of string values: named values, and room for those that the page does not know.</summary>
internal static class ValueEmitter
{
    /// <summary>Emits a list.</summary>
    public static void Emit(CodeWriter code, ValuePlan plan, EmitOptions options)
    {
        var name = Identifier.Of(plan.Name);
        var summary = DocBlocks.ToXml(plan.Description);
        code.DocElement("summary", "summary", summary.Count > 0 ? summary : [$"<c>{name}</c>"]);
        code.Line($$"""
            [global::System.Text.Json.Serialization.JsonConverter(typeof({{TypeText.CompilerServices}}.FeishuValueConverter))]
            {{options.Accessibility}} readonly partial struct {{name}} : {{TypeText.Runtime}}.IFeishuValue<{{name}}>, global::System.IEquatable<{{name}}>
            """).Open();
        code.Line($$"""
            private readonly string? _value;

            /// <summary>使用传输时的值创建实例。</summary>
            /// <param name="value">传输时的值；文档未列出的值同样可以携带。</param>
            public {{name}}(string value) => _value = value;

            """);
        foreach (var value in plan.Values)
        {
            var xml = DocBlocks.ToXml(value.Value.Description);
            code.DocElement("summary", "summary", xml.Count > 0 ? xml : [$"<c>{DocInline.Escape(value.Value.Value)}</c>"]);
            code.Line($"public static {name} {Identifier.Of(value.Name)} => new(Values.{Identifier.Of(value.Name)});").Line();
        }

        code.Line($$"""
            /// <inheritdoc />
            public string Value { get => _value ?? ""; init => _value = value; }

            /// <summary>使用传输时的值创建实例。</summary>
            public static implicit operator {{name}}(string value) => new(value);

            /// <summary>传输时的值。</summary>
            public static implicit operator string({{name}} value) => value.Value;

            /// <summary>两个值是否相同。</summary>
            public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);

            /// <summary>两个值是否不同。</summary>
            public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);

            /// <inheritdoc />
            public bool Equals({{name}} other) => _value == other._value;

            /// <inheritdoc />
            public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);

            /// <inheritdoc />
            public override int GetHashCode() => _value?.GetHashCode() ?? 0;

            /// <inheritdoc />
            public override string ToString() => Value;
            """);
        if (plan.Values.Count > 0)
        {
            Constants(code, plan, name);
        }

        code.Close();
    }

    /// <summary>Emits the values as constants: a pattern takes nothing else.</summary>
    private static void Constants(CodeWriter code, ValuePlan plan, string name)
    {
        code.Line().Line($$"""
            /// <summary>已知的值（常量），可用于 <c>switch</c>：<c>switch (x.Value) { case {{name}}.Values.{{Identifier.Of(plan.Values[0].Name)}}: … }</c>。</summary>
            public static class Values
            """).Open();
        for (var i = 0; i < plan.Values.Count; i++)
        {
            var value = plan.Values[i];
            var member = Identifier.Of(value.Name);
            if (i > 0)
            {
                code.Line();
            }

            code.Line($"/// <inheritdoc cref=\"{name}.{member}\" />");
            code.Line($"public const string {member} = {Literal.String(value.Value.Value)};");
        }

        code.Close();
    }
}
