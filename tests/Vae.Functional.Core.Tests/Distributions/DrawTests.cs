using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>Draws with a fixed seed against the distribution they are drawn from.</summary>
public sealed class DrawTests
{
    private const int Count = 20_000;

    // Kolmogorov and Smirnov: √n·D exceeds 1.95 once in a thousand seeds. Means: 4.5 standard errors, once in 150,000.
    private const double KolmogorovLimit = 1.95;
    private const double MeanLimit = 4.5;

    [Theory]
    [InlineData(0)]
    [InlineData(0.15)]
    [InlineData(-4)]
    [InlineData(50)]
    public void Continuous_Bernoulli_draws_follow_their_distribution_function(double logit)
    {
        var draws = Draws(logits => new ContinuousBernoulliDistribution(logits), logit);
        Assert.All(draws, x => Assert.InRange(x, 0, 1));
        double Cdf(double x) => logit == 0 ? x : Math.Abs(logit) < 30 ? Expm1(logit * x) / Expm1(logit) : Math.Exp(logit * (x - 1));
        Assert.InRange(Kolmogorov(draws, Cdf), 0, KolmogorovLimit);
        var mean = Numbers.Of(new ContinuousBernoulliDistribution(Numbers.Column("l", 1)).Mean, ("l", [logit]))[0];
        AssertMean(draws, mean);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(-3.0)]
    public void Bernoulli_draws_are_bits_with_the_mean_as_their_frequency(double logit)
    {
        var draws = Draws(logits => new BernoulliDistribution(logits), logit);
        Assert.All(draws, x => Assert.True(x is 0 or 1));
        AssertMean(draws, 1 / (1 + Math.Exp(-logit)));
    }

    [Fact]
    public void Bernoulli_draws_at_extreme_logits_are_certain()
    {
        Assert.All(Draws(logits => new BernoulliDistribution(logits), 100), x => Assert.Equal(1, x));
        Assert.All(Draws(logits => new BernoulliDistribution(logits), -100), x => Assert.Equal(0, x));
    }

    [Fact]
    public void Normal_draws_have_the_location_and_the_scale()
    {
        var draws = Draws(location => NormalDistribution.FromScale(location, 0.25), -3);
        AssertMean(draws, -3);
        AssertMean([.. draws.Select(x => (x + 3) * (x + 3))], 0.0625);
    }

    [Fact]
    public void A_reparameterised_draw_moves_with_its_parameters()
    {
        (string, double[])[] columns = [("m", [1.0]), ("s", [2.0]), ("e", [-0.7])];
        var draw = NormalDistribution.FromScale(Numbers.Column("m", 1), Numbers.Column("s", 1)).Draw(Numbers.Column("e", 1));
        Assert.Equal([1.0], Numbers.Gradient(draw, "m", columns));
        Assert.Equal([-0.7], Numbers.Gradient(draw, "s", columns));
        Assert.True(NormalDistribution.FromScale(0.0, 1.0).IsReparameterised);
    }

    [Fact]
    public void No_gradient_flows_through_a_Bernoulli_draw()
    {
        var bernoulli = new BernoulliDistribution(Numbers.Column("l", 1));
        Assert.False(bernoulli.IsReparameterised);
        Assert.Equal([0.0], Numbers.Gradient(bernoulli.Draw(Numbers.Column("u", 1)), "l", ("l", [0.3]), ("u", [0.5])));
    }

    private static double[] Draws(Func<Expr, Distribution> of, double parameter)
    {
        var distribution = of(Numbers.Column("p", Count));
        var (noise, key) = (new double[Count], NoiseKey.FromSeed(5).Then("draws"));
        if (distribution.Noises(1).Single().Law == NoiseLaw.Uniform)
            key.FillUniform(noise);
        else
            key.FillStandardNormal(noise);
        return Numbers.Of(distribution.Draw(Numbers.Column("u", Count)), ("p", [.. noise.Select(_ => parameter)]), ("u", noise));
    }

    private static void AssertMean(double[] values, double expected)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Count - 1.0) / Count);
        Assert.InRange((mean - expected) / error, -MeanLimit, MeanLimit);
    }

    private static double Kolmogorov(double[] values, Func<double, double> cdf)
    {
        double[] sorted = [.. values.Order()];
        var distances = sorted.Select((x, rank) =>
            Math.Max(Math.Abs(cdf(x) - rank / (double)Count), Math.Abs(cdf(x) - (rank + 1) / (double)Count)));
        return Math.Sqrt(Count) * distances.Max();
    }

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;
}
