using System.Text.RegularExpressions;
using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>Names of emitted types and members against the runtime's source, which the model does not reference.</summary>
public sealed partial class RuntimeNamesTests
{
    [Fact]
    public void No_model_is_called_like_a_type_of_the_runtime()
    {
        var types = Sources("*.cs").SelectMany(source => PublicType().Matches(source)).Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.Contains("FeishuModel", types);
        Assert.DoesNotContain(types, type => TypeNames.Safe(type) == type);
    }

    [Fact]
    public void No_property_hides_a_member_of_the_models_base()
    {
        var members = Sources("FeishuModel.cs").SelectMany(source => BaseMember().Matches(source)).Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.Contains("ToJson", members);
        Assert.DoesNotContain(members, member => MemberNames.Properties([member], "Shop")[0] == member);
    }

    private static IEnumerable<string> Sources(string pattern)
    {
        var runtime = Path.Combine(NamingCorpus.Repository().FullName, "runtime", "Feishu.Runtime");
        return Directory.EnumerateFiles(runtime, pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .Where(source => source.Contains("\nnamespace Feishu.Runtime;", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^    (?:public|protected) (?!abstract record|FeishuModel\()[\w<>?,\[\] ]*?(\w+)(?=\(|$| =>| \{)", RegexOptions.Multiline)]
    private static partial Regex BaseMember();
}
