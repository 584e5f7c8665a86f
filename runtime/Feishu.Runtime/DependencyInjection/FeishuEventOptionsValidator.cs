using Microsoft.Extensions.Options;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Checks options of events when the host starts.</summary>
internal sealed class FeishuEventOptionsValidator : IValidateOptions<FeishuEventOptions>
{
    public ValidateOptionsResult Validate(string? name, FeishuEventOptions options)
        => options.FindProblems() is { Count: > 0 } problems
            ? ValidateOptionsResult.Fail(problems.Select(problem => $"{name}: {problem}"))
            : ValidateOptionsResult.Success;
}
