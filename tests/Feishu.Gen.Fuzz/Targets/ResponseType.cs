using System.Reflection;
using Feishu.Runtime;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>An operation of an emitted client whose response is a model.</summary>
internal abstract class ResponseType(FeishuOperation operation)
{
    /// <summary>The operation.</summary>
    public FeishuOperation Operation { get; } = operation;

    /// <summary>What tells a page that describes it.</summary>
    public string Key => $"{Operation.Method} {Operation.Path}";

    /// <summary>Finds all operations of an assembly, by their ids.</summary>
    public static IEnumerable<ResponseType> InAssembly(Assembly assembly) =>
        from type in assembly.GetTypes()
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        where property.PropertyType == typeof(FeishuOperation)
        let operation = (FeishuOperation)property.GetValue(null)!
        where operation.ResponseType is { } model && model.IsAssignableTo(typeof(FeishuModel)) && operation.Response is FeishuResponseKind.Data or FeishuResponseKind.TopLevel
        orderby operation.Id
        select (ResponseType)Activator.CreateInstance(typeof(Of<>).MakeGenericType(operation.ResponseType!), operation)!;

    /// <summary>Calls it.</summary>
    public abstract Task<FeishuModel> SendAsync(FeishuTransport transport);

    /// <summary>Reads its model.</summary>
    public abstract FeishuModel Parse(byte[] json);

    private sealed class Of<T>(FeishuOperation operation) : ResponseType(operation)
        where T : FeishuModel, IFeishuModel<T>
    {
        public override async Task<FeishuModel> SendAsync(FeishuTransport transport)
        {
            var call = new FeishuCall(Operation, FeishuTenantAccessToken.FromString("t-1"), options: null);
            foreach (var segment in Operation.Path.Split('/').Where(s => s.StartsWith(':')))
            {
                call.AddPath(segment[1..], "1");
            }

            return await transport.SendAsync<T>(call);
        }

        public override FeishuModel Parse(byte[] json) => FeishuJson.Parse<T>(json);
    }
}
