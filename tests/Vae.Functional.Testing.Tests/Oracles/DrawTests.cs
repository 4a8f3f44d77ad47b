using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>
/// Draws (z, x) ~ p(z, x) hold an oracle's sampler and its posterior to each other: (z − E(z|x))/√Var(z|x) has mean 0 and variance 1.
/// A right oracle fails a line with probability below 1e-6 (five standard errors), at a fixed seed.
/// </summary>
public sealed class DrawTests
{
    public static TheoryData<string, int> Models => new()
    {
        { "pca", 2000 }, { "linear", 500 }, { "bits", 2000 }, { "counts", 2000 }, { "mixture", 500 }, { "decoder", 100 },
    };

    private static Oracle Model(string name)
    {
        var (spec, parameters, _) = Example.Of(1, 3, new Gaussian(new Mlp([3], Activation.Tanh), new FixedSigma(0.5)), seed: 5);
        var linear = Example.Of(1, 3, new Gaussian(new Mlp([], Activation.Tanh), new SharedSigma(0.3)), seed: 6);
        return name switch
        {
            "pca" => ProbabilisticPca.Of(new double[,] { { 1 }, { -2 }, { 0.5 } }, [1, 2, 3], 0.7).Value(),
            "linear" => SpecOracle.For(linear.Spec, linear.Parameters).Value(),
            "bits" => new BetaBernoulli(0.5, 2, 20),
            "counts" => new GammaPoisson(3, 0.2, 4),
            "mixture" => FiniteLatent.Of(spec, parameters, [-2, 0, 1], [0.2, 0.5, 0.3]).Value(),
            _ => SpecOracle.For(spec, parameters).Value(),
        };
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Draws_of_z_follow_the_posterior_given_their_x(string name, int count)
    {
        var oracle = Model(name);
        var (latents, observations) = oracle.Draw(NoiseKey.FromSeed(7), count);
        double[] standardised = [.. Enumerable.Range(0, count).Select(row =>
        {
            var moments = oracle.Posterior(observations.Values.Slice(row * oracle.Width, oracle.Width)).Value();
            return (latents.Values[row] - moments.Mean[0]) / Math.Sqrt(moments.Covariance[0, 0]);
        })];
        Assert.InRange(standardised.Average(), -5 / Math.Sqrt(count), 5 / Math.Sqrt(count));
        double[] squares = Array.ConvertAll(standardised, s => s * s);
        var error = Math.Sqrt(squares.Average(square => Math.Pow(square - squares.Average(), 2)) / count);
        Assert.InRange(squares.Average(), 1 - 5 * error, 1 + 5 * error);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_longer_run_begins_with_a_shorter_one(string name, int _)
    {
        var oracle = Model(name);
        var (few, many) = (oracle.Draw(NoiseKey.FromSeed(8), 3), oracle.Draw(NoiseKey.FromSeed(8), 5));
        Assert.Equal(few.Latents.Values, many.Latents.Values[..3]);
        Assert.Equal(few.Observations.Values, many.Observations.Values[..(3 * oracle.Width)]);
    }

    [Theory]
    [InlineData("bits", 0.5)]
    [InlineData("counts", -1)]
    public void What_a_model_cannot_have_made_has_no_evidence_and_no_posterior(string name, double value)
    {
        var oracle = Model(name);
        var x = Enumerable.Repeat(value, oracle.Width).ToArray();
        Assert.Equal(double.NegativeInfinity, oracle.LogEvidence(x).Value());
        Assert.Equal([double.NegativeInfinity], oracle.LogJoint([0.5], x));
        Assert.Contains("no posterior", oracle.Posterior(x).LeftToSeq().Head.Message);
    }
}
