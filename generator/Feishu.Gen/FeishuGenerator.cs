using System.Collections.Immutable;
using Feishu.Gen.Catalog;
using Feishu.Gen.Emit;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Pipeline;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen;

/// <summary>Turns the project's reference pages into a typed client. All of it is wiring: each step is a folder of its own.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FeishuGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.Read(provider.GlobalOptions))
            .WithTrackingName(Steps.Options);
        var emitOptions = options.Select(static (o, _) => o.Emit).WithTrackingName(Steps.EmitOptions);

        // Without a compiler that takes the code there are no pages, so that one message is all there is.
        var language = context.ParseOptionsProvider.Select(static (o, _) => ProjectLanguage.Of(o));
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ProjectPage.Of(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .WithTrackingName(Steps.Files);
        context.RegisterSourceOutput(
            files.Collect().Select(static (all, _) => all.Length > 0).Combine(language),
            static (output, pair) => output.Report(pair.Left ? pair.Right.Findings : []));

        var pages = files
            .Combine(language)
            .Where(static pair => pair.Right.TooOld is null)
            .Select(static (pair, cancellation) => PageReading.Of(pair.Left!, cancellation))
            .WithTrackingName(Steps.Pages);

        // From here on without positions: text that only moved changes nothing below.
        var guide = pages
            .Select(static (page, _) => page.Guide)
            .Where(static guide => !guide.IsEmpty)
            .Collect()
            .Select(static (guides, _) => TypeGuide.Merge(guides))
            .WithTrackingName(Steps.Guide);

        var operations = pages
            .Select(static (page, _) => page.Operation!)
            .Where(static operation => operation is not null)
            .WithTrackingName(Steps.Operations);
        var events = pages
            .SelectMany(static (page, _) => page.Events)
            .WithTrackingName(Steps.Events);

        // What is open on a page is settled by what its service knows, and again only where something is known that matters to it.
        var knowledge = operations
            .Select(static (page, _) => Lesson.Of(page))
            .WithTrackingName(Steps.Lessons)
            .Collect()
            .SelectMany(static (lessons, _) => ServiceLessons.Group(lessons))
            .Select(static (service, _) => service.Merge())
            .WithTrackingName(Steps.ServiceLessons)
            .Collect()
            .Combine(guide)
            .Select(static (pair, _) => Knowledge.Of(pair.Left.ToEquatableArray(), pair.Right))
            .WithTrackingName(Steps.Knowledge);
        var settled = operations
            .Combine(knowledge)
            .Select(static (pair, _) => pair.Right.About(pair.Left))
            .Select(static (page, _) => page.Settle())
            .WithTrackingName(Steps.SettledPages);
        var settledEvents = events
            .Combine(knowledge
                .Combine(events.Select(static (page, _) => Lesson.Of(page)).WithTrackingName(Steps.EventLessons).Collect())
                .Select(static (pair, _) => pair.Left.With(pair.Right))
                .WithTrackingName(Steps.EventKnowledge))
            .Select(static (pair, _) => pair.Right.About(pair.Left))
            .Select(static (page, _) => page.Settle())
            .WithTrackingName(Steps.SettledEvents);

        // Names depend on little of a page, types on the pages of one namespace alone.
        var names = settled
            .Select(static (page, _) => PageHeader.Of(page))
            .WithTrackingName(Steps.Headers)
            .Collect()
            .Combine(settledEvents.Select(static (page, _) => EventHeader.Of(page)).WithTrackingName(Steps.EventHeaders).Collect())
            .Select(static (headers, _) => ClientNames.Of(headers.Left, headers.Right))
            .WithTrackingName(Steps.Names);
        var versions = settled
            .Collect()
            .Combine(settledEvents.Collect())
            .Combine(names)
            .SelectMany(static (pair, _) => VersionPages.Group(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(Steps.VersionPages)
            .Select(static (version, _) => version.Plan())
            .WithTrackingName(Steps.Versions);

        context.Emit(versions.SelectMany(static (v, _) => v.Operations), emitOptions, Steps.OperationPlans, OperationEmitter.Emit);
        context.Emit(versions.SelectMany(static (v, _) => v.Events), emitOptions, Steps.EventPlans, EventEmitter.Emit);
        context.Emit(versions.SelectMany(static (v, _) => v.Types), emitOptions, Steps.SharedTypesPlans, SharedTypesEmitter.Emit);
        context.Emit(names.SelectMany(static (n, _) => n.Versions), emitOptions, Steps.VersionPlans, ClientEmitter.EmitVersion);
        context.Emit(names.SelectMany(static (n, _) => n.Services), emitOptions, Steps.ServicePlans, ClientEmitter.EmitService);
        context.Emit(names.SelectMany(static (n, _) => n.Clients), emitOptions, Steps.ClientPlans, ClientEmitter.EmitClient);

        context.RegisterSourceOutput(options, static (output, o) => output.Report(o.Findings));
        context.RegisterSourceOutput(
            pages.Select(static (page, _) => page.Findings).WithTrackingName(Steps.PageFindings),
            static (output, findings) => output.Report(findings));
        context.RegisterSourceOutput(
            FoundIn(settled.Select(static (page, _) => page.Findings))
                .Combine(FoundIn(settledEvents.Select(static (page, _) => page.Findings)))
                .Combine(names.Select(static (n, _) => n.Findings))
                .Combine(FoundIn(versions.Select(static (v, _) => v.Findings)))
                .Select(static (all, _) => all.Left.Left.Left.AddRange(all.Left.Left.Right).Add(all.Left.Right).AddRange(all.Right)
                    .SelectMany(findings => findings).ToEquatableArray())
                .Combine(pages.Select(static (page, _) => page.Places).Collect())
                .Select(static (pair, _) => Finder.Locate(pair.Left, pair.Right))
                .WithTrackingName(Steps.CatalogFindings),
            static (output, findings) => output.Report(findings));
    }

    private static IncrementalValueProvider<ImmutableArray<EquatableArray<PageFinding>>> FoundIn(IncrementalValuesProvider<EquatableArray<PageFinding>> findings) =>
        findings.Where(static found => found.Count > 0).Collect();
}
