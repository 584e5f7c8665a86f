namespace Feishu.Runtime.Tests;

/// <summary>Operations that send or answer something else than JSON.</summary>
internal static class FileOperations
{
    public static FeishuOperation Upload { get; } = new("drive.v1.file.upload", HttpMethod.Post, "/open-apis/drive/v1/files/upload")
    {
        Body = FeishuBodyKind.Multipart,
        Tokens = FeishuTokenKinds.Tenant,
    };

    public static FeishuOperation Download { get; } = new("drive.v1.file.download", HttpMethod.Get, "/open-apis/drive/v1/files/download")
    {
        Response = FeishuResponseKind.Bytes,
        Tokens = FeishuTokenKinds.Tenant,
    };

    public static FeishuOperation Watch { get; } = new("task.v1.person.watch", HttpMethod.Get, "/open-apis/task/v1/people/watch")
    {
        Response = FeishuResponseKind.Events,
        Tokens = FeishuTokenKinds.Tenant,
    };

    public static FeishuOperation Ticket { get; } = new("helpdesk.v1.ticket.list", HttpMethod.Get, "/open-apis/helpdesk/v1/tickets")
    {
        NeedsHelpdesk = true,
        Tokens = FeishuTokenKinds.Tenant,
    };

    public static Task<FeishuDownload> DownloadAsync(this FeishuTransport transport, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
        => transport.DownloadAsync(new FeishuCall(Download, options), cancellationToken);

    public static IAsyncEnumerable<Person> WatchAsync(this FeishuTransport transport, CancellationToken cancellationToken = default)
        => transport.StreamAsync<Person>(new FeishuCall(Watch, options: null), cancellationToken);
}
