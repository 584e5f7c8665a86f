using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using TestResult = FsCheck.TestResult;

namespace Feishu.Runtime.Tests;

/// <summary>Runs a property without a word on the console, and has the test fail with what disproves the property.</summary>
internal sealed class SilentRunner : IRunner
{
    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    public void OnFinished(string name, TestResult testResult)
    {
        ArgumentNullException.ThrowIfNull(testResult);
        if (!testResult.IsPassed)
        {
            Assert.Fail(Runner.onFinishedToString(name, testResult));
        }
    }
}
