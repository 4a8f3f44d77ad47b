using LanguageExt;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>What a density says of itself, by sums and quadrature over the support of one component.</summary>
internal static class DensityLaws
{
    public static DistributionLaw Normalised { get; } = new(
        "normalised",
        "every distribution",
        "the density integrates to 1, or the mass sums to 1",
        trial => Along(trial, density => Compare.Numbers(
            "∫ p",
            density.Mass,
            "1",
            1,
            Compare.Quadrature,
            [
                ("the ½ missing before a square", Math.Sqrt(0.5)),
                .. trial.Only(0).Positives.SelectMany(scale => new (string, double)[]
                {
                    ($"log {scale.Name} left out of the log density", scale.Value),
                    ($"the sign of log {scale.Name} turned in the log density", scale.Value * scale.Value),
                }),
            ])));

    public static DistributionLaw Mean { get; } = new(
        "mean",
        "distributions with a finite mean",
        "Mean is that of the density",
        trial => Moment(trial, "Mean", own => own.Distribution.Mean, own => own.At));

    public static DistributionLaw Deviation { get; } = new(
        "standard deviation",
        "distributions with a finite variance",
        "StandardDeviation is that of the density",
        trial => Moment(
            trial, "StandardDeviation²", own => Square(own.Distribution.StandardDeviation), own => Square(own.At - own.Distribution.Mean)));

    public static DistributionLaw Entropy { get; } = new(
        "entropy",
        "distributions with an Entropy",
        "Entropy is −E log p(x), in nats",
        trial => trial.Only(0).Distribution.Entropy is null
            ? Unit.Default
            : Moment(trial, "Entropy", own => own.Distribution.Entropy!, own => -own.Distribution.LogDensity(own.At)));

    private static Either<Mismatch, Unit> Moment(
        DistributionTrial trial, string what, Func<DistributionTrial, Expr> found, Func<DistributionTrial, Expr> function) =>
        Along(trial, density => density.Mean(function(trial.Only(0))).Match(
            None: () => Unit.Default,
            Some: truth => trial.Only(0).Evaluated(found(trial.Only(0)), 1, [])[0] is var number && double.IsFinite(number)
                ? Compare.Numbers(
                    what,
                    number,
                    "that of the density",
                    truth,
                    Compare.Quadrature,
                    [
                        .. trial.Only(0).Positives.SelectMany(scale => new (string, double)[]
                        {
                            ($"log {scale.Name} once too often", truth + Math.Log(scale.Value)),
                            ($"log {scale.Name} left out", truth - Math.Log(scale.Value)),
                        }),
                    ])
                : Unit.Default));

    private static Either<Mismatch, Unit> Along(DistributionTrial trial, Func<LineDensity, Either<Mismatch, Unit>> law) =>
        LineDensity.Of(trial.Only(0)).Match(Some: law, None: () => Unit.Default);
}
