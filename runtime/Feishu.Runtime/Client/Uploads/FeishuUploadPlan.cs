namespace Feishu.Runtime;

/// <summary>How the platform wants a large file: what the first of the three operations (<c>…/upload_prepare</c>) returns.</summary>
/// <param name="UploadId">The upload (<c>upload_id</c>).</param>
/// <param name="PartSize">How many bytes each part has, except for the last (<c>block_size</c>).</param>
/// <param name="PartCount">How many parts there are (<c>block_num</c>).</param>
/// <param name="FileSize">
/// How many bytes the platform was told that the file has (<c>size</c> of the request). Null for what the content says of itself from where it stands; a content
/// that cannot seek says nothing, and is then checked less closely.
/// </param>
public sealed record FeishuUploadPlan(string UploadId, long PartSize, long PartCount, long? FileSize = null);
