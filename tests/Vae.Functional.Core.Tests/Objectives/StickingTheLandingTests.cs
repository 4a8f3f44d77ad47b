using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Objectives;

public sealed class StickingTheLandingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Its_expected_gradient_is_that_of_the_evidence_lower_bound(double beta)
    {
        var spec = SmallModel.Spec with { Beta = beta };

        var plain = SmallModel.ExpectedGradients(new AnalyticKl(), spec, 1, (0.3, -0.8));
        var sticking = SmallModel.ExpectedGradients(new StickingTheLanding(), spec, 1, (0.3, -0.8));

        SmallModel.AssertClose(plain, sticking, 1e-8);
        Assert.Contains(plain[..2], gradient => Math.Abs(gradient) > 0.1);
    }

    // x = (z, z) + b + 0.6 ε at x − b = (0.7, −0.4): the posterior is N(Σ(x − b)/(0.36 + 2), 0.36/(0.36 + 2)).
    [Fact]
    public void At_the_exact_posterior_every_draw_has_the_encoder_s_gradient_zero_where_other_estimators_scatter()
    {
        const double Precision = 0.36 + 2;
        var spec = SmallModel.Spec with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(0.6)) };
        var exact = ((SmallModel.Observation[0] + SmallModel.Observation[1]) / Precision, Math.Log(0.36 / Precision));
        var parameters = new Dictionary<string, DenseArray>
        {
            ["decoder.mean.weight"] = DenseArray.Of([1, 2], [1.0, 1.0]),
            ["decoder.mean.bias"] = DenseArray.Of([2], [0.0, 0.0]),
        };
        var noise = new double[2 * 50];
        NoiseKey.FromSeed(3).FillStandardNormal(noise);
        double[] ones = [.. Enumerable.Repeat(1.0, 50)];
        double[] Gradients(Estimator estimator) =>
            [.. SmallModel.Gradients(estimator, spec, noise, ones, exact, parameters).Encoder.SelectMany(row => row)];

        Assert.All(Gradients(new StickingTheLanding(2)), gradient => Assert.Equal(0, gradient, 1e-12));
        Assert.Contains(Gradients(new MonteCarlo(2)), gradient => Math.Abs(gradient) > 0.1);
        Assert.Contains(Gradients(new AnalyticKl(2)), gradient => Math.Abs(gradient) > 0.1);
    }

    [Fact]
    public void Its_value_is_that_of_the_sampled_bound() => Assert.Equal(
        new MonteCarlo(3).Build(new VaeModel(SmallModel.Spec)).OrThrow().Value.ToString(),
        new StickingTheLanding(3).Build(new VaeModel(SmallModel.Spec)).OrThrow().Value.ToString());
}
