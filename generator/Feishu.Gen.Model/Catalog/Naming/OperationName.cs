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
}
