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
                : MissingPart(spec, declaration.Member) is { } path ? Missing(path)
                : spec;
        }
        catch (Exception failure) when (failure is TypeInitializationException or TargetInvocationException)
        {
            var cause = failure;
            while (cause is TypeInitializationException or TargetInvocationException && cause.InnerException is { } inner)
                cause = inner;
            return cause is NullReferenceException
                ? new Fault($"class {declaration.Declaring.Name} cannot be initialised: a static field is used above its own declaration; move it up")
                : new Fault($"class {declaration.Declaring.Name} cannot be initialised: {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static Fault Missing(string path) =>
        new($"{path} is null; a static field that is used must stand above the declaration that uses it");

    // The path to the first part that is null where its record says that it never is.
    private static string? MissingPart(object record, string path)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in record.GetType().GetProperties().Where(property => IsDeclared(record, property)))
        {
            var part = $"{path}.{property.Name}";
            var value = property.GetValue(record);
            if (value is null && nullability.Create(property).ReadState == NullabilityState.NotNull)
                return part;
            if (value is not null and not string && !property.PropertyType.IsValueType && MissingPart(value, part) is { } deeper)
                return deeper;
        }
        return null;
    }

    private static bool IsDeclared(object record, PropertyInfo property) =>
        record.GetType().GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType);
}
