using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>How the names compare with the official SDK's, and that no two endpoints of the corpus share one.</summary>
public sealed class OperationNamerCorpusTests
{
    [Fact]
    public void Names_agree_with_the_sdk()
    {
        var named = NamingCorpus.Operations().Where(o => o.SdkName is not null).ToArray();

        var hits = named.Count(o => Flat(OperationNamer.Name(o.Method, o.Path).Id) == Flat(o.SdkName!));

        Assert.True(hits >= 0.96 * named.Length, $"{hits} of {named.Length}");
    }

    /// <summary>The verbs were written down by people who had seen some services; this is what is left without what those teach.</summary>
    [Fact]
    public void Names_agree_for_a_service_none_of_whose_own_words_is_known()
    {
        var operations = NamingCorpus.Operations();
        var services = operations.GroupBy(o => RequestPath.Parse(o.Path).Service[0], StringComparer.Ordinal).ToArray();
        var words = services.ToDictionary(s => s.Key, s => s.SelectMany(o => Words.Split(o.Path)).ToHashSet(StringComparer.Ordinal));

        var (hits, count) = (0, 0);
        foreach (var service in services)
        {
            var elsewhere = words.Where(w => w.Key != service.Key).SelectMany(w => w.Value).ToHashSet(StringComparer.Ordinal);
            var verbs = Verbs.Without(words[service.Key].Where(word => !elsewhere.Contains(word)));
            var named = service.Where(o => o.SdkName is not null).ToArray();
            hits += named.Count(o => Flat(OperationNamer.Name(o.Method, o.Path, verbs).Id) == Flat(o.SdkName!));
            count += named.Length;
        }

        Assert.True(hits >= 0.93 * count, $"{hits} of {count}");
    }

    [Fact]
    public void Marks_do_not_change_the_letters_of_a_name()
    {
        Assert.All(NamingCorpus.Operations(), o =>
        {
            var name = OperationNamer.Name(o.Method, o.Path);
            Assert.Equal(Flat(name.SdkName), Flat(name.Id));
        });
    }

    [Fact]
    public void No_two_endpoints_of_the_corpus_share_a_name_in_csharp()
    {
        var names = NamingCorpus.Addresses()
            .Select(a => OperationNamer.Name(a.Method, a.Path))
            .DistinctBy(name => name.Id, StringComparer.Ordinal);

        var shared = names.GroupBy(name => Flat(name.SdkName), StringComparer.Ordinal).Where(g => g.Count() > 1);

        Assert.Empty(shared.Select(g => string.Join(" and ", g.Select(name => name.Id))));
    }

    [Fact]
    public void No_endpoint_of_the_corpus_needs_its_address_spelled_out()
    {
        Assert.DoesNotContain(NamingCorpus.Addresses(), a => OperationNamer.Name(a.Method, a.Path).Id.Contains("Via_", StringComparison.Ordinal));
    }

    private static string Flat(string name) => string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '.').Select(char.ToLowerInvariant));
}
