using LanguageExt;

namespace Vae.Functional;

/// <summary>
/// Why something could not be done: one line that names the thing, what was expected and what to do.
/// Pure code returns it inside an <c>Either</c> or a <c>Validation</c>; the C# face throws it as a <see cref="VaeException"/>.
/// </summary>
/// <param name="Message">One line of text, without a final full stop being required and without a line break.</param>
public sealed record Fault(string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}

/// <summary>A <see cref="Fault"/> at the border to C# code that expects exceptions. Its message is the fault's, word for word.</summary>
public sealed class VaeException(Fault fault, Exception? inner = null) : Exception(fault.Message, inner)
{
    /// <summary>The fault that this exception carries.</summary>
    public Fault Fault { get; } = fault;
}

/// <summary>The two ways out of an <c>Either</c> or <c>Validation</c> at the border.</summary>
public static class Faults
{
    /// <summary>The value, or the fault as a <see cref="VaeException"/>.</summary>
    /// <exception cref="VaeException">The result is a fault.</exception>
    public static T OrThrow<T>(this Either<Fault, T> result) =>
        result.Match(Right: value => value, Left: fault => throw new VaeException(fault));

    /// <summary>The value, or all the faults, joined by "; ", as one <see cref="VaeException"/>.</summary>
    /// <exception cref="VaeException">The result holds at least one fault.</exception>
    public static T OrThrow<T>(this Validation<Fault, T> result) => result.Joined().OrThrow();

    /// <summary>All faults of a declaration as one, joined by "; ".</summary>
    public static Either<Fault, T> Joined<T>(this Validation<Fault, T> result) =>
        result.Match<Either<Fault, T>>(Succ: value => value, Fail: faults => new Fault(string.Join("; ", faults.Map(fault => fault.Message))));
}
