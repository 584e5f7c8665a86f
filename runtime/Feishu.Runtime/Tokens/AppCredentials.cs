using System.Text;

namespace Feishu.Runtime;

/// <summary>What a self-built app gets a token for.</summary>
internal sealed record AppCredentials : FeishuModel, IFeishuModel<AppCredentials>
{
    private static readonly FeishuJsonNames s_names = new("app_id,app_secret");

    /// <summary>Makes an empty one.</summary>
    public AppCredentials()
    {
    }

    private AppCredentials(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    AppId = json.ReadString();
                    break;
                case 1:
                    AppSecret = json.ReadString();
                    break;
            }
        }
    }

    /// <summary>The app (<c>app_id</c>).</summary>
    public string? AppId { get; init; }

    /// <summary>Its secret (<c>app_secret</c>).</summary>
    public string? AppSecret { get; init; }

    /// <inheritdoc/>
    static AppCredentials IFeishuModel<AppCredentials>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(AppCredentials? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, AppId);
        json.Write(1, AppSecret);
    }
}
