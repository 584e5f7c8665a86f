using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

/// <summary>A set of strings, in the shape in which sets are emitted.</summary>
[JsonConverter(typeof(FeishuValueConverter<PersonStatus>))]
public readonly partial record struct PersonStatus(string Value) : IFeishuValue<PersonStatus>
{
    public static PersonStatus Done => new("done");

    public static PersonStatus Open => new("open");

    static PersonStatus IFeishuValue<PersonStatus>.From(string value) => new(value);

    public override string ToString() => Value ?? "";
}
