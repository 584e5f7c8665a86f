using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits the types that the pages of a service version share.</summary>
internal static class SharedTypesEmitter
{
    /// <summary>Emits their file.</summary>
    public static EmittedFile Emit(SharedTypesPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace}.{plan.Namespace};");
        foreach (var shared in plan.Models)
        {
            ModelEmitter.Emit(code.Line(), shared.Model, options);
        }

        foreach (var values in plan.Values)
        {
            ValueEmitter.Emit(code.Line(), values, options);
        }

        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }
}
