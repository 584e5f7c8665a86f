using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Pipeline;

/// <summary>What became of a page, divided by what depends on positions and what does not.</summary>
/// <param name="Operation">The operation, or null where the page yields none.</param>
/// <param name="Events">The events; none where it yields none.</param>
/// <param name="Guide">What the page says of structures where it is no endpoint.</param>
/// <param name="Places">Where its facts stand.</param>
/// <param name="Findings">What was found on it.</param>
internal sealed record PageReading(
    PageOperation? Operation, EquatableArray<PageEvent> Events, TypeGuide Guide, PageSource Places, EquatableArray<LocatedFinding> Findings)
{
    /// <summary>Reads a page. Whatever is in it, what comes out is a reading.</summary>
    public static PageReading Of(ProjectPage file, CancellationToken cancellation)
    {
        var result = Read(file, cancellation);
        return new PageReading(
            PageOperation.Of(file.RelativePath, result),
            PageEvent.Of(file.RelativePath, result).ToEquatableArray(),
            result.Guide,
            new PageSource(file.RelativePath, file.Path, file.NoWarn, result.Source),
            Locate(file, result.Findings));
    }

    private static PageResult Read(ProjectPage file, CancellationToken cancellation)
    {
        if (file.Text.GetText(cancellation) is not { } source)
        {
            return PageResult.Unreadable("the file cannot be opened");
        }

        try
        {
            var text = source.ToString();
            if (OtherEncoding.FirstByteThatIsNotUtf8(text, source.Encoding) is { } index)
            {
                return PageResult.Unreadable(PageForm.NotUtf8, PageForm.At(text, index));
            }

            var result = OperationReader.Read(text);
            cancellation.ThrowIfCancellationRequested();
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return PageResult.Unreadable(e);
        }
    }

    private static EquatableArray<LocatedFinding> Locate(ProjectPage file, EquatableArray<Finding> findings) =>
        findings.Where(f => !file.NoWarn.Contains(f.Rule.Id)).Select(f => new LocatedFinding(file.Path, f)).ToEquatableArray();
}

/// <summary>Where the facts of a page stand.</summary>
/// <param name="RelativePath">The page, as the catalog knows it.</param>
/// <param name="Path">The page's file.</param>
/// <param name="NoWarn">The ids of diagnostics that are not wanted for it.</param>
/// <param name="Source">The places.</param>
internal sealed record PageSource(string RelativePath, string Path, EquatableArray<string> NoWarn, OperationSource Source);
