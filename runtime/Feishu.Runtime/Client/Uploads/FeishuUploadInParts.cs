using System.Globalization;
using Feishu.Runtime.Client.Uploads;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime;

/// <summary>
/// Sends large files by the three operations that several services have for it: <c>prepare</c> says how the platform wants the parts, <c>part</c> sends
/// each, <c>finish</c> makes a file of them. One part at a time is in memory.
/// </summary>
public static class FeishuUploadInParts
{
    // Far more than the platform asks for (4 MB); a plan that makes no sense must not take all memory.
    private const long LargestPart = 256L << 20;

    /// <summary>Sends a file. Either all of it is sent and <paramref name="finish"/> called, or an exception says why not.</summary>
    /// <typeparam name="T">What <paramref name="finish"/> returns.</typeparam>
    /// <param name="content">The content, from where the stream stands; it stays the caller's, and need not be able to seek.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="prepare">Calls the first operation, and takes the plan out of its response.</param>
    /// <param name="part">Calls the second operation for a part.</param>
    /// <param name="finish">Calls the third operation.</param>
    /// <param name="progress">Told how many bytes were sent so far; null for nobody.</param>
    /// <param name="cancellationToken">Cancels it; parts that were sent stay with the platform until it forgets them.</param>
    /// <returns>What <paramref name="finish"/> returns.</returns>
    /// <exception cref="InvalidOperationException">
    /// The plan makes no sense, or does not fit the size of the file (nothing was sent), or the content has more bytes than the plan takes. The upload was not finished.
    /// </exception>
    /// <exception cref="EndOfStreamException">The content ends before the plan does: it has not the size that the platform was told. The upload was not finished.</exception>
    public static async Task<T> RunAsync<T>(
        Stream content,
        string fileName,
        Func<CancellationToken, Task<FeishuUploadPlan>> prepare,
        Func<FeishuUploadPart, CancellationToken, Task> part,
        Func<FeishuUploadPlan, CancellationToken, Task<T>> finish,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentNullException.ThrowIfNull(prepare);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(finish);
        var plan = await prepare(cancellationToken).ConfigureAwait(false);
        var fileSize = plan?.FileSize ?? (content.CanSeek ? Math.Max(content.Length - content.Position, 0) : null);
        Check(plan, fileSize, fileName);

        var buffer = new byte[Math.Max(Math.Min(plan!.PartSize, fileSize ?? plan.PartSize), 1)];
        var sent = 0L;
        for (var index = 0L; index < plan.PartCount; index++)
        {
            var wanted = (int)Math.Min(plan.PartSize, (fileSize ?? long.MaxValue) - sent);
            var size = await content.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (size < wanted && (fileSize is not null || size == 0 || index < plan.PartCount - 1))
            {
                throw new EndOfStreamException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fileName} ends after {sent + size} bytes, but the platform was told of {fileSize?.ToString(CultureInfo.InvariantCulture) ?? "more"}: it wants {plan.PartCount} parts of {plan.PartSize} bytes. The upload was not finished."));
            }

            await part(PartOf(plan, index, buffer, size, fileName, progress, sent), cancellationToken).ConfigureAwait(false);
            sent += size;
        }

        return await content.ReadAtLeastAsync(buffer.AsMemory(0, 1), 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == 0
            ? await finish(plan, cancellationToken).ConfigureAwait(false)
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{fileName} has more than the {sent} bytes that were sent in {plan.PartCount} parts of {plan.PartSize} bytes, as the platform wants it. The upload was not finished: tell the platform the size of the whole file."));
    }

    /// <exception cref="InvalidOperationException">The plan makes no sense, or does not fit the file.</exception>
    private static void Check(FeishuUploadPlan? plan, long? fileSize, string fileName)
    {
        if (plan is not { UploadId.Length: > 0, PartSize: > 0 and <= LargestPart, PartCount: > 0, FileSize: null or >= 0 } || plan.PartCount > long.MaxValue / plan.PartSize)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The platform wants {plan?.PartCount} parts of {plan?.PartSize} bytes for upload '{VisibleText.OneLine(plan?.UploadId ?? "")}', which makes no sense. Nothing of {fileName} was sent."));
        }

        // An empty file is one part without bytes.
        if (fileSize is { } size && plan.PartCount != Math.Max((size / plan.PartSize) + (size % plan.PartSize > 0 ? 1 : 0), 1))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The platform wants {plan.PartCount} parts of {plan.PartSize} bytes for upload '{VisibleText.OneLine(plan.UploadId)}', and {fileName} has {size} bytes. Nothing was sent: tell the platform the size of the whole file."));
        }
    }

    private static FeishuUploadPart PartOf(FeishuUploadPlan plan, long index, byte[] buffer, int size, string fileName, IProgress<long>? progress, long sent)
    {
        var file = new FeishuUpload(new MemoryStream(buffer, 0, size, writable: false), fileName) { Progress = progress is null ? null : new Further(progress, sent) };
        return new(plan.UploadId, index, size, Adler32.Of(buffer.AsSpan(0, size)).ToString(CultureInfo.InvariantCulture), file);
    }

    /// <summary>Counts on from the parts before.</summary>
    private sealed class Further(IProgress<long> progress, long sent) : IProgress<long>
    {
        public void Report(long value) => progress.Report(sent + value);
    }
}
