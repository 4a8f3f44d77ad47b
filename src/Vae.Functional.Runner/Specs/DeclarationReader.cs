using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// Reads a declared field or property. Static fields are initialised from top to bottom, so a declaration that uses one further down
/// finds it null: the commonest mistake, and told as such.
/// </summary>
internal static class DeclarationReader
{
    /// <summary>The value, or why it cannot be read.</summary>
    /// <param name="declaration">Where it is declared.</param>
    /// <param name="missing">The path to a part of a value that is null, or null where none is.</param>
    public static Either<Fault, T> Read<T>(Declaration declaration, Func<T, string?> missing) where T : class
    {
        try
        {
            return declaration.Get() is not T value ? Missing(declaration.Member)
                : missing(value) is { } path ? Missing($"{declaration.Member}.{path}")
                : value;
        }
        catch (Exception failure) when (failure is TypeInitializationException or TargetInvocationException)
        {
            var cause = failure;
            while (cause is TypeInitializationException or TargetInvocationException && cause.InnerException is { } inner)
                cause = inner;
            return cause is NullReferenceException
                ? new Fault($"class {declaration.Declaring.Name} cannot be initialised: a static field is used above its own declaration; "
                    + "move it up")
                : new Fault($"class {declaration.Declaring.Name} cannot be initialised: {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static Fault Missing(string path) =>
        new($"{path} is null; a static field that is used must stand above the declaration that uses it");
}
