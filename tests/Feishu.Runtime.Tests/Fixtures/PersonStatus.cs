using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

/// <summary>A set of strings, in the shape in which sets are emitted.</summary>
[JsonConverter(typeof(FeishuValueConverter))]
public readonly partial record struct PersonStatus(string Value) : IFeishuValue<PersonStatus>
{
    public static PersonStatus Done => new("done");

    public static PersonStatus Open => new("open");

    public override string ToString() => Value ?? "";
}
