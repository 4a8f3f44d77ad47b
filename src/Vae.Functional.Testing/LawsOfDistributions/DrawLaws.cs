using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Statistics;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>What draws have to do with the density.</summary>
internal static class DrawLaws
{
    private const int Count = 20_000;

    public static DistributionLaw Draws { get; } = new(
        "draws",
        "distributions of one continuous or discrete component",
        "draws follow the density: by Kolmogorov–Smirnov where it is continuous, chi-square where it is discrete",
        trial => trial.Distribution.Support is Support.RealWithAtom or Support.Point
            ? Unit.Default
            : LineDensity.Of(trial.Only(0)).Match(None: () => Unit.Default, Some: density => Follow(trial.Only(0), density)));

    public static DistributionLaw Pathwise { get; } = new(
        "draw gradient",
        "distributions that say they are reparameterised",
        "the expected gradient of a function of a draw is the gradient of its expectation, for each parameter",
        trial => !trial.Distribution.IsReparameterised || trial.Distribution.Support is Support.RealWithAtom or Support.Point
            ? Unit.Default
            : LineDensity.Of(trial.Only(0)).Match(None: () => Unit.Default, Some: density => Ask.Each(
                Enumerable.Range(0, trial.Case.Values.Length), parameter => Gradient(trial.Only(0), density, parameter))));

    private static Either<Mismatch, Unit> Follow(DistributionTrial trial, LineDensity density)
    {
        var draws = trial.Draws(Count);
        Array.Sort(draws);
        var p = trial.Distribution.Support.IsDiscrete
            ? ChiSquare.PValue(Counted(draws, density.Line.Points), density.Masses)
            : KolmogorovSmirnov.PValue(density.Below(draws));
        return p >= trial.Test.ErrorRate
            ? Unit.Default
            : new Mismatch(FormattableString.Invariant(
                $"{Count} draws follow the density with p = {p:G2}, below {trial.Test.ErrorRate:G2}; their mean is {draws.Average():G4}, ")
                + FormattableString.Invariant($"that of the density {density.Mean(trial.At).IfNone(double.NaN):G4}"));
    }

    private static int[] Counted(double[] draws, double[] points)
    {
        var counts = new int[points.Length];
        foreach (var draw in draws)
        {
            var found = Array.BinarySearch(points, draw);
            // Levels are fractions, which two ways of writing round apart.
            var nearest = found >= 0 ? found : Math.Clamp(~found, 1, points.Length - 1);
            counts[found >= 0 || points[nearest] - draw < draw - points[nearest - 1] ? nearest : nearest - 1]++;
        }
        return counts;
    }

    // Of tanh y + ½ tanh² y, y = (x − c)/w: smooth, neither odd nor even, and level far out, so that the gradient has a mean where draws
    // have none.
    private static Either<Mismatch, Unit> Gradient(DistributionTrial trial, LineDensity density, int parameter)
    {
        var input = (Expr.Input)trial.Inputs[parameter];
        var draws = trial.Draws(1001);
        Array.Sort(draws);
        var (center, width) = (draws[400], Math.Max(draws[750] - draws[250], 1e-3));
        Expr Smooth(Expr x) => Sum(Tanh((x - center) / width) + 0.5 * Square(Tanh((x - center) / width)), Axis.Pixels);
        Expr Slope(Expr rows) => Sum(Slopes(Sum(rows, Axis.Batch), input), Axis.Pixels);

        var pool = new NoisePool();
        var program = trial.Program("slope", Slope(Smooth(trial.Distribution.DrawFrom("noise", Dimension.Batch, 1))), pool);
        return density.Mean(Smooth(trial.At) * Slope(trial.Distribution.LogDensity(trial.At))).Match<Either<Mismatch, Unit>>(
            None: () => Unit.Default,
            Some: truth =>
            {
                var verdict = new Expectation(pool, trial.Test, trial.Key.Then(parameter)).Test(
                    Hypothesis.Zero,
                    rows => Array.ConvertAll(program.At("slope", rows), slope => slope - truth),
                    Scale * (1 + Math.Abs(truth)));
                trial.Tally.Add(verdict.Draws);
                return verdict.Decision == Decision.Holds
                    ? Unit.Default
                    : new Mismatch((verdict.Decision == Decision.Undecided ? Laws.Undecided : "") + FormattableString.Invariant(
                        $"the expected gradient with respect to {trial.Name(parameter)} is {truth + verdict.Estimate:G6}, in ")
                        + FormattableString.Invariant($"[{truth + verdict.Low:G6}, {truth + verdict.High:G6}]; it should be {truth:G6}"));
            });
    }

    // Where a density has a kink its slope jumps, and the integral is good to a hundredth: means are compared as if of this size.
    private const double Scale = 2e4;

    // Equal inputs are one only after they are shared.
    private static Expr Slopes(Expr number, Expr.Input input)
    {
        var graph = Graph.Of(new Output("number", number));
        return graph.Inputs.FirstOrDefault(candidate => candidate.Name == input.Name) is { } own
            ? Differentiate.Of(graph["number"], own)[0]
            : Broadcast(0.0, input.Shape);
    }
}
