namespace Feishu.Runtime;

/// <summary>A part of a large file: what the second of the three operations (<c>…/upload_part</c>) sends.</summary>
/// <param name="UploadId">The upload (<c>upload_id</c>).</param>
/// <param name="Index">Its place, from 0 (<c>seq</c>).</param>
/// <param name="Size">How many bytes it has (<c>size</c>).</param>
/// <param name="Checksum">The Adler-32 checksum as a decimal number (<c>checksum</c>).</param>
/// <param name="File">Its content (<c>file</c>).</param>
public sealed record FeishuUploadPart(string UploadId, long Index, long Size, string Checksum, FeishuUpload File);
