using System.Reflection;

namespace Vae.Functional;

/// <summary>Parts of a declaration that are null though their records say that they never are.</summary>
public static class MissingParts
{
    /// <summary>The path to the first such part, as in <c>Family.Network</c>; null where there is none.</summary>
    public static string? First(object record)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in record.GetType().GetProperties().Where(property => IsDeclared(record, property)))
        {
            var value = property.GetValue(record);
            if (value is null && nullability.Create(property).ReadState == NullabilityState.NotNull)
                return property.Name;
            if (value is not null and not string && !property.PropertyType.IsValueType && First(value) is { } deeper)
                return $"{property.Name}.{deeper}";
        }
        return null;
    }

    private static bool IsDeclared(object record, PropertyInfo property) =>
        record.GetType().GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType);
}
