using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// Reads a declared field or property. Static fields are initialised from top to bottom, so a declaration that uses one further down
/// finds it null: the commonest mistake, and told as such.
/// </summary>
internal static class SpecReader
{
    /// <summary>The spec, or why it cannot be read.</summary>
    public static Either<Fault, VaeSpec> Read(Type declaring, string member, Func<object?> get)
    {
        try
        {
            return get() is not VaeSpec spec ? Missing(member)
                : MissingPart(spec, member) is { } path ? Missing(path)
                : spec;
        }
        catch (Exception failure) when (failure is TypeInitializationException or TargetInvocationException)
        {
            var cause = failure;
            while (cause is TypeInitializationException or TargetInvocationException && cause.InnerException is { } inner)
                cause = inner;
            return cause is NullReferenceException
                ? new Fault($"class {declaring.Name} cannot be initialised: a static field is used above its own declaration; move it up")
                : new Fault($"class {declaring.Name} cannot be initialised: {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static Fault Missing(string path) => new($"{path} is null; a static field that is used must stand above the declaration that uses it");

    // The path to the first part that is null where its record says that it never is.
    private static string? MissingPart(object record, string path)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => IsDeclared(record, property)))
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
        record.GetType().GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType);
}
