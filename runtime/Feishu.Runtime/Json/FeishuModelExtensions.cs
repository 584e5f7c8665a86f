namespace Feishu.Runtime;

/// <summary>Copies of models with members that their properties cannot express.</summary>
public static class FeishuModelExtensions
{
    /// <summary>A copy in which members are written as an explicit <c>null</c>.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="model">What to copy.</param>
    /// <param name="members">The properties, <c>nameof(UpdateTaskRequest.Due)</c>, or their names in JSON.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentException">The type has no such member.</exception>
    public static T WithNull<T>(this T model, params string[] members)
        where T : FeishuModel
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(members);
        var copy = model with { };
        foreach (var member in members)
        {
            copy.SetNull(member);
        }

        return copy;
    }

    /// <summary>A copy with a member that the page does not list, or that is written otherwise than the page says.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="model">What to copy.</param>
    /// <param name="member">The name in JSON.</param>
    /// <param name="value">The value.</param>
    /// <returns>The copy.</returns>
    public static T WithAdditional<T>(this T model, string member, FeishuJson value)
        where T : FeishuModel
    {
        ArgumentNullException.ThrowIfNull(model);
        var copy = model with { };
        copy.SetAdditional(member, value);
        return copy;
    }
}
