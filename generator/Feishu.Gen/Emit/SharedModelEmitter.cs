using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits a model that the pages of a service version share.</summary>
internal static class SharedModelEmitter
{
    /// <summary>Emits its file.</summary>
    public static EmittedFile Emit(SharedModelPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace}.{plan.Namespace};").Line();
        ModelEmitter.Emit(code, plan.Model, options);
        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }
}
