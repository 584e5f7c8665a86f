using System.Diagnostics;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Pages;
using Feishu.Testing.Platform;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

public class CorpusTests
{
    [Fact]
    public async Task Probe()
    {
        var watch = Stopwatch.StartNew();
        var files = Directory.GetFiles(Support.Corpus.Find("dev"), "*.md", SearchOption.AllDirectories);
        var read = files.AsParallel().Select(f => (f, Gen.Operations.Reading.OperationReader.Read(File.ReadAllText(f)))).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"read {watch.Elapsed}");
        watch.Restart();
        Gen.Catalog.CatalogBuilder.Build(read.Select(p => Gen.Catalog.PageOperation.Of(p.f, p.Item2)).OfType<Gen.Catalog.PageOperation>(), Gen.Operations.Nesting.TypeGuide.Merge(read.Select(p => p.Item2.Guide)));
        TestContext.Current.TestOutputHelper!.WriteLine($"build {watch.Elapsed} cpu {Process.GetCurrentProcess().TotalProcessorTime}");
        watch.Restart();
        var pages = PageFolder.Load(Support.Corpus.Find("dev"));
        TestContext.Current.TestOutputHelper!.WriteLine($"load {watch.Elapsed}");
        watch.Restart();
        await using var mock = await FeishuMock.StartAsync(pages.Catalog, new(), TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine($"start {watch.Elapsed}");
        watch.Restart();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var (t, u) = (mock.IssueTenantToken(), mock.IssueUserToken());
        var bad = 0;
        foreach (var plan in pages.Catalog.Operations)
        {
            var op = plan.Operation;
            var token = (op.Tokens & TokenKinds.Tenant) != 0 ? t : u;
            using var r = new ExampleRequest(op).Create(token);
            using var response = await http.SendAsync(r, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)response.StatusCode != 200 || (op.Answer.Shape != AnswerShape.Bytes && !text.Contains("\"code\":0")))
            {
                bad++;
                TestContext.Current.TestOutputHelper!.WriteLine($"{plan.Id} {plan.PagePath} {op.Method} {op.Path} {(int)response.StatusCode} {text[..Math.Min(text.Length, 600)]}");
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"calls {watch.Elapsed} bad {bad}");
    }
}
