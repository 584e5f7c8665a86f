using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>Different endpoints get different ids: over random paths made of words that are as easy to confuse as can be.</summary>
public sealed class OperationNamerPropertyTests
{
    private const int Draws = 200_000;

    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly string[] s_confusing =
    [
        "task", "tasks", "taskList", "task_list", "task_lists", "tasklist", "user", "users", "user_info", "chat", "chats", "chat_tab", "chat_tabs",
        "list", "query", "copy", "search", "batch_delete", "get", "create", "update", "patch", "delete", "remedy", "remedys", "remedies",
    ];

    private static readonly string[] s_odd =
    [
        "children", "dataValidation", "data_validations", "info", "primary", "status", "series", "address", "addresses", "via", "send_via_mail",
        "Via", "v0", "v1", "App", "API_Key", "a_b", "a-b", "a__b", "_a", "a_", "x1", "1x", "x_1", "Task", "batch", "disable_notice", "tasks_item",
        "updateItem", "update_item", "名称", "a.b", "open-apis", "openapi", "~", "%7C", "Z", "ZZ", "Zu",
    ];

    [Fact]
    public void Different_endpoints_have_different_ids_and_every_marked_id_leads_back_to_its_endpoint()
    {
        var random = new Random(20240601);
        var owners = new Dictionary<string, (string Method, string Path)>(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Draws; i++)
        {
            var (method, path) = (s_methods[random.Next(s_methods.Length)], Draw(random));
            var endpoint = (method, RequestPath.Parse(path).Normal);
            var name = OperationNamer.Name(method, path);

            if (!owners.TryAdd(name.Id, endpoint) && owners[name.Id] != endpoint)
            {
                Assert.Fail($"{name.Id} is {endpoint} and {owners[name.Id]}");
            }

            if (!name.Id.Contains("Via_", StringComparison.Ordinal))
            {
                Assert.Equal(endpoint, OperationId.Read(name.Id));
            }

            Assert.Equal(name.Id, files.TryAdd(name.FileName, name.Id) ? name.Id : files[name.FileName]);
            AssertAreIdentifiers(name);
        }

        Assert.True(owners.Count > Draws / 2, $"only {owners.Count} different endpoints were drawn");
    }

    [Theory]
    [InlineData("GET /shops/query", "POST /shops/query")]
    [InlineData("POST /shops/search", "POST /shops/:id/search")]
    [InlineData("POST /shops", "POST /shops/:id")]
    [InlineData("DELETE /shops", "DELETE /shops/:id")]
    [InlineData("PUT /shops", "PUT /shops/:id")]
    [InlineData("PATCH /shops", "PATCH /shops/:id")]
    [InlineData("GET /shop/:id", "GET /shops/:id")]
    [InlineData("GET /shops/annual_reports", "POST /shops/annual_reports")]
    [InlineData("GET /shop_windows", "GET /shops/:id/windows")]
    [InlineData("GET /shopWindows", "GET /shop_windows")]
    [InlineData("GET /shops/:id/shop_windows", "GET /shop_windows")]
    [InlineData("DELETE /shops/:id", "POST /shops/:id/delete")]
    [InlineData("GET /shops/:id/notice_off", "PATCH /shops/:id/notice_off")]
    [InlineData("POST /send", "POST /shop/send")]
    [InlineData("PUT /shops/:id", "PUT /shops/:id/:window")]
    [InlineData("GET /tasklists", "GET /task_lists")]
    [InlineData("GET /remedys", "GET /remedies")]
    public void Endpoints_that_sound_alike_are_told_apart(string left, string right)
    {
        Assert.NotEqual(Id(left), Id(right));
    }

    [Fact]
    public void An_address_suffix_is_an_identifier_and_different_for_different_endpoints()
    {
        var random = new Random(7);
        var owners = new Dictionary<string, (string Method, string Path)>(StringComparer.Ordinal);
        for (var i = 0; i < 20_000; i++)
        {
            var (method, path) = (s_methods[random.Next(s_methods.Length)], Draw(random));
            var endpoint = (method, RequestPath.Parse(path).Normal);
            var suffix = OperationNamer.AddressSuffix(method, path);

            Assert.True(IsIdentifier(suffix), suffix);
            Assert.Equal(endpoint, owners.TryAdd(suffix, endpoint) ? endpoint : owners[suffix]);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "/")]
    [InlineData("GET", "/open-apis")]
    [InlineData("GET", "/open-apis/v1")]
    [InlineData("GET", "/open-apis/:a/v1/:b/:c")]
    [InlineData("HEAD", "/open-apis/1st/v1/2nd/3rd")]
    [InlineData("查", "/名称/v1/。")]
    public void Nonsense_has_a_valid_name_too(string method, string path)
    {
        var name = OperationNamer.Name(method, path);

        AssertAreIdentifiers(name);
        Assert.Equal(4, name.Id.Split('.').Length);
    }

    [Fact]
    public void An_id_that_nobody_wrote_is_read_without_an_exception()
    {
        const string Signs = "aB1_-~.";
        var random = new Random(11);
        for (var i = 0; i < 50_000; i++)
        {
            var id = "a.v1." + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Signs[random.Next(Signs.Length)]));

            var endpoint = OperationId.Read(id);

            // What can be read names one endpoint; that endpoint's own id may be another one.
            Assert.True(endpoint is null || endpoint.Value.Path.StartsWith("open-apis/a/v1", StringComparison.Ordinal), id);
        }
    }

    private static string Id(string address) =>
        OperationNamer.Name(address.Split(' ')[0], "/open-apis/shop/v1" + address.Split(' ')[1]).Id;

    private static string Draw(Random random)
    {
        var path = new List<string>();
        AddSometimes(path, "open-apis", random.Next(20) > 0);
        path.Add(random.Next(2) == 0 ? "task" : s_odd[random.Next(s_odd.Length)]);
        AddSometimes(path, s_odd[random.Next(s_odd.Length)], random.Next(10) == 0);
        AddSometimes(path, "v" + random.Next(2), random.Next(20) > 0);
        for (var count = random.Next(5); count > 0; count--)
        {
            path.Add(random.Next(5) > 0 ? s_confusing[random.Next(s_confusing.Length)] : s_odd[random.Next(s_odd.Length)]);
            AddSometimes(path, ":id", random.Next(2) == 0);
            AddSometimes(path, ":other_id", random.Next(15) == 0);
        }

        return "/" + string.Join('/', path);
    }

    private static void AddSometimes(List<string> path, string segment, bool isAdded)
    {
        if (isAdded)
        {
            path.Add(segment);
        }
    }

    private static void AssertAreIdentifiers(OperationName name)
    {
        Assert.True(IsIdentifier(name.ServiceIdentifier), name.ServiceIdentifier);
        Assert.True(IsIdentifier(name.VersionIdentifier), name.VersionIdentifier);
        Assert.True(IsIdentifier(name.ResourceIdentifier), name.ResourceIdentifier);
        Assert.True(IsIdentifier(name.MethodIdentifier), name.MethodIdentifier);
    }

    private static bool IsIdentifier(string name) => char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
