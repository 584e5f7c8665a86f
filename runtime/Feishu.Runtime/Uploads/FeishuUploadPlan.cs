namespace Feishu.Runtime;

/// <summary>How the platform wants a large file: what the first of the three operations (<c>…/upload_prepare</c>) answers.</summary>
/// <param name="UploadId">The upload (<c>upload_id</c>).</param>
/// <param name="PartSize">How many bytes each part has, except for the last (<c>block_size</c>).</param>
/// <param name="PartCount">How many parts there are (<c>block_num</c>).</param>
public sealed record FeishuUploadPlan(string UploadId, long PartSize, long PartCount);
