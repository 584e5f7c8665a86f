namespace Feishu.Gen.Cli;

/// <summary>Where a command writes to.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Everything that is no result: errors, notes, progress.</param>
/// <param name="IsInteractive">Whether someone watches <paramref name="Error"/>, so that progress may be drawn there.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsInteractive);
