using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits one event: the record of its payload, which has its descriptor, and the lists of its values.</summary>
internal static class EventEmitter
{
    /// <summary>Emits the file of an event.</summary>
    public static EmittedFile Emit(EventPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code, plan.Place.Page, plan.Event.PageUrl);
        code.Line($"namespace {options.Namespace}.{plan.Place.Namespace};").Line();
        EventDoc.Write(code, plan.Event);
        var self = $"{TypeText.Runtime}.IFeishuEvent<{Identifier.Of(plan.Model.Name)}>";
        ModelEmitter.Json(code, plan.Model, options, ", " + self, () => DescriptorEmitter.Emit(code, plan));
        foreach (var values in plan.Values)
        {
            ValueEmitter.Emit(code.Line(), values, options);
        }

        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }
}
