namespace Vae.Functional;

/// <summary>Members of enums, which a cast can miss.</summary>
internal static class Member
{
    /// <summary>A line where a value is no member of its enum.</summary>
    public static IEnumerable<string> Faults<T>(T value) where T : struct, Enum => Enum.IsDefined(value)
        ? []
        : [$"there is no {typeof(T).Name} {value}; give one of {string.Join(", ", Enum.GetNames<T>())}"];
}
