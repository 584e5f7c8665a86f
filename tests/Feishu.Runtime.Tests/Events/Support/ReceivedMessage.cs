using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Tests;

/// <summary>A message.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record ReceivedMessage : FeishuModel<ReceivedMessage>
{
    private string? _text;

    public string? Text
    {
        get => _text;
        init => _text = value;
    }

    public bool Equals(ReceivedMessage? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override void MapMembers(ref FeishuJsonMapper json) => json.Text("text", ref _text);

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
