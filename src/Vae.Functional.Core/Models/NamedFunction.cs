using System.Reflection;

namespace Vae.Functional;

/// <summary>
/// Functions of a user's own in declarations: static methods by their names, so that declarations with the same function are equal and a
/// checkpoint can name it.
/// </summary>
public static class NamedFunction
{
    /// <summary>As in <c>MyNetworks.Gated</c>.</summary>
    public static string NameOf(Delegate function) => $"{function.Method.DeclaringType?.Name}.{function.Method.Name}";

    // Names that the compiler gives, to lambdas and to local functions, change with what stands around them.
    /// <summary>Whether the name alone says which function it is.</summary>
    public static bool IsNamed(Delegate function) =>
        function.Method is { IsStatic: true, IsGenericMethod: false, DeclaringType.IsGenericType: false } method
        && !method.Name.Contains('<') && function.Target is null && function.GetInvocationList().Length == 1;

    /// <summary>A line where a function has no such name; none otherwise.</summary>
    /// <param name="function">What is declared.</param>
    /// <param name="what">As in <c>the function of a NetworkOf</c>.</param>
    /// <param name="example">As in <c>NetworkOf(MyNetworks.Gated)</c>.</param>
    public static IEnumerable<string> Faults(Delegate function, string what, string example) => IsNamed(function)
        ? []
        : [$"{what} has no name that a checkpoint could keep; give a static method, as in {example}"];
}
