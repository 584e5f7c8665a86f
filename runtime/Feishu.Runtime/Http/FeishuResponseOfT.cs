namespace Feishu.Runtime;

/// <summary>A result, and what its response says besides.</summary>
/// <typeparam name="T">The result.</typeparam>
public sealed class FeishuResponse<T> : FeishuResponse
{
    /// <summary>Makes one, as the runtime does, or as a test does.</summary>
    /// <param name="result">The result.</param>
    /// <param name="response">What its response says besides.</param>
    public FeishuResponse(T result, FeishuResponse response)
        : base((response ?? throw new ArgumentNullException(nameof(response))).Status, response.LogId, response.Headers, response.Body) => Result = result;

    /// <summary>The result.</summary>
    public T Result { get; }
}
