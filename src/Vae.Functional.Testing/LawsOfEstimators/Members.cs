using System.Reflection;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>A record's members by name, as claims name them.</summary>
internal static class Members
{
    /// <summary>The member's value, or null where there is none.</summary>
    public static object? Of(Estimator estimator, string member) => Find(estimator, member)?.GetValue(estimator);

    /// <summary>The estimator with another value of a member: what <c>with</c> makes.</summary>
    public static Estimator With(Estimator estimator, string member, object value)
    {
        var copy = estimator.GetType().GetMethod("<Clone>$")!.Invoke(estimator, null)!;
        Find(estimator, member)!.SetValue(copy, value);
        return (Estimator)copy;
    }

    /// <summary>The estimator with another number of samples, where it has one.</summary>
    public static Estimator? WithSamples(Estimator estimator, int samples) =>
        Of(estimator, Samples) is int ? With(estimator, Samples, samples) : null;

    /// <summary>The member that counts draws of z for each observation.</summary>
    public const string Samples = "Samples";

    private static PropertyInfo? Find(Estimator estimator, string member) =>
        estimator.GetType().GetProperty(member) is { CanWrite: true } property ? property : null;
}
