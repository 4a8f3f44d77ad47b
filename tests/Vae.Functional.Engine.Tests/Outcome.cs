using LanguageExt;

namespace Vae.Functional.Engine.Tests;

/// <summary>The two ways out of an Either, asserted.</summary>
internal static class Outcome
{
    public static T Value<T>(this Either<Fault, T> result) => result.OrThrow();

    /// <summary>The fault's message, which must be one line.</summary>
    public static string Message<T>(this Either<Fault, T> result)
    {
        var message = result.Match(
            Right: value => throw new Xunit.Sdk.XunitException($"a fault was expected, got {value}"),
            Left: fault => fault.Message);
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
