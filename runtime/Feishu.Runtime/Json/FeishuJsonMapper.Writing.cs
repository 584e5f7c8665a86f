namespace Feishu.Runtime.CompilerServices;

/// <content>Models within models: written by the mapper that writes the outer one, as making one costs as much as some members.</content>
public ref partial struct FeishuJsonMapper
{
    /// <summary>Writes a model.</summary>
    internal void WriteModel(FeishuJsonWriter writer, FeishuModel model)
    {
        var passed = _current.Passed;
        _current.Passed = 0;
        var outer = writer.Enter(model);
        model.Map(ref this);
        writer.Leave(outer);
        _current.Passed = passed;
    }

    private void WriteModels(FeishuJsonWriter writer, IReadOnlyList<FeishuModel?> models)
    {
        writer.EnterArray();
        switch (models)
        {
            // An array of any models is an array of models.
            case FeishuModel[] array:
                WriteItems(writer, array);
                break;
            default:
                var unread = FeishuJsonWriter.UnreadOf(models);
                for (var i = 0; i < models.Count; i++)
                {
                    unread = writer.WriteUnread(unread, i);
                    WriteItem(writer, models[i]);
                }

                writer.WriteUnread(unread, models.Count);
                break;
        }

        writer.LeaveArray();
    }

    private void WriteItems(FeishuJsonWriter writer, ReadOnlySpan<FeishuModel?> models)
    {
        foreach (var model in models)
        {
            WriteItem(writer, model);
        }
    }

    private void WriteItem(FeishuJsonWriter writer, FeishuModel? model)
    {
        writer.Separate();
        if (model is null)
        {
            writer.WriteNull();
        }
        else
        {
            WriteModel(writer, model);
        }
    }
}
