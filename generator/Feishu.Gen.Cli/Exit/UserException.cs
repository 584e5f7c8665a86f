namespace Feishu.Gen.Cli.Exit;

/// <summary>Something that the user has to set right; the message is all there is to say of it.</summary>
internal sealed class UserException(string message) : Exception(message);
