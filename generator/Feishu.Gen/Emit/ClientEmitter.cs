using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits the client and the accessors that lead from it to the operations.</summary>
internal static class ClientEmitter
{
    /// <summary>Emits the client.</summary>
    public static EmittedFile EmitClient(ClientPlan plan, EmitOptions options)
    {
        var versions = plan.Versions;
        var code = new CodeWriter();
        var name = Identifier.Of(options.ClientName);
        FileHeader.Write(code);
        code.Line($$"""
            namespace {{options.Namespace}};

            /// <summary>Calls the operations of the Feishu open platform whose pages belong to this project.</summary>
            {{options.Accessibility}} partial class {{name}} : {{TypeText.Runtime}}.FeishuClientBase, {{TypeText.Runtime}}.IFeishuClient<{{name}}>
            """).Open();
        code.Line($$"""
            /// <summary>Makes a client over a transport that others may use as well.</summary>
            public {{name}}({{TypeText.Runtime}}.FeishuTransport transport)
                : base(transport)
            {
            }

            /// <summary>For mocks: a client whose members are overridden.</summary>
            protected {{name}}()
            {
            }

            /// <summary>The descriptors of all operations, by id.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<{{TypeText.Runtime}}.FeishuOperation> Operations =>
            [
            """).Indent();
        foreach (var (version, resource, method) in from v in versions from r in v.Resources from m in r.Methods select (v, r.Resource, m))
        {
            code.Line($"{version.Version.Namespace}.{resource.ResourceClass}.{method}Operation,");
        }

        code.Outdent().Line("];");
        foreach (var service in versions.Select(v => v.Version).GroupBy(v => v.Service).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Accessor(code, service.Key, service.First().ServiceClass, "The service");
        }

        code.Line().Line($$"""
            /// <summary>Makes a client that needs no host.</summary>
            /// <param name="options">The app, and where the platform is.</param>
            /// <param name="httpClient">What sends the requests; it stays the caller's. Without one the client makes its own.</param>
            /// <exception cref="global::System.ArgumentException">An option is missing or makes no sense; the message says which.</exception>
            public static {{name}} Create({{TypeText.Runtime}}.FeishuOptions options, global::System.Net.Http.HttpClient? httpClient = null) =>
                new({{TypeText.Runtime}}.FeishuTransport.Create(options, httpClient));

            static {{name}} {{TypeText.Runtime}}.IFeishuClient<{{name}}>.Create({{TypeText.Runtime}}.FeishuTransport transport) => new(transport);
            """);
        code.Close();
        return new EmittedFile($"{options.ClientName}.g.cs", code.ToString());
    }

    /// <summary>Emits a service with the versions that have pages.</summary>
    public static EmittedFile EmitService(ServicePlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var service = plan.Versions[0];
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace};").Line();
        Holder(code, service.ServiceClass, $"The service <c>{service.Service}</c>.", options);
        foreach (var version in plan.Versions)
        {
            Accessor(code, version.Version, $"{version.Namespace}.{version.VersionClass}", "Version");
        }

        code.Close();
        return new EmittedFile($"{service.ServiceClass}.g.cs", code.ToString());
    }

    /// <summary>Emits a service version with its resources, and the resources' fixed parts.</summary>
    public static EmittedFile EmitVersion(VersionPlan version, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace}.{version.Version.Namespace};").Line();
        Holder(code, version.Version.VersionClass, $"Version <c>{version.Version.Version}</c> of the service <c>{version.Version.Service}</c>.", options);
        foreach (var resource in version.Resources)
        {
            Accessor(code, resource.Resource.Name, resource.Resource.ResourceClass, "The operations of");
        }

        code.Close();
        foreach (var resource in version.Resources)
        {
            code.Line();
            Holder(code, resource.Resource.ResourceClass, $"The operations of <c>{resource.Resource.Name}</c>.", options);
            code.Close();
        }

        return new EmittedFile($"{version.Version.Namespace}.{version.Version.VersionClass}.g.cs", code.ToString());
    }

    /// <summary>Opens a class that holds the transport.</summary>
    private static void Holder(CodeWriter code, string name, string summary, EmitOptions options)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"{options.Accessibility} partial class {name} : {TypeText.Runtime}.FeishuResource").Open();
        code.Line($$"""
            /// <summary>Makes one over a transport.</summary>
            public {{name}}({{TypeText.Runtime}}.FeishuTransport transport)
                : base(transport)
            {
            }

            /// <summary>For mocks: one whose members are overridden.</summary>
            protected {{name}}()
            {
            }
            """);
    }

    private static void Accessor(CodeWriter code, string name, string type, string what)
    {
        code.Line().Line($$"""
            private {{type}}? _{{char.ToLowerInvariant(name[0])}}{{name.Substring(1)}};

            /// <summary>{{what}} <c>{{name}}</c>.</summary>
            public virtual {{type}} {{Identifier.Of(name)}} => _{{char.ToLowerInvariant(name[0])}}{{name.Substring(1)}} ??= new(Transport);
            """);
    }
}
