namespace Feishu.Architecture.Tests.Support;

/// <summary>Compares a project with its rooms. Each check returns a line for everything that is wrong.</summary>
/// <param name="project">The project.</param>
/// <param name="sources">The types that its files declare.</param>
/// <param name="assembly">The types of its assembly.</param>
internal sealed class RoomCheck(ProjectRooms project, IReadOnlyList<SourceType> sources, AssemblyTypes assembly)
{
    /// <summary>Reads a project of the repository, and its assembly beside the tests.</summary>
    public static RoomCheck Of(ProjectRooms project)
    {
        using var assembly = File.OpenRead(Path.Combine(AppContext.BaseDirectory, project.AssemblyName + ".dll"));
        return new RoomCheck(project, SourceTypes.In(Path.Combine(Repository.Root, project.Folder)), AssemblyTypes.Read(assembly));
    }

    /// <summary>Folders that belong to no room.</summary>
    public IReadOnlyList<string> FindFoldersWithoutRoom() =>
        [.. sources.Select(s => s.Folder).Distinct().Where(folder => project.RoomOf(folder) is null).Select(folder => $"{folder} belongs to no room")];

    /// <summary>Rooms that are listed, and that no type is in.</summary>
    public IReadOnlyList<string> FindRoomsWithoutTypes() =>
        [.. project.Rooms.Except(sources.Select(s => project.RoomOf(s.Folder))).Select(room => $"{room} has no type")];

    /// <summary>Types of which it is not clear where they are: the files of a partial type are in several folders, or there is no file.</summary>
    public IReadOnlyList<string> FindTypesWithoutFolder() =>
    [
        .. sources.GroupBy(s => s.Name, s => s.Folder).Where(g => g.Distinct().Skip(1).Any()).Select(g => $"{g.Key} is in {string.Join(" and ", g.Distinct())}"),
        .. assembly.Names
            .Where(name => name.StartsWith(project.RootNamespace + ".", StringComparison.Ordinal))
            .Except(sources.Select(s => s.Name))
            .Select(name => $"{name} is in no file of the project"),
    ];

    /// <summary>Types whose namespace is not their folder, those aside that are public and in a namespace for such. One part of a partial type says that it is public.</summary>
    public IReadOnlyList<string> FindWrongNamespaces() =>
    [
        .. from type in sources
           where type.Namespace is not null && type.Namespace != project.NamespaceOf(type.Folder)
           where !(project.PublicNamespaces.Contains(type.Namespace) && sources.Any(part => part.Name == type.Name && part.IsPublic))
           select $"{type.Name}: its namespace is to be {project.NamespaceOf(type.Folder)}",
    ];

    /// <summary>Arrows from a room to one that is further from the ground.</summary>
    public IReadOnlyList<string> FindWrongArrows()
    {
        var rooms = sources.DistinctBy(s => s.Name).ToDictionary(s => s.Name, s => project.RoomOf(s.Folder), StringComparer.Ordinal);
        var wrong = from arrow in assembly.Arrows
                    let source = rooms.GetValueOrDefault(arrow.From)
                    let target = rooms.GetValueOrDefault(arrow.To)
                    where source is not null && target is not null && project.LevelOf(source) < project.LevelOf(target)
                    select $"{source} -> {target}: {MemberNames.OfType(arrow.From)} -> {MemberNames.OfType(arrow.To)} ({arrow.Place})";
        return [.. wrong.Distinct().Order(StringComparer.Ordinal)];
    }
}
