using System.Text.Json.Nodes;
using Feishu.Gen.Operations;

namespace Feishu.Testing.Responses;

/// <summary>A refusal, as the platform words it where a page says nothing else.</summary>
/// <param name="Code">The platform's code.</param>
/// <param name="Message">The message.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record Refusal(long Code, string Message, int Status = 400)
{
    /// <summary>What the response's <c>error</c> has beside the log id: a list and its name.</summary>
    public (string Name, IReadOnlyList<(string Key, string Value)[]> Items)? Details { get; init; }

    /// <summary>Headers besides.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The refusal with a code of a page.</summary>
    public static Refusal Of(ErrorCode error) => new(error.Code, FirstLine(error.Description), StatusOf(error) ?? 400);

    /// <summary>The refusal with a code of which a page may say more.</summary>
    public static Refusal Of(Operation? operation, long code, string? message) =>
        operation?.Errors.FirstOrDefault(e => e.Code == code) is { } error
            ? Of(error) with { Message = message ?? FirstLine(error.Description) }
            : new Refusal(code, message ?? "refused by the mock");

    /// <summary>The response.</summary>
    /// <param name="operation">The operation, whose page may have another status for the code.</param>
    /// <param name="logId">The id of the request.</param>
    public Reply ToReply(Operation? operation, string logId)
    {
        var error = new JsonObject { ["log_id"] = logId };
        if (Details is { } details)
        {
            error[details.Name] = new JsonArray([.. details.Items.Select(item => new JsonObject(item.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))))]);
        }

        var status = operation?.Errors.FirstOrDefault(e => e.Code == Code) is { } listed ? StatusOf(listed) : null;
        return Reply.Json(new() { ["code"] = Code, ["msg"] = Message, ["error"] = error }, status ?? Status) with { Headers = Headers };
    }

    /// <summary>The status that a page gives, if it is one that a refusal can have; some write other numbers there.</summary>
    private static int? StatusOf(ErrorCode error) => error.Status is 200 or (>= 400 and <= 599) ? error.Status : null;

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
