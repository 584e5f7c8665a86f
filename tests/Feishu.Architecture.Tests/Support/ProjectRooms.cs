namespace Feishu.Architecture.Tests.Support;

/// <summary>A project and its rooms.</summary>
/// <param name="Folder">The project's folder below the repository's, with <c>/</c>.</param>
/// <param name="Rooms">The rooms, from the ground up.</param>
internal sealed record ProjectRooms(string Folder, IReadOnlyList<Room> Rooms)
{
    private readonly string _name = Path.GetFileName(Folder);

    /// <summary>The name of the assembly, where it is not the project's.</summary>
    public string AssemblyName { get => field ?? _name; init; }

    /// <summary>The namespace of the project's own folder, where it is not the project's name.</summary>
    public string RootNamespace { get => field ?? _name; init; }

    /// <summary>The namespaces in which public types may be, whatever their folder is.</summary>
    public IReadOnlyList<string> PublicNamespaces { get; init; } = [];

    /// <summary>The room that a folder belongs to; null for none. The root is no room for the folders in it.</summary>
    public Room? RoomOf(string folder)
    {
        for (var path = folder; ; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
        {
            if (Rooms.FirstOrDefault(r => r.Folder == path) is { } room && (path != Room.Root || folder == Room.Root))
            {
                return room;
            }

            if (path == Room.Root)
            {
                return null;
            }
        }
    }

    /// <summary>The namespace that a folder is.</summary>
    public string NamespaceOf(string folder) => folder == Room.Root ? RootNamespace : $"{RootNamespace}.{folder.Replace('/', '.')}";

    /// <summary>The place of a room in the order; the ground is 0.</summary>
    public int LevelOf(Room room) => Rooms.TakeWhile(r => r != room).Count();

    /// <summary>The project as the runner names it.</summary>
    public override string ToString() => _name;
}
