using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits events: the record of each payload, which has its descriptor, and the lists of its values.</summary>
internal static class EventEmitter
{
    /// <summary>Emits the file of a namespace's events.</summary>
    public static EmittedFile Emit(EventFilePlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code, [.. plan.Events.Select(e => (e.Place.Page, e.Event.PageUrl)).Distinct()]);
        code.Line($"namespace {options.Namespace}.{plan.Namespace};");
        foreach (var sent in plan.Events)
        {
            Emit(code.Line(), sent, options);
        }

        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }

    private static void Emit(CodeWriter code, EventPlan plan, EmitOptions options)
    {
        EventDoc.Write(code, plan.Event);
        var self = $"{TypeText.Runtime}.IFeishuEvent<{Identifier.Of(plan.Model.Name)}>";
        ModelEmitter.Json(code, plan.Model, options, ", " + self, () => DescriptorEmitter.Emit(code, plan));
        foreach (var values in plan.Values)
        {
            ValueEmitter.Emit(code.Line(), values, options);
        }
    }
}
