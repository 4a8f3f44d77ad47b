namespace Vae.Functional.Bounds;

/// <summary>
/// Something about a spec that is known or not. The run time knows everything; an analyzer knows what it can prove from source. A
/// rule that needs an unknown fact is silent.
/// </summary>
/// <typeparam name="T">What the fact says.</typeparam>
public readonly struct Fact<T>
{
    private Fact(T value, object? origin) => (IsKnown, Value, Origin) = (true, value, origin);

    /// <summary>Whether the fact is known.</summary>
    public bool IsKnown { get; }

    /// <summary>What it says; the default of its type where it is not known.</summary>
    public T Value { get; }

    /// <summary>Where the source says so; null at run time and for defaults.</summary>
    public object? Origin { get; }

    /// <summary>A fact that is known.</summary>
    public static Fact<T> Known(T value, object? origin = null) => new(value, origin);

    /// <summary>A fact that is not known.</summary>
    public static Fact<T> Unknown => default;

    /// <summary>Whether the fact is known and satisfies a condition.</summary>
    public bool Is(Func<T, bool> condition) => IsKnown && condition(Value);

    /// <summary>Whether the fact is known and has this value.</summary>
    public bool Is(T value) => IsKnown && Equals(Value, value);

    /// <summary>A fact that follows from this one.</summary>
    public Fact<TOther> Map<TOther>(Func<T, TOther> function) =>
        IsKnown ? Fact<TOther>.Known(function(Value), Origin) : Fact<TOther>.Unknown;
}
