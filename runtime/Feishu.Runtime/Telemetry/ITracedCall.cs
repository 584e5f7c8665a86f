using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Telemetry;

/// <summary>A call that is traced.</summary>
internal interface ITracedCall
{
    /// <summary>What is called.</summary>
    FeishuOperation Operation { get; }

    /// <summary>What must not be shown of its address.</summary>
    SecretValues SecretsOfAddress { get; }
}
