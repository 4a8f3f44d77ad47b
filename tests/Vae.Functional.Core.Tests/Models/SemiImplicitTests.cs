using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>
/// The semi-implicit bound on a linear Gaussian model of one latent component, log p(x) in closed form. Seeds are fixed; five standard errors
/// would reject a right procedure with one seed in 1.7 million.
/// </summary>
public sealed class SemiImplicitTests
{
    private const double X = 0.7, Weight = 1.2, Sigma = 0.5;

    private const int Draws = 4_000;

    // The posterior is N(m, v): here N(z; m + √(v − s²) ε, s²) with s² = v/2, whose mean over ε it is.
    private const double Variance = Sigma * Sigma / (Sigma * Sigma + Weight * Weight);

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static VaeSpec Spec(int others, params int[] hidden) => new(
        new RealValued(1, Dequantised: true), new StandardNormal(1), new SemiImplicit(Affine, 1, [.. hidden], Activation.Tanh, others),
        new Gaussian(Affine, new FixedSigma(Sigma)));

    [Fact]
    public void The_bound_lies_below_log_p_of_x_rises_with_K_and_meets_it()
    {
        var truth = LogEvidence();
        var means = new[] { 0, 1, 4, 60 }.Select(others => MeanAndError.Of(Values(others, new MonteCarlo()))).ToArray();
        Assert.All(means, one => Assert.True(one.Mean < truth + 5 * one.Error));
        Assert.All(means.Zip(means[1..], (fewer, more) => more.Mean - fewer.Mean - 5 * (more.Error + fewer.Error)), gain => Assert.True(gain > 0));
        Assert.InRange(means[0].Mean, double.NegativeInfinity, truth - 0.2);
        Assert.InRange(means[^1].Mean, truth - 0.02, truth + 5 * means[^1].Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void The_mean_importance_weight_is_p_of_x_for_every_K(int others)
    {
        var (mean, error) = MeanAndError.Of([.. Values(others, new MonteCarlo(), wider: 1).Select(value => Math.Exp(value - LogEvidence()))]);
        Assert.InRange(mean - 1, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.1);
        Assert.True(Values(others, new ImportanceWeighted(3)).Average() < LogEvidence());
    }

    // The known mistake: the mixture of the others does not know what made z, and is too low there.
    [Fact]
    public void Without_the_noise_that_made_z_it_would_be_no_bound()
    {
        const int Others = 2;
        var model = new VaeModel(Spec(Others));
        var q = (SemiImplicitDistribution)model.Posterior;
        var noises = q.NoiseInputs(VaeModel.LatentNoise, Dimension.Batch, 1);
        var (z, right) = q.DrawWithDensity(noises);
        var rest = Enumerable.Range(1, Others).Select(k => Reshape(
            q.Conditional(q.Features, Slice(noises[0], 1, k, 1)).LogDensity(z), [Dimension.Batch, 1]));
        var wrong = LogSumExp(Concatenate(1, [.. rest]), -1) - Math.Log(Others);
        var joint = model.LogLikelihood(z, 1) + model.Prior.LogDensity(z);
        var graph = Graph.Of(new("wrong", joint - wrong), new("right", joint - right!));
        var found = Evaluate.Of(graph, Draws, Leaves(graph, 0));
        var (mean, error) = MeanAndError.Of(found["wrong"].Values.ToArray());
        Assert.True(mean - 5 * error > LogEvidence() + 0.1);
        Assert.True(found["right"].Values.ToArray().Average() < LogEvidence());
    }

    [Fact]
    public void Draws_follow_the_mean_of_the_conditional_over_its_noise()
    {
        var program = Programs.Encoding(Spec(3)).OrThrow();
        var draws = Evaluate.Of(program, Draws, Leaves(program, 0))["draw"].Values.ToArray();
        var (mean, error) = MeanAndError.Of(draws);
        Assert.InRange(mean - Variance * Weight * X / (Sigma * Sigma), -5 * error, 5 * error);
        Assert.InRange(error * error * Draws, 0.85 * Variance, 1.15 * Variance);
    }

    [Fact]
    public void Gradients_go_through_draws_and_their_density()
    {
        var program = Programs.Training(Spec(2, 3), new MonteCarlo(2)).OrThrow();
        Differences.AssertGradients(program, WithInputs(FixedNumbers.Parameters(program, seed: 0, 0.7), program, 2), 2);
    }

    [Fact]
    public void What_takes_the_density_elsewhere_is_refused_by_rule_and_by_program_in_the_same_words() =>
        Refusals.AssertDensityElsewhere(Spec(1));

    [Fact]
    public void What_is_no_mixture_is_refused_in_words() => Assert.Equal(
        ["Family: Noise is 0; give a positive number", "Family: Draws is -1; give a number that is not negative"],
        new SemiImplicit(Affine, 0, [], Draws: -1).Faults);

    private static double[] Values(int others, Estimator estimator, double wider = 0)
    {
        var program = Programs.Evaluation(Spec(others), estimator).OrThrow();
        return Evaluate.Of(program, Draws, Leaves(program, wider))[Programs.Value].Values.ToArray();
    }

    // At the posterior, or that much wider in log variance.
    private static Dictionary<string, DenseArray> Leaves(Graph program, double wider)
    {
        var leaves = program.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => DenseArray.Generate(parameter.Shape.Bind(1), _ => 0));
        leaves["decoder.mean.weight"] = DenseArray.Of([1, 1], [Weight]);
        // From x, and from ε.
        leaves["encoder.mixing.mean.weight"] = DenseArray.Of([2, 1], [Variance * Weight / (Sigma * Sigma), Math.Sqrt(Variance / 2)]);
        leaves["encoder.mixing.log_variance.bias"] = DenseArray.Of([1], [Math.Log(Variance / 2) + wider]);
        return WithInputs(leaves, program, Draws);
    }

    private static Dictionary<string, DenseArray> WithInputs(Dictionary<string, DenseArray> leaves, Graph program, int rows)
    {
        leaves[VaeModel.ObservationInput] = DenseArray.Generate([rows, 1], _ => X);
        return leaves.WithNoises(program, rows, NoiseKey.FromSeed(8));
    }

    private static double LogEvidence() => LinearGaussian.Of(Spec(0), new Dictionary<string, DenseArray>
    {
        ["decoder.mean.weight"] = DenseArray.Of([1, 1], [Weight]),
        ["decoder.mean.bias"] = DenseArray.Of([1], [0]),
    }).OrThrow().LogEvidence([X]).OrThrow();
}
