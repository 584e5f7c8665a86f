using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Feishu.Runtime.Tests;

/// <summary>Each option can be set by configuration: an option that is added is read there, too.</summary>
public sealed class ConfigurationKeysTests
{
    // Objects, which no text stands for.
    private static readonly string[] s_objects = [nameof(FeishuOptions.TokenStore), nameof(FeishuOptions.TimeProvider)];

    [Fact]
    public async Task Options_of_a_client_are_read()
    {
        var asked = new AskedKeys(("AppId", "a"), ("AppSecret", "b"));
        await using var provider = new ServiceCollection().AddFeishu<FollowerClient>(asked).Services.BuildServiceProvider();

        _ = provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>().Get(typeof(FollowerClient).FullName);

        Assert.Empty(Names(typeof(FeishuHostOptions)).Except(asked.Keys));
    }

    [Fact]
    public async Task Options_of_events_are_read()
    {
        var asked = new AskedKeys();
        var services = new ServiceCollection();
        services.AddFeishuEvents<EventClient>(asked);
        await using var provider = services.BuildServiceProvider();

        _ = provider.GetRequiredService<IOptionsMonitor<FeishuEventOptions>>().Get(typeof(EventClient).FullName);

        Assert.Empty(Names(typeof(FeishuEventOptions)).Except(asked.Keys));
    }

    private static IEnumerable<string> Names(Type options) => options.GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Except(s_objects);

    /// <summary>A configuration that notes what it is asked for.</summary>
    private sealed class AskedKeys(params (string Key, string Value)[] values) : IConfiguration
    {
        private readonly IConfiguration _inner = new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

        public HashSet<string> Keys { get; } = [];

        public string? this[string key]
        {
            get
            {
                Keys.Add(key);
                return _inner[key];
            }

            set => _inner[key] = value;
        }

        public IConfigurationSection GetSection(string key)
        {
            Keys.Add(key);
            return _inner.GetSection(key);
        }

        public IEnumerable<IConfigurationSection> GetChildren() => _inner.GetChildren();

        public IChangeToken GetReloadToken() => _inner.GetReloadToken();
    }
}
