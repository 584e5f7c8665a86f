namespace Feishu.Gen.Cli;

/// <summary>What the tool returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>A check found errors.</summary>
    public const int Findings = 1;

    /// <summary>The command could not be carried out: bad arguments, missing files.</summary>
    public const int Failure = 2;
}

/// <summary>Something that the user has to set right; the message is all there is to say of it.</summary>
internal sealed class UserException(string message) : Exception(message);
