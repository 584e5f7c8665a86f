using System.Text;

namespace Feishu.Runtime;

/// <summary>What comes back: one of the two tokens, and for how many seconds it lives.</summary>
internal sealed record AccessTokenAnswer : FeishuModel, IFeishuModel<AccessTokenAnswer>
{
    private static readonly FeishuJsonNames s_names = new("tenant_access_token,app_access_token,expire");

    /// <summary>Makes an empty one.</summary>
    public AccessTokenAnswer()
    {
    }

    private AccessTokenAnswer(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    TenantAccessToken = json.ReadString();
                    break;
                case 1:
                    AppAccessToken = json.ReadString();
                    break;
                case 2:
                    Expire = json.ReadInt64();
                    break;
            }
        }
    }

    /// <summary>The tenant token (<c>tenant_access_token</c>).</summary>
    public string? TenantAccessToken { get; init; }

    /// <summary>The app token (<c>app_access_token</c>).</summary>
    public string? AppAccessToken { get; init; }

    /// <summary>For how long it lives, in seconds (<c>expire</c>).</summary>
    public long? Expire { get; init; }

    /// <inheritdoc/>
    static AccessTokenAnswer IFeishuModel<AccessTokenAnswer>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(AccessTokenAnswer? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, TenantAccessToken);
        json.Write(1, AppAccessToken);
        json.Write(2, Expire);
    }
}
