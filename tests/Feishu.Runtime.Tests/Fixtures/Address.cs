using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

/// <summary>A model with required members of every kind that is a value type, in the shape in which models are emitted.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record Address : FeishuModel, IFeishuModel<Address>
{
    private static readonly FeishuJsonNames s_names = new("city,zip,share,main,kind,any");

    public Address()
    {
    }

    [SetsRequiredMembers]
    private Address(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0: City = json.ReadString()!; break;
                case 1: Zip = json.ReadInt64() ?? default; break;
                case 2: Share = json.ReadDouble() ?? default; break;
                case 3: Main = json.ReadBoolean() ?? default; break;
                case 4: Kind = json.ReadValue<PersonStatus>() ?? default; break;
                case 5: Any = json.ReadJson() ?? default; break;
            }
        }
    }

    public required string City { get; init; } = null!;

    public required long Zip { get; init; }

    public required double Share { get; init; }

    public required bool Main { get; init; }

    public required PersonStatus Kind { get; init; }

    public required FeishuJson Any { get; init; }

    public static Address Parse(string json) => FeishuJson.Parse<Address>(json);

    static Address IFeishuModel<Address>.Read(ref FeishuJsonReader json) => new(ref json);

    protected override void WriteMembers(FeishuJsonWriter json)
    {
        json.Begin(s_names);
        json.Write(0, City);
        json.Write(1, Zip);
        json.Write(2, Share);
        json.Write(3, Main);
        json.Write(4, Kind);
        json.Write(5, Any);
    }

    public bool Equals(Address? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}
