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

            /// <summary>飞书开放平台的客户端：本项目的每个接口文档对应一个方法。</summary>
            {{options.Accessibility}} partial class {{name}} : {{TypeText.Runtime}}.FeishuClientBase, {{TypeText.Runtime}}.IFeishuClient<{{name}}>
            """).Open();
        code.Line($$"""
            /// <summary>使用可与他人共用的传输层创建客户端。</summary>
            public {{name}}({{TypeText.Runtime}}.FeishuTransport transport)
                : base(transport)
            {
            }

            /// <summary>供模拟（mock）使用：成员由派生类重写。</summary>
            protected {{name}}()
            {
            }

            /// <summary>全部接口的描述，按 id 排序。</summary>
            public static global::System.Collections.Generic.IReadOnlyList<{{TypeText.Runtime}}.FeishuOperation> Operations =>
            [
            """).Indent();
        foreach (var (version, resource, method) in from v in versions from r in v.Resources from m in r.Methods select (v, r.Resource, m))
        {
            code.Line($"{options.Global(version.Version.Namespace)}.{resource.ResourceClass}.{method}Operation,");
        }

        code.Outdent().Line("];");
        if (plan.Events.Count > 0)
        {
            Events(code.Line(), plan, options);
        }

        var services = versions.Select(v => v.Version).GroupBy(v => v.Service).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var service in services)
        {
            Accessor(code, AccessorName(service.Key, options.ClientName, services.ConvertAll(s => s.Key)), options.Global(service.First().ServiceClass), "服务");
        }

        code.Line().Line($$"""
            /// <summary>创建无需宿主（host）的客户端。</summary>
            /// <param name="options">应用的凭证与平台地址。</param>
            /// <param name="httpClient">用于发送请求，仍归调用方所有；不传则由客户端自行创建。</param>
            /// <param name="loggerFactory">用于记录日志，仍归调用方所有；不传则不记录。</param>
            /// <exception cref="global::System.ArgumentException">选项缺失或无效，消息会说明是哪一项。</exception>
            public static {{name}} Create({{TypeText.Runtime}}.FeishuOptions options, global::System.Net.Http.HttpClient? httpClient = null, global::Microsoft.Extensions.Logging.ILoggerFactory? loggerFactory = null) =>
                new({{TypeText.Runtime}}.FeishuTransport.Create(options, httpClient, loggerFactory));

            static {{name}} {{TypeText.Runtime}}.IFeishuClient<{{name}}>.Create({{TypeText.Runtime}}.FeishuTransport transport) => new(transport);
            """);
        code.Close();
        return new EmittedFile($"{options.ClientName}.g.cs", code.ToString());
    }

    /// <summary>The property for a service. No member may be called as its class is: such a one gets a number behind its name, as others that meet do.</summary>
    private static string AccessorName(string service, string client, List<string> services)
    {
        var name = service;
        for (var number = 2; name == client || (name != service && services.Contains(name)); number++)
        {
            name = service + number;
        }

        return name;
    }

    /// <summary>Emits the list of the events' descriptors, which are members of an interface.</summary>
    private static void Events(CodeWriter code, ClientPlan plan, EmitOptions options)
    {
        code.Line($"""
            /// <summary>全部事件的描述，按事件类型排序。</summary>
            public static global::System.Collections.Generic.IReadOnlyList<{TypeText.Runtime}.FeishuEventType> Events =>
            [
            """).Indent();
        foreach (var place in plan.Events)
        {
            code.Line($"{TypeText.Runtime}.FeishuEventType.Of<{options.Global($"{place.Namespace}.{place.TypeName}")}>(),");
        }

        code.Outdent().Line("];");
    }

    /// <summary>Emits a service with the versions that have pages.</summary>
    public static EmittedFile EmitService(ServicePlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        var service = plan.Versions[0];
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace};").Line();
        Holder(code, service.ServiceClass, $"服务 <c>{service.Service}</c>。", options);
        foreach (var version in plan.Versions)
        {
            Accessor(code, version.Version, options.Global($"{version.Namespace}.{version.VersionClass}"), "版本");
        }

        code.Close();
        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }

    /// <summary>Emits a service version with its resources, and the resources' fixed parts.</summary>
    public static EmittedFile EmitVersion(VersionPlan version, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code);
        code.Line($"namespace {options.Namespace}.{version.Version.Namespace};").Line();
        Holder(code, version.Version.VersionClass, $"服务 <c>{version.Version.Service}</c> 的版本 <c>{version.Version.Version}</c>。", options);
        foreach (var resource in version.Resources)
        {
            Accessor(code, resource.Resource.Name, options.Global($"{version.Version.Namespace}.{resource.Resource.ResourceClass}"), "资源");
        }

        code.Close();
        foreach (var resource in version.Resources)
        {
            code.Line();
            Holder(code, resource.Resource.ResourceClass, $"资源 <c>{resource.Resource.Name}</c> 的接口。", options);
            code.Close();
        }

        return new EmittedFile($"{version.Files}.{version.Version.VersionClass}.g.cs", code.ToString());
    }

    /// <summary>Opens a class that holds the transport.</summary>
    private static void Holder(CodeWriter code, string name, string summary, EmitOptions options)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"{options.Accessibility} partial class {name} : {TypeText.CompilerServices}.FeishuResource").Open();
        code.Line($$"""
            /// <summary>使用给定的传输层创建实例。</summary>
            public {{name}}({{TypeText.Runtime}}.FeishuTransport transport)
                : base(transport)
            {
            }

            /// <summary>供模拟（mock）使用：成员由派生类重写。</summary>
            protected {{name}}()
            {
            }
            """);
    }

    private static void Accessor(CodeWriter code, string name, string type, string what)
    {
        code.Line().Line($$"""
            private {{type}}? _{{char.ToLowerInvariant(name[0])}}{{name.Substring(1)}};

            /// <summary>{{what}} <c>{{name}}</c>。</summary>
            public virtual {{type}} {{Identifier.Of(name)}} => _{{char.ToLowerInvariant(name[0])}}{{name.Substring(1)}} ??= new(Transport);
            """);
    }
}
