using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Witnesses;

/// <summary>The smallest declarations at which each rule can be seen to be right, one observed and one latent component each.</summary>
internal static class WitnessTable
{
    private static readonly Mlp Linear = new([], Activation.Tanh);

    private static readonly VaeSpec Line = new(
        new RealValued(1), new StandardNormal(1), new DiagonalGaussian(Linear), new Gaussian(Linear, new FixedSigma(1)));

    /// <summary>What every declaration of a witness starts from, as C#.</summary>
    public static string Preamble { get; } =
        Written(Linear, new Mlp([], Activation.Tanh), nameof(Linear))
        + Written(
            Line,
            new VaeSpec(new RealValued(1), new StandardNormal(1), new DiagonalGaussian(Linear), new Gaussian(Linear, new FixedSigma(1))),
            nameof(Line));

    public static IReadOnlyList<Witness> All { get; } =
    [
        new("VAE1001", Line with { Observation = new UnitInterval(1), Likelihood = new Bernoulli(Linear) },
            trial =>
            [Objective(trial), Evidence(trial), new("log p(x) of the continuous Bernoulli with the same logits", Continuous(trial))]),
        new("VAE1002", Line with { Likelihood = new ContinuousBernoulli(Linear) }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE1003", Line with { Observation = new UnitInterval(1), Likelihood = new Gaussian(Linear, new FixedSigma(0.3)) }, trial =>
            [new("mass that the data have in [0, 1]", 1), new("mass of p(x) in [0, 1]", MassInUnitInterval(trial))],
            given: [0.5, 0.2, 0, 0, 0, 0, 0.5]),
        new("VAE1004", Line with { Likelihood = new Gaussian(Linear, new SharedSigma()) }, trial =>
            [new("objective with decoder.scale = −10", trial.With("decoder.scale", -10).Objective),
                new("objective with decoder.scale = −5", trial.With("decoder.scale", -5).Objective), Objective(trial)],
            given: [1, 0, 0, 0, 0, 0, 0, 1]),
        new("VAE1005", Line with { Likelihood = new Gaussian(Linear, new FixedSigma(0.5)) },
            GainAtEqualOptima, given: [0.4, 0, -0.5, 0, 0.1, 0.6, 1.5]),
        new("VAE1006", Line with { Likelihood = new MeanSquaredError(Linear) }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE1007", Line with { Likelihood = new Gaussian(Linear with { Output = OutputRange.UnitInterval }, new FixedSigma(1)) },
            BestReached, given: [0, 0, 0, 0, 0, 0, 3]),
        new("VAE1009", Line with { Likelihood = new Gaussian(Linear, new OptimalSigma(Floor: 0.05)) },
            trial => [Objective(trial), new("log p(x) at the σ that makes it largest", LargestEvidence(trial))], enough: 0.1),
        new("VAE2001", Line with { Beta = 0.5 }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE2002", Line with { Beta = 0 }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE2003", Line with { Beta = 4 },
            trial => [new("value at β = 1", trial.Value), Objective(trial), Evidence(trial)], given: [0, 1, 0.5, 0, -0.6, 0, 1]),
        new("VAE2004", Line with { Beta = -1 }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE2005", Line with { Beta = 1 },
            trial => [new("objective after epoch 10, at weight 0.5", trial.ObjectiveAfter(10)), Evidence(trial)],
            new TrainingPlan(Epochs: 10, KlWarmupEpochs: 20), seed: 2),
        new("VAE2006", Line with { Beta = 1 },
            trial => [new("objective after epoch 1, at weight 0.2", trial.ObjectiveAfter(1)), Evidence(trial)],
            new TrainingPlan(Epochs: 10, Patience: 3, KlWarmupEpochs: 5), seed: 3),
        new("VAE2007", Line with { KlTerm = new Capacity(Gamma: 10, C: 1) }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE2008", Line with { Family = new PointMass(Linear) }, trial => [Objective(trial), Evidence(trial)]),
        new("VAE2010", Line with { Beta = 4 },
            trial => [Objective(trial), Evidence(trial)],
            new TrainingPlan(Epochs: 10, Estimator: new ImportanceWeighted(Samples: 2)), enough: 0.2),
        new("VAE2011", Line with { Beta = 1 },
            trial => [Objective(trial), Evidence(trial)],
            new TrainingPlan(Epochs: 10, Estimator: new Renyi(Alpha: -4, Samples: 2)), enough: 0.05),
        new("VAE2012", Line with { Penalty = new WeightPenalty(0.5) },
            trial => [new("value of an evaluation", trial.Value), Objective(trial), Evidence(trial)], given: [0, 1, 0.5, 0, -0.6, 0, 1]),
        new("VAE2017", Line with { Likelihood = new Gaussian(new Sequence(Linear, new BatchNormalisation()), new FixedSigma(1)) },
            trial =>
            [new("objective of a batch of x and −x", ObjectiveOfTwo(trial)),
                new("log p(x) at the running variance that makes it largest", LargestKeptEvidence(trial))],
            given: [0, 8, 1, 0, -3.2, 0, 0, 0.125, 8]),
        new("VAE3001", Line with { Likelihood = new Gaussian(Linear, new LearnedSigma(Floor: 0.1)), Decoding = Decoding.Mean }, Spread),
        new("VAE3002", Line with { Decoding = Decoding.Mean },
            trial => GeneratedMoments.Of(trial.Spec, trial.Parameters).Map<Figure[]>(moments =>
            [new("E Var(x|z) under p(x, z)", moments.DeclaredGivenLatent), new("E Var(x|z) as shown", moments.ShownGivenLatent),
                new("Var x under p(x)", moments.Declared), new("Var x as shown", moments.Shown)]).Value()),
        new("VAE3003", Line with { Likelihood = new Gaussian(Linear, new FixedSigma(1)) },
            trial => [new("value at the posterior's mean", trial.ValueAtMean), Evidence(trial), new("value with draws", trial.Value)]),
        new("VAE3004", Line with { Likelihood = new Gaussian(Linear, new OptimalSigma(Floor: 0.05)) }, trial =>
            [new("value with σ fitted to x", trial.With(OptimalSigma.FrozenInput, trial.FittedSigma).Value), Evidence(trial),
                new("σ fitted to x", trial.FittedSigma)]),
        new("VAE3005", Line with { Likelihood = new Gaussian(Linear, new FixedSigma(0.5)) }, trial =>
            [new("value at x, to which the parameters are fitted", trial.Value),
                new("log p of a new observation, 2", (trial with { Observation = [2] }).LogEvidence)], given: [1, 0, 0, 0, 0, 0, 1]),
    ];

    private static string Written<T>(T value, T again, string name, [CallerArgumentExpression(nameof(again))] string written = "") =>
        Equals(value, again) ? $"var {name} = {written};\n" : throw new InvalidOperationException($"{name} is not {written}");

    private static Figure Objective(Trial trial) => new("objective", trial.Objective);

    private static Figure Evidence(Trial trial) => new("log p(x)", trial.LogEvidence);

    private static double Continuous(Trial trial) =>
        (trial with { Spec = trial.Spec with { Likelihood = new ContinuousBernoulli(Linear) } }).LogEvidence;

    private static double MassInUnitInterval(Trial trial)
    {
        var mean = trial.Parameters["decoder.mean.bias"].Values[0];
        var deviation = Math.Sqrt(GeneratedMoments.Of(trial.Spec, trial.Parameters).Value().Declared);
        double Below(double x) => 0.5 * (1 + Tensors.Reference.SpecialFunctions.ErrorFunction((x - mean) / (deviation * Math.Sqrt(2))));
        return Below(1) - Below(0);
    }

    // The same change of parameters, valued by σ = 0.5 at β = 1 and by σ = 1 at β = 0.25.
    private static Figure[] GainAtEqualOptima(Trial trial)
    {
        var other = trial.With("decoder.mean.weight", 1);
        var unit = new Gaussian(Linear, new FixedSigma(1));
        Trial Weighted(Trial at) => at with { Spec = at.Spec with { Beta = 0.25, Likelihood = unit } };
        var (first, second) = (other.Objective - trial.Objective, Weighted(other).Objective - Weighted(trial).Objective);
        return [new("gain by decoder.mean.weight = 1 at σ = 0.5, β = 1", first), new("gain by the same at σ = 1, β = 0.25", second),
            new("their ratio", second / first)];
    }

    // At x = 3, the best objective over 0.1-spaced parameters of a mean in (0, 1), and of one that can be anything.
    private static Figure[] BestReached(Trial trial)
    {
        double Best(Mlp decoder)
        {
            var spec = trial.Spec with { Likelihood = new Gaussian(decoder, new FixedSigma(1)) };
            var reaching = trial with { Spec = spec };
            double At(double[] point) => reaching.With("decoder.mean.bias", point[0]).With("decoder.mean.weight", point[1]).Objective;
            return At(Ascent.Highest(At, 2, seed: 1));
        }

        return [new("best objective found with Output at Natural", Best(Linear)),
            new("best objective found with Output at UnitInterval", Best(Linear with { Output = OutputRange.UnitInterval }))];
    }

    private static double LargestEvidence(Trial trial) => Enumerable.Range(0, 121).Max(i =>
        LinearGaussian.Of(trial.Spec with { Likelihood = new Gaussian(Linear,
            new FixedSigma(0.05 * Math.Pow(1.05, i))) }, trial.Parameters).Value().LogEvidence(trial.Observation).Value());

    // One draw of z for each.
    private static double ObjectiveOfTwo(Trial trial)
    {
        var program = Programs.Explained(trial.Spec, trial.Estimator).Value();
        var leaves = trial.Parameters.ToImmutableDictionary()
            .SetItem(VaeModel.ObservationInput, DenseArray.Of([2, 1], [trial.Observation[0], -trial.Observation[0]]));
        double At(double first, double second) => Evaluate
            .Of(program, 2, leaves.SetItem(VaeModel.LatentNoise, DenseArray.Of([2, 1], [first, second])))["L"].Values.ToArray().Average();
        return Trapezoid.NormalMean(2, points => [.. points[0].Zip(points[1], At)], 1e-6, 1 << 15).Value();
    }

    // x and −x are as likely where the running mean is 0, and no other makes their mean larger.
    private static double LargestKeptEvidence(Trial trial) => Enumerable.Range(0, 121).Max(i =>
    {
        DenseArray Kept(double value) => DenseArray.Of([1], [value]);
        var statistics = Programs.Evaluation(trial.Spec, trial.Estimator).Value().Statistics.ToDictionary(
            kept => kept.Name, kept => Kept(kept.Name.EndsWith("mean", StringComparison.Ordinal) ? 0 : 0.05 * Math.Pow(1.07, i)));
        return (trial with { Parameters = trial.Parameters.SetItems(statistics) }).LogEvidence;
    });

    private static Figure[] Spread(Trial trial) => GeneratedMoments.Of(trial.Spec, trial.Parameters).Map<Figure[]>(moments =>
        [new("Var x under p(x)", moments.Declared), new("Var x as shown", moments.Shown)]).Value();
}
