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

    /// <summary>The project is written in a language that no code is made for.</summary>
    public static readonly Rule OtherLanguage = new(
        "FSG0104", Severity.Error, "Not a C# project",
        "Feishu.Gen makes C#, and this project is written in {0}: put the pages and both packages into a C# project, and refer to that one",
        "Put the pages, `Feishu.Gen` and `Feishu.Runtime` into a C# class library, and refer to it from the project.");

    /// <summary>The project targets a framework that the runtime is not made for.</summary>
    public static readonly Rule OldFramework = new(
        "FSG0105", Severity.Error, "Target framework is not supported",
        "The code that Feishu.Gen makes from the pages of this project needs .NET 8 or newer, and the project targets {0}: set <TargetFramework>net8.0</TargetFramework>",
        "Target `net8.0` or newer, or put the pages into a project of their own that does.");

    /// <summary>All of them, in the order of their ids.</summary>
    public static EquatableArray<Rule> All { get; } = [NoRuntime, OldRuntime, OldCompiler, OtherLanguage, OldFramework];
}
