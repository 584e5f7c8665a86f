namespace Feishu.Runtime.Rotation;

/// <summary>Secrets that can be replaced while the app runs.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IRotated<TSelf> : IEquatable<TSelf>
{
    /// <summary>These secrets as far as they may follow others, and the others for the rest.</summary>
    TSelf After(TSelf before);
}
