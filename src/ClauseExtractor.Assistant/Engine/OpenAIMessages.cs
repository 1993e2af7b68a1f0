using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace ClauseExtractor.Assistant.Engine;

/// <summary>Turns messages and options of Microsoft.Extensions.AI into those of the OpenAI client.</summary>
internal static class OpenAIMessages
{
    public static IEnumerable<ChatMessage> From(IEnumerable<AIChatMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
                yield return new SystemChatMessage(message.Text);
            else if (message.Role == ChatRole.User)
                yield return new UserChatMessage(message.Text);
            else if (message.Role == ChatRole.Assistant)
                yield return Assistant(message);
            foreach (var result in message.Contents.OfType<FunctionResultContent>())
                yield return new ToolChatMessage(result.CallId, result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions));
        }
    }

    public static ChatCompletionOptions From(ChatOptions? options)
    {
        var made = new ChatCompletionOptions();
        if (options?.Temperature is { } temperature)
            made.Temperature = temperature;
        foreach (var tool in options?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
            made.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        if (made.Tools.Count > 0 && options?.ToolMode is NoneChatToolMode)
            made.ToolChoice = ChatToolChoice.CreateNoneChoice();
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema })
            made.ResponseFormat = OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat("reply", BinaryData.FromString(schema.GetRawText()), null, true);
        return made;
    }

    private static AssistantChatMessage Assistant(AIChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().Select(c => ChatToolCall.CreateFunctionToolCall(
            c.CallId, c.Name, BinaryData.FromString(JsonSerializer.Serialize(c.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions)))).ToList();
        return calls.Count > 0 ? new AssistantChatMessage(calls) : new AssistantChatMessage(message.Text);
    }
}
