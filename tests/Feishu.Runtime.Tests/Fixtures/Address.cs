using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

/// <summary>A model with required members of every kind that is a value type, in the shape in which models are emitted.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record Address : FeishuModel<Address>
{
    private string? _city;
    private long _zip;
    private double _share;
    private bool _main;
    private PersonStatus _kind;
    private FeishuJson _any;

    public Address()
    {
    }

    public required string City
    {
        get => _city!;
        init => _city = value;
    }

    public required long Zip
    {
        get => _zip;
        init => _zip = value;
    }

    public required double Share
    {
        get => _share;
        init => _share = value;
    }

    public required bool Main
    {
        get => _main;
        init => _main = value;
    }

    public required PersonStatus Kind
    {
        get => _kind;
        init => _kind = value;
    }

    public required FeishuJson Any
    {
        get => _any;
        init => _any = value;
    }

    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("city", ref _city);
        json.Integer("zip", ref _zip);
        json.Number("share", ref _share);
        json.Boolean("main", ref _main);
        json.Value("kind", ref _kind);
        json.Any("any", ref _any);
    }

    public bool Equals(Address? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
