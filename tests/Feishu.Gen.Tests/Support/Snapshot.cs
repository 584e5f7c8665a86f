using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Feishu.Gen.Tests.Support;

/// <summary>
/// Compares texts with files that people have reviewed. Names and workflow are Verify's: <c>Snapshots/Type.Method#Hint.verified.cs</c>
/// is what was reviewed; a text that differs is written beside it as <c>.received.</c> and fails the test, and accepting it means
/// renaming that file. Nothing is ever accepted by itself.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hint">What tells the texts of one test apart; with an ending, which becomes the file's.</param>
    /// <param name="method">The test.</param>
    /// <param name="file">The test's file; its name is taken for the type's.</param>
    public static void Verify(string text, string hint, [CallerMemberName] string method = "", [CallerFilePath] string file = "") =>
        VerifyAll([(hint, text)], method, file);

    /// <summary>What was reviewed of a text that is made of it in part; empty where there is nothing yet.</summary>
    public static string Read(string hint, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        var ending = Path.GetExtension(hint);
        var path = Path.Combine(Folder(file), Prefix(method, file) + hint[..^ending.Length] + ".verified" + ending);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>Compares all texts of a test; a reviewed file that no text belongs to any more fails it, too.</summary>
    public static void VerifyAll(
        IReadOnlyList<(string Hint, string Text)> texts, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        var folder = Folder(file);
        var prefix = Prefix(method, file);
        var failures = new StringBuilder();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (hint, text) in texts)
        {
            var ending = Path.GetExtension(hint);
            var name = prefix + hint[..^ending.Length];
            expected.Add(name + ".verified" + ending);
            Compare(folder, name, ending, text, failures);
        }

        foreach (var stale in Stale(folder, prefix, expected))
        {
            failures.Append(stale).AppendLine(": nothing is emitted for it any more; delete it if that is right.");
        }

        Assert.True(failures.Length == 0, failures.ToString());
    }

    /// <summary>Compares a text with a file of the repository that is made of code; the text that differs is written beside it.</summary>
    public static void VerifyFile(string text, string path)
    {
        var failures = new StringBuilder();
        Compare(path, Path.ChangeExtension(path, ".received" + Path.GetExtension(path)), text, failures);
        Assert.True(failures.Length == 0, failures.ToString());
    }

    private static string Folder(string file) => Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");

    private static string Prefix(string method, string file) => $"{Path.GetFileNameWithoutExtension(file)}.{method}#";

    private static void Compare(string folder, string name, string ending, string text, StringBuilder failures) =>
        Compare(Path.Combine(folder, name + ".verified" + ending), Path.Combine(folder, name + ".received" + ending), text, failures);

    private static void Compare(string verified, string received, string text, StringBuilder failures)
    {
        var known = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (known == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        var what = known is null ? "new" : "differs";
        failures.AppendLine(Path.GetFileName(received) + ": " + what + "; review it and rename it to " + Path.GetFileName(verified) + ".");
        AppendDiff(failures, known ?? "", text);
    }

    private static IEnumerable<string> Stale(string folder, string prefix, HashSet<string> expected) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, prefix + "*.verified.*").Select(f => Path.GetFileName(f)).Where(f => !expected.Contains(f))
        : [];

    private static void AppendDiff(StringBuilder failures, string known, string text)
    {
        const int context = 2;
        const int most = 80;
        var lines = new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(known, text).Lines;
        var shown = 0;
        for (var i = 0; i < lines.Count && shown < most; i++)
        {
            if (lines.Skip(i - context).Take((2 * context) + 1).Any(l => l.Type != ChangeType.Unchanged))
            {
                failures.AppendLine((lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }) + lines[i].Text);
                shown++;
            }
        }
    }
}
