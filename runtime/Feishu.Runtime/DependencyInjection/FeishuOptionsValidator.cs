using Microsoft.Extensions.Options;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Checks options when the host starts, or when a client is made.</summary>
internal sealed class FeishuOptionsValidator : IValidateOptions<FeishuHostOptions>
{
    public ValidateOptionsResult Validate(string? name, FeishuHostOptions options)
        => options.FindProblems() is { Count: > 0 } problems
            ? ValidateOptionsResult.Fail(problems.Select(problem => $"{name}: {problem}"))
            : ValidateOptionsResult.Success;
}
