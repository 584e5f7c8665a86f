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

        var pages = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => PageFile.Of(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .WithTrackingName(Steps.Files)
            .Select(static (file, cancellation) => PageReading.Of(file!, cancellation))
            .WithTrackingName(Steps.Pages);

        // From here on without positions: text that only moved changes nothing below.
        var guide = pages
            .Select(static (page, _) => page.Guide)
            .Where(static guide => !guide.IsEmpty)
            .Collect()
            .Select(static (guides, _) => TypeGuide.Merge(guides))
            .WithTrackingName(Steps.Guide);

        var catalog = pages
            .Select(static (page, _) => page.Operation)
            .Where(static operation => operation is not null)
            .WithTrackingName(Steps.Operations)
            .Collect()
            .Combine(guide)
            .Select(static (pair, _) => CatalogBuilder.Build(pair.Left!, pair.Right))
            .WithTrackingName(Steps.Catalog);

        context.Emit(catalog, emitOptions, Steps.OperationPlans, static c => c.Operations, OperationEmitter.Emit);
        context.Emit(catalog, emitOptions, Steps.ModelPlans, static c => c.Models, SharedModelEmitter.Emit);
        context.Emit(catalog, emitOptions, Steps.ValuePlans, static c => c.Values, ValueEmitter.Emit);
        context.Emit(catalog, emitOptions, Steps.VersionPlans, static c => c.Versions, ClientEmitter.EmitVersion);
        context.Emit(catalog, emitOptions, Steps.ServicePlans, static c => c.Services, ClientEmitter.EmitService);
        context.Emit(catalog, emitOptions, Steps.ClientPlans, static c => c.Clients, ClientEmitter.EmitClient);

        context.RegisterSourceOutput(options, static (output, o) => output.Report(o.Findings));
        context.RegisterSourceOutput(
            pages.Select(static (page, _) => page.Findings).WithTrackingName(Steps.PageFindings),
            static (output, findings) => output.Report(findings));
        context.RegisterSourceOutput(
            catalog.Select(static (c, _) => c.Findings)
                .Combine(pages.Select(static (page, _) => page.Places).Collect())
                .Select(static (pair, _) => Finder.Locate(pair.Left, pair.Right))
                .WithTrackingName(Steps.CatalogFindings),
            static (output, findings) => output.Report(findings));
    }
}
