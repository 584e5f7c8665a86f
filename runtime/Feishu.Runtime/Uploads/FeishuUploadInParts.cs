using System.Globalization;

namespace Feishu.Runtime;

/// <summary>
/// Sends large files by the three operations that several services have for it: <c>prepare</c> says how the platform wants the parts, <c>part</c> sends
/// each, <c>finish</c> makes a file of them. One part at a time is in memory.
/// </summary>
public static class FeishuUploadInParts
{
    // Far more than the platform asks for (4 MB); a plan that makes no sense must not take all memory.
    private const long LargestPart = 256L << 20;

    /// <summary>Sends a file.</summary>
    /// <typeparam name="T">What <paramref name="finish"/> answers.</typeparam>
    /// <param name="content">The content, from where the stream stands; it stays the caller's, and need not be able to seek.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="prepare">Calls the first operation, and takes the plan out of its answer.</param>
    /// <param name="part">Calls the second operation for a part.</param>
    /// <param name="finish">Calls the third operation.</param>
    /// <param name="progress">Told how many bytes were sent so far; null for nobody.</param>
    /// <param name="cancellationToken">Ends it; parts that were sent stay with the platform until it forgets them.</param>
    /// <returns>What <paramref name="finish"/> answers.</returns>
    /// <exception cref="InvalidOperationException">The plan makes no sense.</exception>
    /// <exception cref="EndOfStreamException">The content ends before the plan does: it has not the size that the platform was told.</exception>
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
        if (plan is not { UploadId.Length: > 0, PartSize: > 0 and <= LargestPart, PartCount: > 0 })
        {
            throw new InvalidOperationException($"The platform wants {plan?.PartCount} parts of {plan?.PartSize} bytes for upload '{VisibleText.OneLine(plan?.UploadId ?? "")}', which makes no sense.");
        }

        var buffer = new byte[plan.PartSize];
        var sent = 0L;
        for (var index = 0L; index < plan.PartCount; index++)
        {
            var size = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (size == 0 || (size < buffer.Length && index < plan.PartCount - 1))
            {
                throw new EndOfStreamException($"{fileName} ends after {sent + size} bytes, but the platform was told of more: it wants {plan.PartCount} parts of {plan.PartSize} bytes.");
            }

            await part(PartOf(plan, index, buffer, size, fileName, progress, sent), cancellationToken).ConfigureAwait(false);
            sent += size;
        }

        return await finish(plan, cancellationToken).ConfigureAwait(false);
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
