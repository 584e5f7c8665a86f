namespace Feishu.Gen.Catalog.Naming;

/// <summary>What an event is called: a function of its type alone.</summary>
/// <param name="Service">The service, as addresses write it; of a type without dots the whole type.</param>
/// <param name="Version">The version, <c>v</c> and digits; empty where the type ends with none.</param>
/// <param name="Identifier">The C# type: <c>ImMessageReceiveV1</c>; <c>LeaveApprovalEvent</c> where the type names no version.</param>
public sealed record EventName(string Service, string Version, string Identifier)
{
    /// <summary>The namespace of events that are of no service's version.</summary>
    public const string Unversioned = "Events";

    /// <summary>Names an event.</summary>
    /// <param name="type">Its type: <c>im.message.receive_v1</c>.</param>
    public static EventName Of(string type)
    {
        var parts = type.Split('.');
        var service = string.Join("_", Words.Split(parts[0]));
        var version = parts.Length > 1 ? VersionOf(parts[parts.Length - 1]) : "";
        var name = CSharpNames.Pascal(type, "Any");
        return new EventName(service, version, TypeNames.Safe(version.Length == 0 ? name + "Event" : name));
    }

    private static string VersionOf(string word)
    {
        var digits = word.Length;
        while (digits > 0 && Words.IsDigit(word[digits - 1]))
        {
            digits--;
        }

        return digits < word.Length && digits >= 2 && word[digits - 1] == 'v' && word[digits - 2] == '_' ? word.Substring(digits - 1) : "";
    }
}
