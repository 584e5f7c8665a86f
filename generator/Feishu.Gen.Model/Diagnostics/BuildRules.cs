namespace Feishu.Gen.Diagnostics;

/// <summary>
/// What the package's build targets say of a project before anything is compiled: there the generator would be of no use, or not even be
/// loaded. <c>build/Feishu.Gen.targets</c> has the same ids and messages; a test compares them.
/// </summary>
public static class BuildRules
{
    /// <summary>The project has pages, and does not refer to the runtime.</summary>
    public static readonly Rule NoRuntime = new(
        "FSG0101", Severity.Error, "Feishu.Runtime is missing",
        "The code that Feishu.Gen makes from the pages of this project needs Feishu.Runtime {0} or newer, and the project does not refer to it: dotnet add package Feishu.Runtime",
        "Add the package `Feishu.Runtime` to the project that has the pages.");

    /// <summary>The project refers to a runtime that emitted code does not go with.</summary>
    public static readonly Rule OldRuntime = new(
        "FSG0102", Severity.Error, "Feishu.Runtime is too old",
        "The code that Feishu.Gen makes from the pages of this project needs Feishu.Runtime {0} or newer, and the project refers to {1}: update the package",
        "Update `Feishu.Runtime` together with `Feishu.Gen`.");

    /// <summary>The compiler cannot load the generator.</summary>
    public static readonly Rule OldCompiler = new(
        "FSG0103", Severity.Error, "Compiler is too old",
        "The compiler is version {0}, and Feishu.Gen needs {1} or newer: use the .NET SDK 8.0.100, Visual Studio 2022 17.8 or newer",
        "Update the SDK or Visual Studio, or correct `global.json` where it asks for an older SDK. Projects may go on targeting .NET 8.");

    /// <summary>All of them, in the order of their ids.</summary>
    public static EquatableArray<Rule> All { get; } = [NoRuntime, OldRuntime, OldCompiler];
}
