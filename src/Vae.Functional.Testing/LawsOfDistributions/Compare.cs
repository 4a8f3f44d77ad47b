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

    /// <summary>Whether a number is the true one, and if not what known mistakes would have given it.</summary>
    public static Either<Mismatch, Unit> Numbers(
        string what, double found, string truthName, double truth, double tolerance, params (string Mistake, double Value)[] candidates) =>
        Math.Abs(found - truth) <= tolerance * (1 + Math.Abs(truth)) || found.Equals(truth)
            ? Unit.Default
            : new Mismatch(
                FormattableString.Invariant(
                    $"{what} is {found:G6}; it should be {truthName}, {truth:G6} ± {tolerance * (1 + Math.Abs(truth)):G2}"),
                NumberMistakes.LooksLike(found, truth, tolerance, candidates));

    /// <summary>The same for numbers of which there are several.</summary>
    public static Either<Mismatch, Unit> All(
        string what, IReadOnlyList<double> found, string truthName, IReadOnlyList<double> truth, double tolerance) =>
        found.Count != truth.Count
            ? new Mismatch($"{what} has {found.Count} numbers; it should have {truth.Count}, as {truthName} has")
            : Ask.Each(Enumerable.Range(0, truth.Count), i => Numbers(what, found[i], truthName, truth[i], tolerance));
}
