using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Objectives;

public sealed class ImportanceSampledTests
{
    // Two draws whose weights are as 3 to 1: (3 + 1)²/(9 + 1) = 1.6 draws' worth; equal weights are worth both, and one weight alone one.
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 1, 1.6)]
    [InlineData(1e12, 1, 1)]
    public void The_effective_sample_size_counts_the_draws_that_carry_the_estimate(double first, double second, double expected)
    {
        // log w = −½ z² + constant at x = 0, for q(z) = N(0, 1) = p(z) and p(x|z) = N(z, 1).
        var spec = SmallModel.Spec with
        {
            Observation = new RealValued(1, Dequantised: true),
            Likelihood = new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(1)),
        };
        double LatentOf(double weight) => Math.Sqrt(2 * Math.Log(first / weight));
        var program = Programs.Evaluation(spec, new ImportanceSampled(2)).OrThrow();
        var found = Evaluate.Of(program, 1, new Dictionary<string, DenseArray>
        {
            [VaeModel.ObservationInput] = DenseArray.Of([1, 1], [0.0]),
            [VaeModel.LatentNoise] = DenseArray.Of([2, 1], [LatentOf(first), LatentOf(second)]),
            [GivenPosterior.Mean] = DenseArray.Of([1, 1], [0.0]),
            [GivenPosterior.LogVariance] = DenseArray.Of([1, 1], [0.0]),
            ["decoder.mean.weight"] = DenseArray.Of([1, 1], [1.0]),
            ["decoder.mean.bias"] = DenseArray.Of([1], [0.0]),
        });

        Assert.Equal(expected, found[Term.EffectiveDraws].Values[0], 1e-9);
        Assert.Equal(ValueUnit.EffectiveDraws, Unit(new ImportanceSampled(2), Term.EffectiveDraws));
        Assert.Equal(ValueUnit.NatsPerObservation, Unit(new ImportanceSampled(2), Term.Reconstruction));
    }

    private static ValueUnit Unit(Estimator estimator, string term) =>
        estimator.Build(new VaeModel(SmallModel.Spec)).OrThrow().Terms.Single(candidate => candidate.Name == term).Unit;
}
