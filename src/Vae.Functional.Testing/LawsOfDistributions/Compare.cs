using LanguageExt;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Mistakes;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>How laws of distributions compare numbers that are found without sampling error.</summary>
internal static class Compare
{
    /// <summary>What quadrature over singular ends and kinks can lose, relative to 1 + |value|.</summary>
    public const double Quadrature = 3e-3;

    /// <summary>What is the same but for the order of its sums.</summary>
    public const double Rounding = 1e-9;

    /// <summary>Whether a number is the true one, and if not what known mistake would have given it.</summary>
    public static Either<Fault, Unit> Numbers(
        string what, double found, string truthName, double truth, double tolerance, params (string Mistake, double Value)[] candidates)
    {
        if (Math.Abs(found - truth) <= tolerance * (1 + Math.Abs(truth)) || found.Equals(truth))
            return Unit.Default;
        var name = NumberMistakes.LooksLike(found, truth, candidates);
        return new Fault(FormattableString.Invariant(
            $"{what} is {found:G6}; it should be {truthName}, {truth:G6} ± {tolerance * (1 + Math.Abs(truth)):G2}")
            + (name is null ? "" : $"\nlooks like {name}"));
    }

    /// <summary>The same for numbers of which there are several.</summary>
    public static Either<Fault, Unit> All(
        string what, IReadOnlyList<double> found, string truthName, IReadOnlyList<double> truth, double tolerance) =>
        found.Count != truth.Count
            ? new Fault($"{what} has {found.Count} numbers; it should have {truth.Count}, as {truthName} has")
            : Ask.Each(Enumerable.Range(0, truth.Count), i => Numbers(what, found[i], truthName, truth[i], tolerance));
}
