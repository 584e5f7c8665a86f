using System.Runtime.ExceptionServices;

namespace Feishu.Gen.Tests.Support;

/// <summary>Runs code where a deep recursion shows: some hosts of the compiler have threads with little stack.</summary>
internal static class SmallStack
{
    private const int Bytes = 256 * 1024;

    /// <summary>Runs a function and hands on what it returns or throws.</summary>
    public static T Run<T>(Func<T> function)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
