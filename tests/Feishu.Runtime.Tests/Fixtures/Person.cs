using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

/// <summary>A model with a member of every kind, in the shape in which models are emitted.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record Person : FeishuModel<Person>
{
    private string? _name;
    private long? _age;
    private double? _height;
    private bool? _active;
    private PersonStatus? _status;
    private FeishuJson? _extra;
    private Address? _address;
    private IReadOnlyList<string>? _tags;
    private IReadOnlyList<long>? _scores;
    private IReadOnlyList<double>? _weights;
    private IReadOnlyList<bool>? _flags;
    private IReadOnlyList<FeishuJson>? _blobs;
    private IReadOnlyList<Person>? _friends;
    private IReadOnlyList<PersonStatus>? _roles;
    private IReadOnlyList<IReadOnlyList<long>>? _matrix;
    private IReadOnlyDictionary<string, Address>? _labels;
    private string? _password;

    public Person()
    {
    }

    public string? Name
    {
        get => _name;
        init => _name = value;
    }

    public long? Age
    {
        get => _age;
        init => _age = value;
    }

    public double? Height
    {
        get => _height;
        init => _height = value;
    }

    public bool? Active
    {
        get => _active;
        init => _active = value;
    }

    public PersonStatus? Status
    {
        get => _status;
        init => _status = value;
    }

    public FeishuJson? Extra
    {
        get => _extra;
        init => _extra = value;
    }

    public Address? Address
    {
        get => _address;
        init => _address = value;
    }

    public IReadOnlyList<string>? Tags
    {
        get => _tags;
        init => _tags = value;
    }

    public IReadOnlyList<long>? Scores
    {
        get => _scores;
        init => _scores = value;
    }

    public IReadOnlyList<double>? Weights
    {
        get => _weights;
        init => _weights = value;
    }

    public IReadOnlyList<bool>? Flags
    {
        get => _flags;
        init => _flags = value;
    }

    public IReadOnlyList<FeishuJson>? Blobs
    {
        get => _blobs;
        init => _blobs = value;
    }

    public IReadOnlyList<Person>? Friends
    {
        get => _friends;
        init => _friends = value;
    }

    public IReadOnlyList<PersonStatus>? Roles
    {
        get => _roles;
        init => _roles = value;
    }

    public IReadOnlyList<IReadOnlyList<long>>? Matrix
    {
        get => _matrix;
        init => _matrix = value;
    }

    public IReadOnlyDictionary<string, Address>? Labels
    {
        get => _labels;
        init => _labels = value;
    }

    public string? Password
    {
        get => _password;
        init => _password = value;
    }

    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("name", ref _name);
        json.Integer("age", ref _age);
        json.Number("height", ref _height);
        json.Boolean("active", ref _active);
        json.Value("status", ref _status);
        json.Any("extra", ref _extra);
        json.Model("address", ref _address);
        json.TextList("tags", ref _tags);
        json.IntegerList("scores", ref _scores);
        json.NumberList("weights", ref _weights);
        json.BooleanList("flags", ref _flags);
        json.AnyList("blobs", ref _blobs);
        json.ModelList("friends", ref _friends);
        json.ValueList("roles", ref _roles);
        json.List<IReadOnlyList<long>, ListCodec<long, Int64Codec>>("matrix", ref _matrix);
        json.Map<Address, ModelCodec<Address>>("labels", ref _labels);
        json.Text("password", ref _password);
    }

    public bool Equals(Person? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
