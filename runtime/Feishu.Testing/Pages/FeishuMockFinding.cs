namespace Feishu.Testing;

/// <summary>Something that is wrong or remarkable at a place of a page, as the generator reports it.</summary>
/// <param name="Page">The page, relative to the folder that was given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Severity"><c>error</c> where the page yields no operation, <c>warning</c>, <c>info</c>, or <c>hidden</c> for a page that is about no endpoint.</param>
/// <param name="Id">The rule: <c>FSG</c> and four digits.</param>
/// <param name="Message">What is the matter.</param>
public sealed record FeishuMockFinding(string Page, int Line, int Column, string Severity, string Id, string Message)
{
    /// <summary>The finding in the form that compilers use.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"{Page}({Line},{Column}): {Severity} {Id}: {Message}";
}
