using System.Runtime.CompilerServices;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests;

/// <summary>
/// A short page of each kind, with the code that is emitted for it and its public surface beside each other. A change of the emitter shows here, where it can be read. The accessors of client,
/// services and versions are alike for all pages; <see cref="EmissionTests"/> has them.
/// </summary>
public class PageKindTests
{
    [Fact]
    public void Paging() => Verify(OwnPage("spaces"));

    [Fact]
    public void Form() => Verify(Spec("im/v1/image/create"));

    [Fact]
    public void Download() => Verify(Spec("im/v1/message_resource/get"));

    [Fact]
    public void Stream_of_events() => Verify(OwnPage("completion"));

    [Fact]
    public void Nested_shared_models() => Verify(OwnPage("message"));

    [Fact]
    public void Union() => Verify(OwnPage("record"));

    [Fact]
    public void User_token_only() => Verify(Spec("authen/v1/user_info/get"));

    [Fact]
    public void Helpdesk() => Verify(Spec("helpdesk/v1/ticket/start_service"));

    [Fact]
    public void Deprecated() => Verify(Spec("authen/v1/oidc_access_token/create"));

    [Fact]
    public void Event_with_header() => Verify(Spec("drive/v1/file/events/title_updated"));

    [Fact]
    public void Many_errors() => Verify(Spec("im/v1/message/patch"));

    private static (string Path, string Text) OwnPage(string name, [CallerFilePath] string file = "") =>
        ($"specs/{name}.md", File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "Pages", name + ".md")));

    private static (string Path, string Text) Spec(string name) => ($"specs/{name}.md", Repository.Specs.Single(p => p.Path == name + ".md").Text);

    private static void Verify((string Path, string Text) page, [CallerMemberName] string kind = "")
    {
        var project = PageProject.Of(page.Text, page.Path);
        var run = project.Run();
        var surface = PublicSurface.Of(Consumer.CompileWithEmitted(project));

        Assert.All(run.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Info, d.Severity));
        Snapshot.VerifyAll([.. run.GeneratedSources.Where(s => !IsAccessors(s.HintName)).Select(s => (s.HintName, s.SourceText.ToString())), ("surface.txt", surface)], kind);
    }

    private static bool IsAccessors(string file) =>
        file is "FeishuClient.g.cs" || (file.EndsWith("Service.g.cs", StringComparison.Ordinal) && !file.Contains("Resource.", StringComparison.Ordinal));
}
