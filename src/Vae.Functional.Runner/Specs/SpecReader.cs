using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A public static field or property of type <see cref="VaeSpec"/>.</summary>
/// <param name="Declaring">The class.</param>
/// <param name="Member">The name of the field or property.</param>
/// <param name="Get">Its value; the first call initialises the class.</param>
internal sealed record Declaration(Type Declaring, string Member, Func<object?> Get);

/// <summary>
/// Reads a declared field or property. Static fields are initialised from top to bottom, so a declaration that uses one further down
/// finds it null: the commonest mistake, and told as such.
/// </summary>
internal static class SpecReader
{
    /// <summary>The spec, or why it cannot be read.</summary>
    public static Either<Fault, VaeSpec> Read(Declaration declaration)
    {
        try
        {
            return declaration.Get() is not VaeSpec spec ? Missing(declaration.Member)
                : MissingParts.First(spec) is { } path ? Missing($"{declaration.Member}.{path}")
                : spec;
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
