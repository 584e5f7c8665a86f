using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

/// <summary>A model with a member of every kind, in the shape in which models are emitted.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record Person : FeishuModel, IFeishuModel<Person>
{
    private static readonly FeishuJsonNames s_names = new(
        "name,age,height,active,status,extra,address,tags,scores,weights,flags,blobs,friends,roles,matrix,labels,password");

    public Person()
    {
    }

    [SetsRequiredMembers]
    private Person(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0: Name = json.ReadString(); break;
                case 1: Age = json.ReadInt64(); break;
                case 2: Height = json.ReadDouble(); break;
                case 3: Active = json.ReadBoolean(); break;
                case 4: Status = json.ReadValue<PersonStatus>(); break;
                case 5: Extra = json.ReadJson(); break;
                case 6: Address = json.ReadModel<Address>(); break;
                case 7: Tags = json.ReadStringList(); break;
                case 8: Scores = json.ReadInt64List(); break;
                case 9: Weights = json.ReadDoubleList(); break;
                case 10: Flags = json.ReadBooleanList(); break;
                case 11: Blobs = json.ReadJsonList(); break;
                case 12: Friends = json.ReadModelList<Person>(); break;
                case 13: Roles = json.ReadValueList<PersonStatus>(); break;
                case 14: Matrix = json.ReadList<IReadOnlyList<long>, ListCodec<long, Int64Codec>>(); break;
                case 15: Labels = json.ReadMap<Address, ModelCodec<Address>>(); break;
                case 16: Password = json.ReadString(); break;
            }
        }
    }

    public string? Name { get; init; }

    public long? Age { get; init; }

    public double? Height { get; init; }

    public bool? Active { get; init; }

    public PersonStatus? Status { get; init; }

    public FeishuJson? Extra { get; init; }

    public Address? Address { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<long>? Scores { get; init; }

    public IReadOnlyList<double>? Weights { get; init; }

    public IReadOnlyList<bool>? Flags { get; init; }

    public IReadOnlyList<FeishuJson>? Blobs { get; init; }

    public IReadOnlyList<Person>? Friends { get; init; }

    public IReadOnlyList<PersonStatus>? Roles { get; init; }

    public IReadOnlyList<IReadOnlyList<long>>? Matrix { get; init; }

    public IReadOnlyDictionary<string, Address>? Labels { get; init; }

    public string? Password { get; init; }

    public static Person Parse(string json) => FeishuJson.Parse<Person>(json);

    static Person IFeishuModel<Person>.Read(ref FeishuJsonReader json) => new(ref json);

    protected override void WriteMembers(FeishuJsonWriter json)
    {
        json.Begin(s_names);
        json.Write(0, Name);
        json.Write(1, Age);
        json.Write(2, Height);
        json.Write(3, Active);
        json.Write(4, Status);
        json.Write(5, Extra);
        json.Write(6, Address);
        json.Write(7, Tags);
        json.Write(8, Scores);
        json.Write(9, Weights);
        json.Write(10, Flags);
        json.Write(11, Blobs);
        json.Write(12, Friends);
        json.Write(13, Roles);
        json.Write<IReadOnlyList<long>, ListCodec<long, Int64Codec>>(14, Matrix);
        json.Write<Address, ModelCodec<Address>>(15, Labels);
        json.Write(16, Password);
    }

    public bool Equals(Person? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}
