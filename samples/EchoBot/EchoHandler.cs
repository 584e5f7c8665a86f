using EchoBot.FeishuApi;
using EchoBot.FeishuApi.ImV1;
using Feishu.Runtime;

namespace EchoBot;

/// <summary>Answers a text with the same text.</summary>
internal sealed class EchoHandler(FeishuClient feishu, TextWriter output) : IFeishuEventHandler<ImMessageReceiveV1>
{
    /// <inheritdoc />
    public async Task HandleAsync(ImMessageReceiveV1 payload, FeishuEventContext context, CancellationToken cancellationToken)
    {
        if (payload.Message is not { MessageId: { } id, Content: { } content, MessageType: "text" } message)
        {
            return;
        }

        var text = Text(content, message.Mentions ?? []);
        output.WriteLine($"   received      {text}");

        // The event's id makes a reply that is sent twice one reply.
        var reply = await feishu.Im.V1.Message.ReplyAsync(
            id,
            new() { MsgType = ReplyMessageMsgType.Text, Content = new FeishuJsonObject { ["text"] = text }.Build().ToJson(), Uuid = context.Header.EventId },
            cancellationToken: cancellationToken);
        output.WriteLine($"   answered      {reply.MessageId}");
    }

    /// <summary>The text of a message, which is JSON in a string; without the marks of those that it mentions.</summary>
    private static string Text(string content, IReadOnlyList<MentionEvent> mentions)
    {
        var text = FeishuJson.Parse(content)["text"].GetString() ?? "";
        return mentions.Aggregate(text, (rest, mention) => rest.Replace(mention.Key ?? "@", "", StringComparison.Ordinal)).Trim();
    }
}
