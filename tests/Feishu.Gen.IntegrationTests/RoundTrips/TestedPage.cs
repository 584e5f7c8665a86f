namespace Feishu.Bots.RoundTrips;

/// <summary>Which page the client under test was made from.</summary>
public enum TestedPage
{
    /// <summary>The one in specs.</summary>
    Own,

    /// <summary>The platform's own, where it is beside this repository.</summary>
    Real,
}
