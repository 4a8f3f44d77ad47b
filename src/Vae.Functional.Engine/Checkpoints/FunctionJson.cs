using System.Reflection;
using System.Text.Json.Nodes;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>A static method as JSON and back, by its name.</summary>
internal static class FunctionJson
{
    private const string MethodKey = "method";
    private const string OwnerKey = "of";

    public static JsonObject Write(Delegate function)
    {
        var (method, owner) = (function.Method, function.Method.DeclaringType!);
        return new() { [MethodKey] = method.Name, [OwnerKey] = $"{owner.FullName}, {owner.Assembly.GetName().Name}" };
    }

    /// <exception cref="InvalidOperationException">There is no such method here.</exception>
    public static Delegate Read(JsonObject node, Type type)
    {
        var (name, owner) = (node[MethodKey]?.GetValue<string>() ?? "", node[OwnerKey]?.GetValue<string>() ?? "");
        var parameters = Array.ConvertAll(type.GetMethod("Invoke")!.GetParameters(), parameter => parameter.ParameterType);
        return Type.GetType(owner)?.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, parameters) is { } method
            ? method.CreateDelegate(type)
            : throw new InvalidOperationException($"there is no function {name} of {owner} here; load the assembly that declares it");
    }
}
