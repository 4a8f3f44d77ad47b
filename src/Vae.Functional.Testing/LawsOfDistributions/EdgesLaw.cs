using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Testing.LawsOfEstimators;

namespace Vae.Functional.Testing.LawsOfDistributions;

internal static class EdgesLaw
{
    public static DistributionLaw Law { get; } = new(
        "edges",
        "every distribution",
        "at extreme parameters and far out in the support, the log density is a number, and not +∞",
        trial => Ask.Each(Extremes(trial), At));

    private static IEnumerable<DistributionTrial> Extremes(DistributionTrial trial) =>
        trial.Family.Parameters
            .Aggregate(
                (IEnumerable<ImmutableArray<ImmutableArray<double>>>)[[]],
                (sofar, domain) => sofar.SelectMany(before => domain.Extremes().Select(value => before.Add([value]))))
            .Select(values => trial with { Case = new(values) });

    private static Either<Mismatch, Unit> At(DistributionTrial trial)
    {
        double[] points = trial.Distribution.Support switch
        {
            Support.Real or Support.RealWithAtom => [-1e3, -3, 0.1, 3, 1e3],
            Support.Positive => [1e-3, 1, 1e3],
            Support.Interval interval => [.. new[] { 1e-4, 0.5, 1 - 1e-4 }.Select(u => interval.Low + u * (interval.High - interval.Low))],
            Support.Point => [],
            _ => [0, 1],
        };
        if (points.Length == 0)
            return Unit.Default;
        var found = trial.Along(trial.Distribution.LogDensity(trial.At), points);
        var wrong = Enumerable.Range(0, points.Length).Where(i => double.IsNaN(found[i]) || double.IsPositiveInfinity(found[i])).ToArray();
        return wrong.Length == 0
            ? Unit.Default
            : new Mismatch(FormattableString.Invariant($"at {trial.Case}, log p({points[wrong[0]]:G4}) is {found[wrong[0]]}"));
    }
}
