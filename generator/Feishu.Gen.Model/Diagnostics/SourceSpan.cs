namespace Feishu.Gen.Diagnostics;

/// <summary>A place in a page: a run of characters within one line. All four numbers count from 0.</summary>
/// <param name="Start">The first character, counted in UTF-16 units from the start of the text.</param>
/// <param name="Length">How many characters; 0 for a place between two.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The first character, counted from the start of the line.</param>
public readonly record struct SourceSpan(int Start, int Length, int Line, int Column);
