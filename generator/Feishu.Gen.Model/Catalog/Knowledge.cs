using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Catalog;

/// <summary>What a page is certain of, for the other pages of its service.</summary>
/// <param name="Service">The service, as addresses write it.</param>
/// <param name="Memory">What is certain.</param>
public sealed record Lesson(string Service, ShapeMemory Memory)
{
    /// <summary>What a page teaches.</summary>
    public static Lesson Of(CatalogPage page) => new(page.Service, page.Tables.Memory);
}

/// <summary>What the pages of one service are certain of, each by itself.</summary>
/// <param name="Service">The service.</param>
/// <param name="Memories">What each of them is certain of.</param>
public sealed record ServiceLessons(string Service, EquatableArray<ShapeMemory> Memories)
{
    /// <summary>The lessons by service, in the order of the services.</summary>
    public static IEnumerable<ServiceLessons> Group(IEnumerable<Lesson> lessons) => lessons
        .GroupBy(lesson => lesson.Service, lesson => lesson.Memory, StringComparer.Ordinal)
        .OrderBy(service => service.Key, StringComparer.Ordinal)
        .Select(service => new ServiceLessons(service.Key, service.ToEquatableArray()));

    /// <summary>What they know together.</summary>
    public Lesson Merge() => new(Service, ShapeMemory.Merge(Memories));
}

/// <summary>What is known of the tables of all services.</summary>
public sealed record Knowledge
{
    private Knowledge(EquatableArray<Lesson> services, TypeGuide guide)
    {
        Services = services;
        Guide = guide;
    }

    /// <summary>What the pages of each service know together.</summary>
    private EquatableArray<Lesson> Services { get; init; }

    /// <summary>What is known of structures besides.</summary>
    private TypeGuide Guide { get; }

    /// <summary>What services know.</summary>
    /// <param name="services">What the pages of each service know together.</param>
    /// <param name="guide">What the pages that are no endpoints say of structures.</param>
    public static Knowledge Of(EquatableArray<Lesson> services, TypeGuide guide) => new(services, TypeGuide.Merge([TypeGuide.Standard, guide]));

    /// <summary>What pages know together.</summary>
    public static Knowledge Of(IEnumerable<PageOperation> pages, TypeGuide guide) =>
        Of(ServiceLessons.Group(pages.Select(Lesson.Of)).Select(service => service.Merge()).ToEquatableArray(), guide);

    /// <summary>
    /// The same with what events are certain of, for the tables of events alone: these are changes of things rather than the things, and
    /// their structures go by names of their own.
    /// </summary>
    /// <param name="lessons">What each of the events is certain of.</param>
    public Knowledge With(IReadOnlyCollection<Lesson> lessons) => lessons.Count == 0
        ? this
        : this with { Services = ServiceLessons.Group(Services.Concat(lessons)).Select(service => service.Merge()).ToEquatableArray() };

    /// <summary>What is known about the tables of a page that are open, and no more: so an edit elsewhere is no reason to settle them again.</summary>
    public Unsettled<TPage> About<TPage>(TPage page)
        where TPage : CatalogPage
    {
        var open = page.Tables.Open.ToList();
        if (open.Count == 0)
        {
            return new Unsettled<TPage>(page, ShapeMemory.Empty, HasOthers: false);
        }

        var tables = open.ConvertAll(table => table.Table);
        var known = Services.First(service => service.Service == page.Service).Memory.With(Guide).About(tables);

        return new Unsettled<TPage>(page, known, HasOthers: !known.Equals(page.Tables.Memory.About(tables)));
    }
}
