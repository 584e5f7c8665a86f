using Feishu.Gen.Emit;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Something public that is emitted, as far as other code depends on it.</summary>
internal abstract record Declaration
{
    /// <summary>How people write it.</summary>
    public abstract string Text { get; }

    /// <summary>Whether code that uses this one compiles with another in its place.</summary>
    public abstract bool Allows(Declaration other);

    private static string Short(string code) => code
        .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("global::System.Threading.", "", StringComparison.Ordinal)
        .Replace("global::Feishu.Runtime.", "", StringComparison.Ordinal)
        .Replace($"global::{ApiSurface.Root}.", "", StringComparison.Ordinal);

    /// <summary>A type, constant or named value: it is there, or not.</summary>
    internal sealed record Name : Declaration
    {
        /// <inheritdoc />
        public override string Text => "";

        /// <inheritdoc />
        public override bool Allows(Declaration other) => other is Name;
    }

    /// <summary>A property of a record.</summary>
    /// <param name="Owner">The record.</param>
    /// <param name="Type">The type, not nullable.</param>
    /// <param name="IsValue">Whether that is a struct, which is another type where it may be null.</param>
    /// <param name="IsRequired">Whether it must be set, and is never null.</param>
    internal sealed record Property(string Owner, string Type, bool IsValue, bool IsRequired) : Declaration
    {
        /// <inheritdoc />
        public override string Text => (IsRequired ? "required " : "") + Short(Type) + (IsRequired ? "" : "?");

        /// <inheritdoc />
        public override bool Allows(Declaration other) => other is Property property
            && property.Type == Type
            && (property.IsRequired == IsRequired || (IsRequired && !IsValue));
    }

    /// <summary>A method.</summary>
    /// <param name="Result">What it gives, as text; empty for nothing.</param>
    /// <param name="Parameters">Its parameters.</param>
    internal sealed record Method(string Result, EquatableArray<MethodParameter> Parameters) : Declaration
    {
        private static readonly string[] s_tokensOfOneKind = ["FeishuTenantAccessToken", "FeishuUserAccessToken", "FeishuAppAccessToken"];

        /// <inheritdoc />
        public override string Text =>
            $"({string.Join(", ", Parameters.Select(p => Short(p.Type) + " " + p.Name))}){(Result.Length == 0 ? "" : ": " + Short(Result))}";

        /// <inheritdoc />
        /// <remarks>Calls give what must be given in its place, and what may be given by its name.</remarks>
        public override bool Allows(Declaration other) => other is Method method
            && (Result.Length == 0 || method.Result == Result)
            && method.Demanded <= Demanded
            && Parameters.Select((p, i) => (Before: p, After: p.Default is null ? At(method, i) : Named(method, p.Name))).All(p => p.After is { } after && Takes(p.Before, after));

        private int Demanded => Parameters.Count(p => p.Default is null);

        private static MethodParameter? At(Method method, int place) => place < method.Parameters.Count ? method.Parameters[place] : null;

        private static MethodParameter? Named(Method method, string name) =>
            method.Parameters.FirstOrDefault(p => p.Name == name) is { Name: not null } found ? found : null;

        /// <summary>Whether a parameter takes what another took; a token of one kind converts to one of several kinds of which it is one.</summary>
        private static bool Takes(MethodParameter before, MethodParameter after) =>
            before.Type.TrimEnd('?') == after.Type.TrimEnd('?')
            || (KindOf(before.Type) is { } kind && KindOf(after.Type) is null && TakesKind(Short(after.Type).TrimEnd('?'), kind));

        private static bool TakesKind(string type, string kind) => type == "FeishuAnyAccessToken" || type.Contains(kind, StringComparison.Ordinal);

        /// <summary>The kind that a token is of, or null for what is no token or may be of several kinds.</summary>
        private static string? KindOf(string type) =>
            s_tokensOfOneKind.FirstOrDefault(k => Short(type).TrimEnd('?') == k) is { } token ? token[..^"AccessToken".Length] : null;
    }
}
