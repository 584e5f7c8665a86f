namespace Feishu.Bots;

/// <summary>What the fake platform answers.</summary>
/// <param name="Body">The body.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record Answer(string Body, int Status = 200)
{
    public const string LogId = "20240102030405ABCDEF";

    /// <summary>No answer at all: the connection stays open until the caller gives up.</summary>
    public static Answer Never { get; } = new("");

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>A header besides.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>A refusal in the platform's form.</summary>
    public static Answer Refusal(long code, string message, int status) => new($$"""{"code":{{code}},"msg":"{{message}}"}""", status);
}
