using Feishu.Runtime;

namespace Feishu.Testing.Tests.Support;

/// <summary>Waits for what happens on a mock's long connections.</summary>
internal static class EventWaits
{
    /// <summary>Waits for a connection.</summary>
    /// <param name="mock">The mock.</param>
    /// <param name="number">Which of all that there were, from 1.</param>
    public static Task<FeishuMockConnection> ConnectionAsync(this FeishuMock mock, int number = 1) => mock.Events
        .WaitForConnectionAsync(number, TestContext.Current.CancellationToken)
        .InTimeAsync(() => $"open connections: [{string.Join(", ", mock.Events.Connections.Select(c => c.Number))}]", $"connection {number}");

    /// <summary>Waits for a ping.</summary>
    /// <param name="connection">The connection on which it comes.</param>
    /// <param name="number">Which of all that came, from 1.</param>
    public static Task<Frame> PingedAsync(this FeishuMockConnection connection, int number) => connection
        .PingAsync(number, TestContext.Current.CancellationToken)
        .InTimeAsync(() => connection.IsOpen ? "an open connection" : "a connection that has ended", $"ping {number} on connection {connection.Number}");
}
