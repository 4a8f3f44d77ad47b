using LanguageExt;

namespace Vae.Functional.Testing.Tests;

internal static class Outcome
{
    /// <summary>The value, or a failed test that shows the fault.</summary>
    public static T Value<T>(this Either<Fault, T> either) =>
        either.Match(Right: value => value, Left: fault => throw new Xunit.Sdk.XunitException(fault.Message));
}
