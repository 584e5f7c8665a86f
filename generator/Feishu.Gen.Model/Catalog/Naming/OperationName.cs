using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>What an operation is called: a function of its HTTP method and path alone.</summary>
/// <param name="Service">The service, as the path writes it: <c>task</c>, <c>document_ai</c>, <c>drive_explorer</c>.</param>
/// <param name="Version">The version, <c>v</c> and digits; <c>v0</c> where the path has none.</param>
/// <param name="Resource">The resource in camelCase, as the official SDKs write it: <c>task</c>, <c>calendarEventAttendee</c>.</param>
/// <param name="Method">The method in camelCase: <c>get</c>, <c>batchDeleteFollower</c>.</param>
/// <param name="Id">
/// The identity: <c>service.version.resource.method</c>, different for different endpoints. It has the same letters as the four
/// parts; where these could stand for several paths, capitals and the marks <c>_ - ~</c> say which one it is
/// (<c>task.v1.task_follower.list</c> is <c>/tasks/:task_id/followers</c>, <c>task.v1.taskFollower.list</c> would be
/// <c>/task_followers</c>).
/// </param>
public sealed record OperationName(string Service, string Version, string Resource, string Method, string Id)
{
    /// <summary>The name in the notation of the official SDKs: <c>task.v1.taskFollower.list</c>.</summary>
    public string SdkName => $"{Service}.{Version}.{Resource}.{Method}";

    /// <summary>The service as an identifier: <c>DocumentAi</c>.</summary>
    public string ServiceIdentifier => CSharpNames.Pascal(Service);

    /// <summary>The version as an identifier: <c>V1</c>.</summary>
    public string VersionIdentifier => Capitalized(Version);

    /// <summary>The resource as an identifier: <c>CalendarEventAttendee</c>.</summary>
    public string ResourceIdentifier => Capitalized(Resource);

    /// <summary>The method as an identifier: <c>BatchDeleteFollower</c>.</summary>
    public string MethodIdentifier => Capitalized(Method);

    /// <summary>
    /// The id as the name of a file (and of a generator's output): different for different endpoints where case does not count,
    /// too. A plus stands before what is a capital in the id.
    /// </summary>
    public string FileName
    {
        get
        {
            var text = new StringBuilder(Id.Length + 8);
            foreach (var c in Id)
            {
                _ = c == '~' ? text.Append(',') : Words.IsUpper(c) ? text.Append('+').Append(char.ToLowerInvariant(c)) : text.Append(c);
            }

            return text.ToString();
        }
    }

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
