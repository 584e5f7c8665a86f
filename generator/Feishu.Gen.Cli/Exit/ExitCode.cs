namespace Feishu.Gen.Cli.Exit;

/// <summary>What the tool returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Errors on pages, or changes that break code, were found.</summary>
    public const int Findings = 1;

    /// <summary>The command could not be carried out, or a page could not be fetched: bad arguments, missing files, a full disk.</summary>
    public const int Failure = 2;

    /// <summary>The command was ended by Ctrl-C; shells write it as 128 and the number of the signal.</summary>
    public const int Interrupted = 130;

    /// <summary>The command was asked to end (SIGTERM).</summary>
    public const int Terminated = 143;
}
