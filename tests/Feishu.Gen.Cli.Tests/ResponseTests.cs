using System.IO.Compression;
using System.Text;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary>What servers may send is a page, or a sentence that says why not.</summary>
public sealed class ResponseTests : IDisposable
{
    private readonly PageSite _site = PageSite.Start();
    private readonly PageFolder _folder = new();

    static ResponseTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("gb18030", "gb18030")]
    [InlineData("GBK", "gbk")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-8", "\"UTF-8\"")]
    [InlineData("utf-8", "utf8")]
    public void A_page_is_decoded_as_its_type_says(string encoding, string charset)
    {
        var answer = new SiteAnswer("", "text/markdown; charset=" + charset) { Bytes = Encoding.GetEncoding(encoding).GetBytes(SamplePages.UpdateShelf) };

        Assert.Equal((0, ""), (Add(answer) is var run ? run.ExitCode : -1, run.Error));
        Assert.Equal(SamplePages.UpdateShelf, File.ReadAllText(_folder.At("specs/sample/shelf.md")));
    }

    public static TheoryData<string, byte[], string?, string> Refused => new()
    {
        { "text/markdown; charset=x-nonsense", "# x"u8.ToArray(), null, "has the encoding 'x-nonsense', which is not known or not safe" },
        { "text/markdown; charset=utf-7", "# +AGE-"u8.ToArray(), null, "has the encoding 'utf-7', which is not known or not safe" },
        { "text/markdown; charset=utf-8", [0x23, 0x20, 0xB9, 0xAB], null, "is not UTF-8, which its type says or leaves open" },
        { "text/markdown", [0x89, 0x50, 0x4E, 0x47], null, "is not UTF-8, which its type says or leaves open" },
        { "text/markdown; charset=gb18030", [0x23, 0x20, 0xFF, 0xFF], null, "is not in the encoding that its type names, 'gb18030'" },
        { "text/markdown", "# x"u8.ToArray(), "gzip", "cannot be decompressed" },
        { "text/markdown", [.. Zipped(SamplePages.UpdateShelf).Take(300)], "gzip", "cannot be decompressed" },
        { "text/markdown", new byte[9 * 1024 * 1024], null, "is larger than 8 MB" },
        { "text/markdown", "# x"u8.ToArray(), "compress", "is compressed by 'compress', which was not asked for" },
        { "text/markdown", Zipped("# x\n" + new string('x', 9 * 1024 * 1024)), "gzip", "is larger than 8 MB" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_body_that_cannot_be_read_is_a_failure(string type, byte[] body, string? compression, string reason)
    {
        var run = Add(new SiteAnswer("", type) { Bytes = body, Compression = compression });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"sample/shelf: {reason}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("specs/sample/shelf.md")));
    }

    [Fact]
    public void A_page_may_be_compressed()
    {
        Assert.Equal(0, Add(new SiteAnswer("") { Bytes = Zipped(SamplePages.UpdateShelf), Compression = "gzip" }).ExitCode);
        Assert.Equal(SamplePages.UpdateShelf, File.ReadAllText(_folder.At("specs/sample/shelf.md")));
    }

    [Fact]
    public void Lines_end_where_Markdown_ends_them()
    {
        Add(new SiteAnswer(SamplePages.UpdateShelf.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("名字。", "名\u2028字。\u0085", StringComparison.Ordinal)));

        Assert.Equal(SamplePages.UpdateShelf.Replace("名字。", "名\u2028字。\u0085", StringComparison.Ordinal), File.ReadAllText(_folder.At("specs/sample/shelf.md")));
    }

    [Fact]
    public void A_part_of_a_page_is_none() => Assert.Contains(
        "sample/shelf: the server responds with 206 Partial Content", Add(new SiteAnswer(SamplePages.UpdateShelf, Status: 206)).Error, StringComparison.Ordinal);

    [Fact]
    public void A_page_has_one_deadline()
    {
        var run = Add(new SiteAnswer("") { Stalls = true }, "--timeout", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("feishu-gen: https://open.feishu.cn/document/sample/shelf: did not arrive within 1 s\n", run.Error);
        Assert.Single(_site.Asked);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3601")]
    public void A_deadline_that_makes_no_sense_is_refused(string seconds) => Assert.Equal(
        new ToolRun(2, "", "feishu-gen: --timeout takes seconds, from 1 to 3600\n"), Add(new SiteAnswer(""), "--timeout", seconds));

    private static byte[] Zipped(string text)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.SmallestSize))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    private ToolRun Add(SiteAnswer answer, params string[] options)
    {
        _site["/document/sample/shelf.md"] = answer;
        return Tool.Run(["add", "sample/shelf", "-o", _folder.At("specs"), "--base", _site.Address, .. options]);
    }
}
