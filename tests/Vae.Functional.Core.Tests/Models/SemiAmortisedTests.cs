using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Steps of gradient ascent on each observation's bound, on a linear model: x|z ~ N(wz + b, σ²), q(z|x) from an affine network.</summary>
public sealed class SemiAmortisedTests
{
    private const double Sigma = 0.5, Weight = 0.9, Rate = 0.1, X = 0.8;

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static readonly VaeSpec Amortised = new(
        new RealValued(1, Dequantised: true),
        new StandardNormal(1),
        new DiagonalGaussian(Affine),
        new Gaussian(Affine, new FixedSigma(Sigma)));

    private static VaeSpec Refined(int steps, double rate = Rate) =>
        Amortised with { Family = new SemiAmortised(new DiagonalGaussian(Affine), steps, rate) };

    // ∂L/∂μ = w(x − wz)/σ² − μ and ∂L/∂log σ² = ½ (w(x − wz)/σ² · sε − s² + 1), with z = μ + sε.
    private static (double Mean, double LogVariance) Moved(double mean, double logVariance, double epsilon)
    {
        var s = Math.Exp(0.5 * logVariance);
        var pull = Weight * (X - Weight * (mean + s * epsilon)) / (Sigma * Sigma);
        return (mean + Rate * (pull - mean), logVariance + Rate * 0.5 * (pull * s * epsilon - s * s + 1));
    }

    [Fact]
    public void Steps_follow_the_gradient_of_the_bound()
    {
        double[] draws = [0.7, -1.3, 0.2];
        var (mean, logVariance) = (-0.4 * X, 0.3 * X);
        foreach (var epsilon in draws)
            (mean, logVariance) = Moved(mean, logVariance, epsilon);

        var found = Evaluate.Of(Programs.Encoding(Refined(3)).OrThrow(), 1, Leaves(-0.4, 0, 0.3, 0, draws));

        Assert.Equal(mean, found["mean"].Values[0], 1e-12);
        Assert.Equal(Math.Exp(0.5 * logVariance), found["deviation"].Values[0], 1e-12);
    }

    // The steps themselves are taken as they are: what trains is the bound of a q(z|x) that is given outright.
    [Fact]
    public void The_gradient_is_that_of_the_bound_where_the_steps_lead()
    {
        var (mean, logVariance) = Moved(0.6, -0.2, 0.7);
        var refined = Gradients(Refined(1), Leaves(0, 0.6, 0, -0.2, 0.7));
        var given = Gradients(Amortised, Leaves(0, mean, 0, logVariance, 0.7));
        foreach (var name in new[] { "encoder.mean.bias", "encoder.log_variance.bias", "decoder.mean.weight", "decoder.mean.bias" })
        {
            Assert.NotEqual(0, given[Differentiate.OutputName(name)].Values[0]);
            Assert.Equal(given[Differentiate.OutputName(name)].Values[0], refined[Differentiate.OutputName(name)].Values[0], 1e-10);
        }
    }

    // An encoder that sees nothing leaves a gap, which steps close; of a linear model the family holds the posterior.
    [Fact]
    public void What_an_encoder_leaves_steps_make_up_for()
    {
        var leaves = Leaves(0, 0, 0, 0, [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1.0 : -1.0)]);
        double Gap(VaeSpec spec)
        {
            var q = Evaluate.Of(Programs.Encoding(spec).OrThrow(), 1, leaves);
            var (mean, variance) = (q["mean"].Values[0], Math.Pow(q["deviation"].Values[0], 2));
            var posterior = 1 / (1 + Weight * Weight / (Sigma * Sigma));
            var centre = posterior * Weight * X / (Sigma * Sigma);
            return 0.5 * (variance / posterior + (mean - centre) * (mean - centre) / posterior - 1 - Math.Log(variance / posterior));
        }
        Assert.InRange(Gap(Refined(40)), 0, 0.05 * Gap(Amortised));
    }

    // Parameters under which the refined q(z|x) is far from the one of the encoder, and near the posterior.
    [Theory]
    [InlineData(-0.4, 0.1, 0.3, 0.2)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0.9, 0.2, -0.2, -1.2)]
    public void Both_its_objective_and_its_value_stay_below_the_evidence(double slope, double offset, double widening, double width)
    {
        var parameters = Leaves(slope, offset, widening, width, 0).Where(leaf => leaf.Key.Contains('.')).ToDictionary();
        var evidence = OneDimensionalLatent.LogEvidence(Amortised, parameters, [X]).OrThrow();
        foreach (var estimator in new Estimator[] { new AnalyticKl(), new MonteCarlo() })
        {
            Assert.True(OneDimensionalLatent.ExpectedObjective(Refined(1), estimator, parameters, [X], 1e-4).OrThrow() <= evidence + 1e-3);
            Assert.True(OneDimensionalLatent.ExpectedValue(Refined(1), estimator, parameters, [X], 1e-4).OrThrow() <= evidence + 1e-3);
        }
        Assert.True(Refined(1).Verdict.IsBound);
    }

    [Fact]
    public void What_takes_no_steps_is_refused_in_words() => Assert.Equal(
        ["Family: Steps is 0; give a positive number", "Family: StepSize is -1; give a positive number"],
        new SemiAmortised(new DiagonalGaussian(Affine), 0, -1).Faults);

    private static IReadOnlyDictionary<string, DenseArray> Gradients(VaeSpec spec, Dictionary<string, DenseArray> leaves) =>
        Evaluate.Of(Programs.Training(spec, new MonteCarlo()).OrThrow(), 1, leaves);

    private static Dictionary<string, DenseArray> Leaves(
        double slope, double offset, double widening, double width, params double[] draws)
    {
        var leaves = new Dictionary<string, DenseArray>
        {
            ["encoder.mean.weight"] = DenseArray.Of([1, 1], [slope]),
            ["encoder.mean.bias"] = DenseArray.Of([1], [offset]),
            ["encoder.log_variance.weight"] = DenseArray.Of([1, 1], [widening]),
            ["encoder.log_variance.bias"] = DenseArray.Of([1], [width]),
            ["decoder.mean.weight"] = DenseArray.Of([1, 1], [Weight]),
            ["decoder.mean.bias"] = DenseArray.Of([1], [0.0]),
            [VaeModel.ObservationInput] = DenseArray.Of([1, 1], [X]),
            [VaeModel.LatentNoise] = DenseArray.Of([1, 1], [-0.6]),
            [Programs.KlWeightInput] = DenseArray.Scalar(1),
        };
        for (var i = 0; i < draws.Length; i++)
            leaves[$"{SemiAmortised.StepNoise}{i + 1}"] = DenseArray.Of([1, 1], [draws[i]]);
        return leaves;
    }
}
